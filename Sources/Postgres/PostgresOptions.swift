internal import CPostgres
internal import Glibc
internal import Secrets
internal import WebRequests

/// What a connection to one machine is made with.
struct PostgresOptions: Sendable {
    /// What OpenSSL trusts on Debian.
    private static let authorities = "/etc/ssl/certs/ca-certificates.crt"
    /// How sure one may be of a server on another machine, at least.
    private static let confidential: Set = ["require", "verify-ca", "verify-full"]

    let place: PostgresPlace
    let access: PostgresAccess

    /// Options in libpq's form for the next machine in turn.
    ///
    /// It reads the environment and files.
    ///
    /// - Returns: nil where the environment names a service that no file describes.
    func text(turn: Int) -> String? {
        guard var options = Self.usual() else { return nil }
        options.merge(access.options.mapValues { $0.reveal() }) { $1 }
        var chosen = access.options.mapValues { $0.reveal() }
        let machines = place.machines.isEmpty ? Self.machines(options) : place.machines
        let machine = machines[turn % machines.count]
        let address = Self.item(options["hostaddr"], turn % machines.count)
        (chosen["host"], chosen["port"], chosen["hostaddr"]) = (machine.host, machine.port, address)
        if machine.port.isEmpty { chosen["port"] = Self.item(options["port"], turn % machines.count) }
        chosen["dbname"] = place.database
        chosen["user"] = chosen["user"] ?? place.user
        chosen["fallback_application_name"] = "oauth-setup"
        // It would come before TLS, where there is a ticket.
        chosen["gssencmode"] = "disable"
        if !Self.isHere(address.isEmpty ? machine.host : address) {
            let mode = options["sslmode"].flatMap { Self.confidential.contains($0) ? $0 : nil } ?? "verify-full"
            chosen["sslmode"] = mode
            let isRootMissing = unsafe Glibc.access("\(access.home)/.postgresql/root.crt", F_OK) != 0
            if mode != "require", options["sslrootcert"] ?? "" == "", isRootMissing {
                chosen["sslrootcert"] = Self.authorities
            }
        }
        return chosen.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }.map {
            "\($0.key)='\(Self.quoted($0.value))'"
        }
        .joined(separator: " ")
    }

    /// What the environment, a service file and libpq itself say.
    private static func usual() -> [String: String]? {
        guard let options = unsafe postgres_options() else { return nil }
        defer { unsafe postgres_free_options(options) }
        var found: [String: String] = [:]
        var next = unsafe options
        while let keyword = unsafe next.pointee.keyword {
            if let value = unsafe next.pointee.val {
                found[unsafe String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe next += 1
        }
        return found
    }

    /// The machines that the environment or a service file names; one without a name for none.
    private static func machines(_ options: [String: String]) -> [PostgresPlace.Machine] {
        let hosts = (options["host"] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let addresses = (options["hostaddr"] ?? "").split(separator: ",", omittingEmptySubsequences: false)
        return (0..<max(hosts.count, addresses.count, 1)).map {
            PostgresPlace.Machine(host: hosts.indices.contains($0) ? hosts[$0] : "", port: item(options["port"], $0))
        }
    }

    /// One of a list with commas, where a single one is for all.
    private static func item(_ list: String?, _ index: Int) -> String {
        let items = (list ?? "").split(separator: ",", omittingEmptySubsequences: false)
        return items.count == 1 ? String(items[0]) : items.indices.contains(index) ? String(items[index]) : ""
    }

    /// Whether that is this machine: nothing, a socket's folder or name, or loopback.
    private static func isHere(_ host: String) -> Bool {
        guard !host.isEmpty, !host.hasPrefix("/"), !host.hasPrefix("@") else { return true }
        return WebAddress("https://\(host.contains(":") ? "[\(host)]" : host)/")?.isLoopback == true
    }

    private static func quoted(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    }
}
