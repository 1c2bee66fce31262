internal import Bounds
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// What follows `postgresql://` in a settings location: `[USER@][HOST[:PORT][,HOST…]]/DATABASE/PREFIX/NAME`.
struct PostgresPlace: Sendable, Hashable {
    /// Where a server listens.
    struct Machine: Sendable, Hashable {
        /// A name, a number or the folder of a socket.
        var host: String
        /// Empty for the usual one.
        var port: String
    }

    /// Who logs in; nil for whom the environment names.
    let user: String?
    /// None where the environment or a service file names them.
    let machines: [Machine]
    let database: String
    /// What tells the rows of the fleet from others, without a slash at either end.
    let prefix: String
    /// The connection; nil for the fleet itself.
    let name: String?
    private let authority: String

    /// Reads a place.
    ///
    /// - Parameters:
    ///   - text: what follows the scheme.
    ///   - isFleet: whether a connection's name is not part of it.
    /// - Throws: ``SettingsError``: `badName`.
    init(_ text: String, isFleet: Bool = false) throws(SettingsError) {
        var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        authority = parts.removeFirst()
        let words = authority.split(separator: "@", omittingEmptySubsequences: false)
        guard words.dropLast().allSatisfy({ !$0.contains(":") }), !text.lowercased().contains("password=") else {
            throw SettingsError.badName(.locationWithPassword)
        }
        let name = isFleet ? nil : parts.popLast()
        guard parts.count >= 2, words.count <= 2, !parts.contains("") else {
            throw SettingsError.badName(.locationNotInEngine)
        }
        let isPlain = { (part: String) in
            ![".", ".."].contains(part) && part.utf8.allSatisfy { (33...126).contains($0) && $0 != UInt8(ascii: "?") }
        }
        if let part = ([authority] + parts).first(where: { !isPlain($0) }) {
            throw SettingsError.badName(.locationPart(part))
        }
        let machines = try Self.machines(words[words.count - 1])
        if !isFleet, !ConfigurationFolder.isConnectionName(name ?? "") { throw SettingsError.badName(.connection) }
        user = words.count == 2 ? PercentEncoding.decode(words[0]) ?? String(words[0]) : nil
        (self.machines, self.name) = (machines, name)
        database = parts.removeFirst()
        prefix = parts.joined(separator: "/")
    }

    private static func machines(_ text: Substring) throws(SettingsError) -> [Machine] {
        guard !text.isEmpty else { return [] }
        var machines: [Machine] = []
        for machine in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = machine.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if let folder = parts.first.flatMap({ PercentEncoding.decode($0) }), folder.hasPrefix("/") {
                machines.append(Machine(host: folder, port: parts.count > 1 ? String(parts[1]) : ""))
            } else if let address = WebAddress("https://\(machine)/"), !address.host.isEmpty {
                machines.append(Machine(host: address.host, port: address.port.map { String($0) } ?? ""))
            } else {
                throw SettingsError.badName(.locationPart(String(machine)))
            }
        }
        return machines
    }

    /// The fleet's address.
    var address: String { "postgresql://\(authority)/\(database)/\(prefix)" }
}
