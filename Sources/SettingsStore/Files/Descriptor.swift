internal import Glibc

/// An open file that is closed when it goes out of use; children never inherit it.
struct Descriptor: ~Copyable {
    let number: Int32

    init(opening path: String, _ flags: Int32, mode: mode_t = 0) throws(SystemFailure) {
        while true {
            let number = unsafe open(path, flags | O_CLOEXEC, mode)
            if number >= 0 {
                self.number = number
                return
            }
            guard errno == EINTR else { throw .last }
        }
    }

    /// The file's kind, mode, owner and size.
    func status() throws(SystemFailure) -> FileStatus { try FileStatus(of: number) }

    /// The bytes from the start, at most so many.
    func bytes(limit: Int) throws(SystemFailure) -> [UInt8] { try Self.bytes(number, limit: limit) }

    static func bytes(_ number: Int32, limit: Int) throws(SystemFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16 * 1_024)
        while bytes.count < limit {
            let wanted = min(buffer.count, limit - bytes.count)
            let count = unsafe pread(number, &buffer, wanted, off_t(bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .last }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    deinit {
        close(number)
    }
}
