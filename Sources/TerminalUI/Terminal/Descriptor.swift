internal import Glibc

/// Reading, writing and waiting on file descriptors.
enum Descriptor {
    /// What a descriptor has to say after waiting.
    struct Readiness {
        var readable = false
        /// The other side is gone.
        var hungUp = false
    }

    /// Writes everything; gives up when the other side is gone.
    static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                _ = wait([], writable: descriptor, timeout: 1000)
                continue
            }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// What can be read at once; nil when nothing more will come.
    static func read(_ descriptor: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
        if count > 0 { return Array(bytes.prefix(count)) }
        return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : nil
    }

    /// Waits until one of the descriptors can be read, or for so many milliseconds; -1 waits for ever.
    static func wait(_ descriptors: [Int32], writable: Int32? = nil, timeout: Int) -> [Readiness] {
        var polls = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        if let writable { polls.append(pollfd(fd: writable, events: Int16(POLLOUT), revents: 0)) }
        guard unsafe poll(&polls, nfds_t(polls.count), Int32(clamping: timeout)) > 0 else {
            return descriptors.map { _ in Readiness() }
        }
        return polls.prefix(descriptors.count).map { poll in
            let events = Int32(poll.revents)
            return Readiness(readable: events & POLLIN != 0, hungUp: events & (POLLHUP | POLLERR | POLLNVAL) != 0)
        }
    }
}
