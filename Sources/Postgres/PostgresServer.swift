internal import Bounds
internal import Secrets
internal import SettingsStore
internal import Synchronization

/// A PostgreSQL, as far as a fleet needs it.
///
/// The same statements are sent again whenever nobody knows what became of them: to the next machine, until the time is up.
final class PostgresServer: Sendable {
    /// What is ahead of all statements: each sees what was committed before it, a commit is on disk when it is acknowledged, and a
    /// machine that only reads says so (22012), because it may be behind.
    private static let preamble = """
        SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL synchronous_commit = on; \
        SET LOCAL statement_timeout = \(PostgresLink.limit); \
        SELECT 1 / (current_setting('transaction_read_only') = 'off')::int;
        """
    /// Table or schema, which are made with the first fleet.
    private static let missing: Set = ["42P01", "3F000"]
    private static let readOnly: Set = ["22012", "25006"]
    /// Login refused: no such user, no rule for this machine, a wrong password.
    private static let login: Set = ["28000", "28P01"]
    /// Single errors that another try may not meet: two that make a table, limits of connections, memory and time.
    private static let passing: Set = ["23505", "42P06", "42P07", "53200", "53300", "55P03", "57014", "XX000"]
    /// Kinds of errors that another try may not meet: connections, transactions, an operator's work.
    private static let passingKinds: Set = ["08", "40", "57"]

    private let place: PostgresPlace
    private let options: PostgresOptions
    private let random: RandomBytes
    private struct Current: Sendable {
        var turn = 0
        var link: PostgresLink
    }
    private let current: Mutex<Current>
    /// Milliseconds since 1970.
    private let now: @Sendable () -> Int64
    private let offset = Mutex<Duration?>(nil)

    init(
        _ place: PostgresPlace,
        _ access: PostgresAccess,
        random: RandomBytes,
        now: @escaping @Sendable () -> Int64
    ) {
        (self.place, self.random, self.now) = (place, random, now)
        options = PostgresOptions(place: place, access: access)
        current = Mutex(Current(link: PostgresLink(options, turn: 0)))
    }

    /// By how much its clock is ahead; nil where it has not said.
    var clockOffset: Duration? { offset.withLock(\.self) }

    /// Takes note of its clock, in milliseconds since 1970.
    func noteClock(_ moment: Int64) { offset.withLock { $0 = .milliseconds(moment - now()) } }

    /// Carries out statements as one transaction, repeated until their outcome is known.
    ///
    /// - Parameters:
    ///   - statements: those whose repetition is recognised; one message, so that a pooler may be on the way and nothing stays locked
    ///     behind a machine that is cut off.
    ///   - duration: how long to ask again.
    /// - Returns: the rows of the last one that has any; nil where no table has been made yet.
    /// - Throws: ``SettingsError``: `fleet`.
    func rows(_ statements: String, within duration: Duration) async throws(SettingsError) -> [[String?]]? {
        let deadline = ContinuousClock.now + duration
        var pause: Int64 = 20
        var hopeless = 0
        while true {
            let link = current.withLock(\.link)
            let left = (deadline - .now).milliseconds
            let trouble: SettingsError.EngineTrouble
            switch await link.run("\(Self.preamble) \(statements)", limit: min(PostgresLink.limit, max(500, Int(left))))
            {
            case .rows(let rows): return rows
            case .state(let state) where Self.missing.contains(state): return nil
            case .state(let state): trouble = try self.trouble(state)
            case .trouble(let found): trouble = found
            case .refusal(let refusal): throw refused(refusal)
            }
            current.withLock { current in
                // Another task may have done it.
                guard current.link === link else { return }
                current = Current(turn: current.turn + 1, link: PostgresLink(options, turn: current.turn + 1))
            }
            // Every machine has said so, and will go on.
            hopeless = [.notTrusted, .notEncrypted].contains(trouble) ? hopeless + 1 : 0
            let jitter = pause * Int64(random(1).first ?? 0) / 256
            let wait = Duration.milliseconds(pause / 2 + jitter)
            guard ContinuousClock.now + wait < deadline, hopeless < max(1, place.machines.count),
                (try? await Task.sleep(for: wait, clock: .continuous)) != nil
            else { throw SettingsError.fleet(place: place.address, .unreachable(trouble)) }
            pause = min(pause * 2, 500)
        }
    }

    /// The machines of the location that give no answer by themselves.
    func silentHosts() async -> [String] {
        var silent: [String] = []
        for (turn, machine) in place.machines.enumerated() {
            let reply = await PostgresLink(options, turn: turn).run("SELECT 1", limit: PostgresLink.limit)
            if case .rows = reply { continue }
            silent.append(machine.port.isEmpty ? machine.host : "\(machine.host):\(machine.port)")
        }
        return silent
    }

    /// What an error means that may pass (PostgreSQL's Appendix A).
    private func trouble(_ state: String) throws(SettingsError) -> SettingsError.EngineTrouble {
        if Self.readOnly.contains(state) { return .readOnly }
        if Self.login.contains(state) { throw refused(.loginRefused) }
        if Self.passing.contains(state) || Self.passingKinds.contains(String(state.prefix(2))) { return .noAnswer }
        switch state {
        case "3D000": throw refused(.noDatabase)
        case "42501": throw refused(.notPermitted)
        case "53100": throw refused(.full)
        default: throw refused(.other(code: state))
        }
    }

    private func refused(_ refusal: SettingsError.EngineRefusal) -> SettingsError {
        .fleet(place: place.address, .refused(refusal))
    }
}
