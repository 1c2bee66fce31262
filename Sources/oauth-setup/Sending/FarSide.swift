internal import AuthEngine
internal import Bounds
internal import Dispatch
internal import Glibc
internal import Localization
internal import Secrets
internal import StrictJSON
internal import Synchronization
internal import Wording

/// A command on another machine that answers lines with lines; what it says on its standard error is passed on.
final class FarSide: Sendable {
    /// What is read of it, in bytes: a line, what stands before its greeting, and all it says.
    private static let limit = 1 << 16
    /// How long it may take to end, and after each signal, in milliseconds.
    private static let (leave, grace) = (2_000, 5_000)

    private struct State {
        var answers = LineBuffer(limit: FarSide.limit)
        var words = LineBuffer(limit: FarSide.limit)
        var saidCount = 0
        var errorsEnded = false
        /// How long it is waited for when it is left: one that hangs was waited for enough.
        var patience = FarSide.leave
    }

    /// Nil where nothing is passed on.
    private let peer: String?
    private let process: Int32
    private let talk: Int32
    private let errors: Int32
    private let state = Mutex(State())

    /// Takes over the ends of a process that was started.
    init(peer: String?, process: Int32, talk: Int32, errors: Int32) {
        (self.peer, self.process, self.talk, self.errors) = (peer, process, talk, errors)
        _ = fcntl(errors, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(talk)
        close(errors)
    }

    /// Why nothing more comes.
    enum Fault: Error {
        /// It has ended with that exit code, or the connection has.
        case ended(Int32?)
        /// Nothing came in time.
        case silent(seconds: Int)
        /// What came is no answer.
        case nonsense
    }

    /// Sends a line, and waits for one that is JSON.
    ///
    /// - Parameters:
    ///   - order: what is sent; nil to wait for what comes by itself.
    ///   - seconds: how long to wait.
    ///   - skipping: whether lines of others may come first.
    /// - Returns: the answer.
    /// - Throws: ``Fault``; `cancelled`.
    func answer(to order: JSONValue?, within seconds: Int, skipping: Bool = false) async throws -> JSONObject {
        let line = try await line(after: order.map { Array(($0.text() + "\n").utf8) }, within: seconds) { line in
            !line.isEmpty && (!skipping || line.starts(with: Array(Greeting.beginning.utf8)))
        }
        guard let answer = (try? JSONParser.parse(line))?.object else { throw Fault.nonsense }
        return answer
    }

    /// Sends bytes, and waits for a line that is meant.
    func line(
        after bytes: [UInt8]?,
        within seconds: Int,
        where isMeant: @escaping @Sendable ([UInt8]) -> Bool
    ) async throws -> [UInt8] {
        try await withTaskCancellationHandler {
            guard !Task.isCancelled else { throw AuthError(.cancelled) }
            return try await withCheckedThrowingContinuation { continuation in
                // A thread of its own waits in system calls: none of those that tasks run on.
                DispatchQueue(label: "far side").async { [self] in
                    continuation.resume(
                        with: Result {
                            try state.withLock { state in
                                try exchange(bytes ?? [], within: seconds, &state, isMeant)
                            }
                        }
                    )
                }
            }
        } onCancel: {
            shutdown(talk, Int32(SHUT_RDWR))
            kill(process, SIGTERM)
        }
    }

    private func exchange(
        _ bytes: [UInt8],
        within seconds: Int,
        _ state: inout State,
        _ isMeant: ([UInt8]) -> Bool
    ) throws -> [UInt8] {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var rest = bytes[...]
        var skipped = 0
        while true {
            while let line = state.answers.next() {
                if isMeant(line) { return line }
                skipped += line.count + 1
            }
            guard !state.answers.isFull, skipped <= Self.limit else { throw Fault.nonsense }
            let left = (deadline - .now).milliseconds
            guard left > 0 else {
                state.patience = 0
                throw Fault.silent(seconds: seconds)
            }
            let events = Int16(rest.isEmpty ? POLLIN : POLLIN | POLLOUT)
            let found = wait(for: events, Int32(clamping: left), &state)
            if found & Int16(POLLOUT) != 0 { rest = sent(rest) }
            guard found & ~Int16(POLLOUT) != 0 else { continue }
            guard state.answers.read(talk) else { throw Fault.ended(leaving(&state)) }
        }
    }

    /// Waits for either end of the talk, and passes on what is said meanwhile.
    private func wait(for events: Int16, _ milliseconds: Int32, _ state: inout State) -> Int16 {
        var waiting = [
            pollfd(fd: talk, events: events, revents: 0),
            pollfd(fd: state.errorsEnded ? -1 : errors, events: Int16(POLLIN), revents: 0),
        ]
        guard unsafe poll(&waiting, 2, milliseconds) > 0 else { return 0 }
        if waiting[1].revents != 0 { relay(&state) }
        return waiting[0].revents
    }

    private func sent(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let count = unsafe bytes.withUnsafeBytes { unsafe send(talk, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT)) }
        // That it does not read any more is seen where it is read.
        return count < 0 ? (errno == EAGAIN || errno == EINTR ? bytes : []) : bytes.dropFirst(count)
    }

    /// Passes on lines of its standard error, as many as somebody would read.
    private func relay(_ state: inout State) {
        while !state.errorsEnded {
            let isOpen = state.words.read(errors)
            while let line = state.words.next() { say(line, &state) }
            if state.words.isFull { state.words.clear() }
            if !isOpen {
                state.errorsEnded = errno != EAGAIN
                return
            }
        }
    }

    private func say(_ line: [UInt8], _ state: inout State) {
        state.saidCount += line.count + 1
        guard let peer, state.saidCount <= Self.limit, !line.isEmpty else { return }
        Output.note("\(peer): \(ForeignText.clean(String(foreign: line)))")
    }

    /// Lets the command end, and ends it if it does not.
    func leave() { _ = state.withLock { leaving(&$0) } }

    /// The exit code of the command, which has nothing more to read; nil where it does not end.
    private func leaving(_ state: inout State) -> Int32? {
        shutdown(talk, Int32(SHUT_WR))
        var status: Int32 = 0
        for (patience, signal) in [(state.patience, SIGTERM), (Self.grace, SIGKILL), (Self.grace, 0)] {
            for _ in 0...patience / 20 {
                relay(&state)
                let ended = unsafe waitpid(process, &status, WNOHANG)
                if ended == process {
                    relay(&state)
                    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
                }
                if ended < 0, errno != EINTR { return nil }
                _ = poll(nil, 0, 20)
            }
            kill(process, signal)
            kill(process, SIGCONT)
        }
        return nil
    }
}

/// Bytes that come in, line by line, and never more of them than is of use.
struct LineBuffer {
    private var bytes: [UInt8] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Whether there is no room for the end of a line.
    var isFull: Bool { bytes.count > limit }

    /// Reads what is there, once; false at the end, or where nothing can be read.
    mutating func read(_ descriptor: Int32) -> Bool {
        var piece = [UInt8](repeating: 0, count: 1 << 14)
        var count = unsafe Glibc.read(descriptor, &piece, piece.count)
        while count < 0, errno == EINTR { count = unsafe Glibc.read(descriptor, &piece, piece.count) }
        guard count > 0 else {
            if count == 0 { errno = 0 }
            return false
        }
        bytes += piece.prefix(count)
        return true
    }

    /// The next whole line without its end.
    mutating func next() -> [UInt8]? {
        guard let end = bytes.firstIndex(of: 10) else { return nil }
        defer { bytes.removeSubrange(...end) }
        return Array(bytes[..<end])
    }

    /// Drops the beginning of a line that is too long.
    mutating func clear() { bytes = [] }
}
