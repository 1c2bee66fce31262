internal import CPostgres
internal import Dispatch
internal import SettingsStore
internal import Synchronization

/// A connection to one machine, made when it is first wanted, on a queue of its own: libpq blocks.
final class PostgresLink: Sendable {
    /// How long a connection may take to be made, and statements to be carried out, in milliseconds each.
    static let limit = 2000

    /// What became of statements.
    enum Reply: Sendable {
        /// They are committed; the rows of the last one that has any.
        case rows([[String?]])
        /// They were not carried out; the SQLSTATE.
        case state(String)
        /// Nobody knows.
        case trouble(SettingsError.EngineTrouble)
        /// There is no connection, and there will be none.
        case refusal(SettingsError.EngineRefusal)
    }

    /// libpq's object, closed with the last reference.
    @safe private struct Handle: ~Copyable {
        var pointer: OpaquePointer?

        deinit {
            if let pointer = unsafe pointer { unsafe postgres_close(pointer) }
        }
    }

    private let queue = DispatchQueue(label: "postgresql")
    /// Used on the queue alone.
    private let handle = Mutex(Handle())
    private let options: PostgresOptions
    private let turn: Int

    init(_ options: PostgresOptions, turn: Int) { (self.options, self.turn) = (options, turn) }

    /// Sends statements.
    ///
    /// - Parameters:
    ///   - statements: what is sent as one message, and is one transaction.
    ///   - limit: milliseconds for each of connecting and waiting.
    /// - Returns: what became of them; after trouble this link is of no use any more.
    func run(_ statements: String, limit: Int) async -> Reply {
        await withCheckedContinuation { continuation in
            let waiting = Mutex<CheckedContinuation<Reply, Never>?>(continuation)
            queue.async { [self] in
                // Who waits no more has told others that nothing was answered.
                guard waiting.withLock({ $0 != nil }) else { return }
                let reply = attempt(statements, limit)
                waiting.withLock { $0.take() }?.resume(returning: reply)
            }
            // The search for a host's address has no limit of its own.
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(2 * limit + 200)) {
                waiting.withLock { $0.take() }?.resume(returning: .trouble(.noAnswer))
            }
        }
    }

    private func attempt(_ statements: String, _ limit: Int) -> Reply {
        guard postgres_is_available() == 1 else { return .refusal(.noLibrary) }
        return handle.withLock { handle in
            if unsafe handle.pointer == nil {
                guard let text = options.text(turn: turn) else { return .refusal(.badOptions) }
                unsafe handle.pointer = postgres_connect(text, Int32(limit))
            }
            guard let connection = unsafe handle.pointer else { return .trouble(.noAnswer) }
            guard unsafe postgres_is_open(connection) == 1 else { return unsafe Self.complaint(connection) }
            var state = [CChar](repeating: 0, count: 6)
            guard let rows = unsafe postgres_run(connection, statements, Int32(limit), &state) else {
                let state = String(decoding: state.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                return state.isEmpty ? .trouble(.noAnswer) : .state(state)
            }
            defer { unsafe postgres_free_rows(rows) }
            let columns = unsafe postgres_column_count(rows)
            return .rows(
                unsafe (0..<postgres_row_count(rows)).map { row in
                    (0..<columns).map { column in
                        unsafe postgres_value(rows, row, column).map { unsafe String(cString: $0) }
                    }
                }
            )
        }
    }

    /// Why there is no connection.
    ///
    /// The library has a text for it, and a number only where the server has said something.
    private static func complaint(_ connection: OpaquePointer) -> Reply {
        let text = unsafe String(cString: postgres_complaint(connection))
        for line in text.split(separator: "\n").reversed() {
            let state = line.suffix(5)
            if state.count == 5, line.dropLast(5).hasSuffix("  "),
                state.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase) })
            {
                return .state(String(state))
            }
        }
        if unsafe postgres_wants_password(connection) == 1 { return .refusal(.loginNeeded) }
        if text.contains("does not support SSL") { return .trouble(.notEncrypted) }
        if text.contains("root certificate") || text.contains("verify failed")
            || text.contains("does not match host name")
        {
            return .trouble(.notTrusted)
        }
        if text.contains("private key") || text.contains("certificate file") || text.contains(" alert ") {
            return .refusal(.badCertificate)
        }
        if text.hasPrefix("invalid ") || text.contains("service") { return .refusal(.badOptions) }
        return .trouble(.noAnswer)
    }
}
