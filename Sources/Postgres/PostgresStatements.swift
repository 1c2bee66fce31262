internal import SettingsStore

/// What is said to the server.
///
/// Every value is in it as a number or in hexadecimal digits, and comes back so.
struct PostgresStatements: Sendable {
    /// The row of the list of members; no connection has that name.
    private static let roster = ".fleet"
    private static let digits = Array("0123456789abcdef".utf8)

    /// What is made once in a database, where the schema is there, and where it is not.
    static let table = """
        CREATE TABLE IF NOT EXISTS oauth_setup.fleet (prefix text NOT NULL, name text NOT NULL, settings bytea, \
        version bigint NOT NULL, claim bytea, claim_until timestamptz, PRIMARY KEY (prefix, name)); SELECT 1
        """
    static let schema = "CREATE SCHEMA IF NOT EXISTS oauth_setup; \(table)"

    private let prefix: String

    init(prefix: String) { self.prefix = Self.text(prefix) }

    /// Literals, whatever the server thinks of backslashes and encodings.
    private static func bytes(_ bytes: [UInt8]) -> String {
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return "decode('\(String(decoding: text, as: UTF8.self))', 'hex')"
    }

    private static func text(_ text: String) -> String { "convert_from(\(bytes(Array(text.utf8))), 'UTF8')" }

    // MARK: Reading

    /// Roster and its version, settings and their version, claim and when it ends, and what time it is, in milliseconds.
    private static let columns = """
        encode(roster.settings, 'hex'), roster.version, encode(own.settings, 'hex'), own.version, \
        CASE WHEN own.claim_until > clock_timestamp() THEN encode(own.claim, 'hex') END, \
        (extract(epoch FROM own.claim_until) * 1000)::bigint, (extract(epoch FROM clock_timestamp()) * 1000)::bigint
        """

    private func joined(_ table: String, _ name: String?) -> String {
        """
        \(table) LEFT JOIN oauth_setup.fleet AS roster ON roster.prefix = \(prefix) AND roster.name = '\(Self.roster)' \
        LEFT JOIN oauth_setup.fleet AS own ON own.prefix = \(prefix) AND own.name = \(name.map(Self.text) ?? "NULL")
        """
    }

    func read(_ name: String?) -> String { "SELECT \(Self.columns) FROM \(joined("(VALUES (1)) AS one", name))" }

    var names: String {
        """
        SELECT encode(convert_to(name, 'UTF8'), 'hex') FROM oauth_setup.fleet \
        WHERE prefix = \(prefix) AND settings IS NOT NULL AND name <> '\(Self.roster)'
        """
    }

    /// How many seconds are left until a moment of the server's clock.
    static func secondsLeft(until milliseconds: Int64) -> String {
        "SELECT ceil(\(milliseconds) / 1000.0 - extract(epoch FROM clock_timestamp()))::bigint"
    }

    // MARK: Examining

    /// Version, whether a crash loses nothing that was acknowledged, nor the failover to a replica, and the size in bytes.
    static let state = """
        SELECT current_setting('server_version'), \
        current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on', \
        NOT EXISTS (SELECT FROM pg_stat_replication) OR current_setting('synchronous_standby_names') <> '', \
        pg_database_size(current_database())
        """

    /// When so many seconds are over, in milliseconds of the server's clock.
    static func moment(in seconds: Int) -> String {
        "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint + \(seconds * 1000)"
    }

    /// Everything that is done to a row, to one that is gone afterwards.
    var probe: String {
        """
        INSERT INTO oauth_setup.fleet (prefix, name, version) VALUES (\(prefix), '.probe', 0) ON CONFLICT DO NOTHING; \
        UPDATE oauth_setup.fleet SET version = 1 WHERE prefix = \(prefix) AND name = '.probe'; \
        DELETE FROM oauth_setup.fleet WHERE prefix = \(prefix) AND name = '.probe'; SELECT 1
        """
    }

    // MARK: Changing

    /// A change of all rows or none, and what was there before.
    ///
    /// Those who change something in a fleet do it one after the other, by a lock that ends with the transaction: a row that is not
    /// there cannot be locked. The versions are the transactions' numbers, which never come again.
    ///
    /// - Returns: statements, with one row: whether it was made, the version it brought, and what ``read(_:)`` gives.
    func commit(_ change: FleetChange, reading name: String?) -> String {
        """
        SELECT pg_advisory_xact_lock(hashtextextended('oauth_setup ' || \(prefix), 0)); \
        WITH wanted(name, is_checked, version, is_written, content) AS (VALUES \(wanted(change))), \
        held AS MATERIALIZED (SELECT NOT EXISTS ( \
        SELECT FROM wanted AS w LEFT JOIN oauth_setup.fleet AS f ON f.prefix = \(prefix) AND f.name = w.name \
        WHERE w.is_checked AND CASE WHEN f.settings IS NOT NULL THEN f.version END IS DISTINCT FROM w.version \
        ) AND \(claimCondition(change)) AS fits), \
        next AS MATERIALIZED (SELECT w.name, \
        CASE WHEN w.is_written THEN w.content ELSE f.settings END AS settings, \
        CASE WHEN w.is_written THEN txid_current() ELSE coalesce(f.version, 0) END AS version, \
        \(newClaim(change)) \
        FROM held CROSS JOIN wanted AS w LEFT JOIN oauth_setup.fleet AS f ON f.prefix = \(prefix) AND f.name = w.name \
        WHERE held.fits AND (w.is_written OR w.name = \(Self.text(change.claimed)))), \
        removed AS (DELETE FROM oauth_setup.fleet AS f USING next WHERE f.prefix = \(prefix) AND f.name = next.name \
        AND next.settings IS NULL AND next.claim IS NULL), \
        put AS (INSERT INTO oauth_setup.fleet (prefix, name, settings, version, claim, claim_until) \
        SELECT \(prefix), name, settings, version, claim, claim_until FROM next \
        WHERE settings IS NOT NULL OR claim IS NOT NULL ON CONFLICT (prefix, name) DO UPDATE SET \
        settings = excluded.settings, version = excluded.version, claim = excluded.claim, claim_until = excluded.claim_until) \
        SELECT held.fits, CASE WHEN held.fits THEN txid_current() END, \(Self.columns) FROM \(joined("held", name))
        """
    }

    /// The rows that a change is about: name, whether the version counts and which, whether something is written and what.
    private func wanted(_ change: FleetChange) -> String {
        var rows = change.settings.map { Self.row($0.name, $0.over, isWritten: true, $0.content) }
        if change.roster != nil || change.newRoster != nil {
            rows.append(Self.row(Self.roster, change.roster, isWritten: change.newRoster != nil, change.newRoster))
        }
        if !change.claimed.isEmpty, !change.settings.contains(where: { $0.name == change.claimed }) {
            rows.append("(\(Self.text(change.claimed)), false, NULL::bigint, false, NULL::bytea)")
        }
        return rows.joined(separator: ", ")
    }

    private static func row(_ name: String, _ version: String?, isWritten: Bool, _ content: [UInt8]?) -> String {
        // What is no number is no version of this engine.
        let version = version.map { String(Int64($0) ?? -1) } ?? "NULL"
        return "(\(text(name)), true, \(version)::bigint, \(isWritten), \(content.map(bytes) ?? "NULL")::bytea)"
    }

    private func claimCondition(_ change: FleetChange) -> String {
        let isThere = """
            EXISTS (SELECT FROM oauth_setup.fleet AS c WHERE c.prefix = \(prefix) AND c.name = \(Self.text(change.claimed)) \
            AND c.claim IS NOT NULL AND c.claim_until > clock_timestamp()
            """
        switch change.claim {
        case .none: return "true"
        case .made: return "NOT \(isThere))"
        case .kept(let note), .ended(let note): return "\(isThere) AND c.claim = \(Self.bytes(note)))"
        }
    }

    /// The claim that a row has afterwards, and until when.
    private func newClaim(_ change: FleetChange) -> String {
        let (claim, until): (String, String)
        switch change.claim {
        case .none, .kept: return "f.claim, f.claim_until"
        case .made(let note, let lasting):
            let milliseconds = lasting / .milliseconds(1)
            (claim, until) = (Self.bytes(note), "clock_timestamp() + \(Int64(milliseconds)) * interval '1 millisecond'")
        case .ended: (claim, until) = ("NULL", "NULL")
        }
        let isIt = "w.name = \(Self.text(change.claimed))"
        return """
            CASE WHEN \(isIt) THEN \(claim) ELSE f.claim END AS claim, \
            CASE WHEN \(isIt) THEN \(until) ELSE f.claim_until END AS claim_until
            """
    }
}
