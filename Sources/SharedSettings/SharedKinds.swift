internal import Etcd
internal import Postgres
internal import Secrets
package import SettingsStore
internal import Synchronization
internal import Transport

/// The kinds of places that machines can share settings in, and who this machine is there.
package enum SharedKinds {
    /// Shortens the times of a refresh in practice, for tests: seconds to send, to answer and to hold off, with commas between.
    private static let timesVariable = "OAUTH_SETUP_PRACTICE_FLEET"

    /// What sends to an engine, past any proxy; it is made with the first request, and costs a start nothing.
    private final class Ways: Sendable {
        private let environment: [String: String]
        private let usual = Mutex<HTTPTransport?>(nil)
        /// For a login, which takes an engine long where many do at once.
        private let patient = Mutex<HTTPTransport?>(nil)

        init(_ environment: [String: String]) { self.environment = environment }

        func transport(_ logsIn: Bool) -> HTTPTransport {
            let make = {
                HTTPTransport(
                    deadline: .seconds(logsIn ? 20 : 2),
                    environment: self.environment.filter { !$0.key.uppercased().hasSuffix("_PROXY") }
                )
            }
            func kept(_ made: inout HTTPTransport?) -> HTTPTransport {
                let transport = made ?? make()
                made = transport
                return transport
            }
            return logsIn ? patient.withLock { kept(&$0) } : usual.withLock { kept(&$0) }
        }
    }

    /// The kinds of places.
    package static func all(_ environment: [String: String]) -> [SettingsKind] {
        let ways = Ways(environment)
        return [
            .etcd(
                access: { address, store throws(SettingsError) in try access(address, store, environment) },
                transport: ways.transport
            ),
            .postgres { address, store throws(SettingsError) in
                var options: [String: Secret] = [:]
                if let entry = try store.fleets().entry(at: address) {
                    options["sslrootcert"] = entry.authority.map { Secret($0) }
                    options["sslcert"] = entry.certificate.map { Secret($0) }
                    options["sslkey"] = entry.key.map { Secret($0) }
                    let login = try user(entry, store)?.split(separator: ":", maxSplits: 1).map { Secret(String($0)) }
                    options["user"] = login?.first
                    options["password"] = login?.dropFirst().first
                }
                return PostgresAccess(options: options, home: environment["HOME"] ?? "")
            },
        ]
    }

    /// `name:password` from the file that an entry names.
    private static func user(_ entry: FleetBook.Entry, _ store: SettingsStore) throws(SettingsError) -> String? {
        guard let path = entry.userFile else { return nil }
        guard let text = try store.privateText(path) else {
            throw SettingsError.cannotRead(path: path, .system(.notThere))
        }
        return String(text.prefix { !$0.isNewline })
    }

    private static func access(
        _ address: String,
        _ store: SettingsStore,
        _ environment: [String: String]
    ) throws(SettingsError) -> EtcdAccess {
        var variables = environment
        if let entry = try store.fleets().entry(at: address) {
            if let path = entry.authority { variables["ETCDCTL_CACERT"] = path }
            if let path = entry.certificate { variables["ETCDCTL_CERT"] = path }
            if let path = entry.key { variables["ETCDCTL_KEY"] = path }
            if let user = try user(entry, store) { variables["ETCDCTL_USER"] = user }
        }
        return try EtcdAccess(environment: variables, file: store.guardedText, secret: store.privateText)
    }

    /// The times of a refresh.
    package static func times(_ environment: [String: String], isPractice: Bool) -> FleetTimes {
        var times = FleetTimes()
        guard isPractice, let text = environment[timesVariable] else { return times }
        let parts = text.split(separator: ",").compactMap { Int64($0) }
        guard parts.count == 3 else { return times }
        (times.sending, times.answering, times.holdingOff) = (
            .seconds(parts[0]), .seconds(parts[1]), .seconds(parts[2])
        )
        return times
    }
}
