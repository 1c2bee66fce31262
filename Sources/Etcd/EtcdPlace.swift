internal import Bounds
internal import SettingsStore
internal import WebRequests

/// What follows `etcd://` in a settings location: `HOST[:PORT][,HOST…]/PREFIX/NAME`.
struct EtcdPlace: Sendable, Hashable {
    /// The machines of the engine, `host:port`.
    let hosts: [String]
    /// What the keys of the fleet begin with, without a slash at either end.
    let prefix: String
    /// The connection; nil for the fleet itself.
    let name: String?

    /// Reads a place.
    ///
    /// - Parameters:
    ///   - text: what follows the scheme.
    ///   - isFleet: whether a connection's name is not part of it.
    /// - Throws: ``SettingsError``: `badName`.
    init(_ text: String, isFleet: Bool = false) throws(SettingsError) {
        // What a person writes there is in files and messages later on.
        guard !text.contains("@"), !text.contains("?") else { throw SettingsError.badName(.locationWithPassword) }
        var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= (isFleet ? 2 : 3), !parts.contains("") else {
            throw SettingsError.badName(.locationNotInEngine)
        }
        if let part = parts.dropFirst().dropLast(isFleet ? 0 : 1).first(where: { !Self.isPlain($0) }) {
            throw SettingsError.badName(.locationPart(part))
        }
        let machines = parts.removeFirst().split(separator: ",", omittingEmptySubsequences: false)
        var hosts: [String] = []
        for machine in machines {
            guard let address = WebAddress("https://\(machine)/"), address.credentials == nil, !address.host.isEmpty
            else {
                throw SettingsError.badName(.locationPart(String(machine)))
            }
            let host = address.host.contains(":") ? "[\(address.host)]" : address.host
            hosts.append("\(host):\(address.port ?? 2379)")
        }
        let name = isFleet ? nil : parts.removeLast()
        if let name, !ConfigurationFolder.isConnectionName(name) { throw SettingsError.badName(.connection) }
        (self.hosts, prefix, self.name) = (hosts, parts.joined(separator: "/"), name)
    }

    /// Whether a part of the prefix is one that needs no quoting anywhere.
    private static func isPlain(_ part: String) -> Bool {
        part.utf8.count <= 64 && part != "." && part != ".."
            && part.unicodeScalars.allSatisfy { scalar in
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                    || "-_.".unicodeScalars.contains(scalar)
            }
    }

    /// The fleet's address.
    var address: String { "etcd://\(hosts.joined(separator: ","))/\(prefix)" }
}
