internal import Bounds
internal import StrictJSON

/// The fleets that this machine knows by name: `fleets.json` in the configuration folder and in those of the system.
package struct FleetBook: Sendable {
    /// A fleet.
    package struct Entry: Sendable, Hashable {
        /// What people call it here.
        package let name: String
        /// Where it is, as the engine spells it: `etcd://host1:2379,host2:2379/prefix`.
        package fileprivate(set) var location: String
        /// A PEM file of certificates to trust; nil for the machine's own.
        package let authority: String?
        /// PEM files of this machine's certificate and of its key; nil for none.
        package let certificate: String?
        package let key: String?
        /// A file with `name:password`; nil for no login.
        package let userFile: String?
    }

    /// Those of the user first.
    package let entries: [Entry]

    /// Reads what there is; of two fleets of one name the first counts.
    ///
    /// - Parameters:
    ///   - files: with their paths.
    ///   - spelled: a location as its engine spells it.
    /// - Returns: the fleets.
    /// - Throws: ``SettingsError``: `damaged` with the fleet and the member of it that is to blame.
    static func read(
        _ files: [(path: String, content: [UInt8]?)],
        spelled: (String) -> String
    ) throws(SettingsError) -> FleetBook {
        var entries: [Entry] = []
        for (path, content) in files {
            guard let content else { continue }
            for (name, value) in try object(content, path) {
                var entry = try entry(name, value, path)
                entry.location = spelled(entry.location)
                if !entries.contains(where: { $0.name == name }) { entries.append(entry) }
            }
        }
        return FleetBook(entries: entries)
    }

    private static func object(_ content: [UInt8], _ path: String) throws(SettingsError) -> JSONObject {
        let json: JSONValue
        do {
            json = try JSONParser.parse(content)
        } catch {
            throw SettingsError.damaged(.file(path: path), .notFleets(error))
        }
        guard let object = json.object else { throw SettingsError.damaged(.file(path: path), .notFleets(nil)) }
        return object
    }

    /// What there may be of a fleet; only the first must be.
    private static let members = ["location", "ca", "certificate", "key", "user"]

    private static func entry(_ name: String, _ json: JSONValue, _ path: String) throws(SettingsError) -> Entry {
        var texts: [String: String] = [:]
        let object = json.object ?? JSONObject()
        for (member, value) in object { texts[member] = value.string }
        let wrong =
            ConfigurationFolder.isConnectionName(name)
            ? object.first { !members.contains($0.0) || $0.1.string?.isEmpty != false }?.0 : ""
        guard wrong == nil, let location = texts["location"] else {
            let member = wrong ?? "location"
            let whole = member.isEmpty ? name : "\(name).\(member)"
            throw SettingsError.damaged(.file(path: path), .badFleet(member: whole))
        }
        return Entry(
            name: name,
            location: location,
            authority: texts["ca"],
            certificate: texts["certificate"],
            key: texts["key"],
            userFile: texts["user"]
        )
    }

    /// The fleet of that name.
    package func entry(named name: String) -> Entry? { entries.first { $0.name == name } }

    /// The fleet at that address.
    package func entry(at location: String) -> Entry? { entries.first { $0.location == location } }
}

extension SettingsStore {
    /// The fleets that this machine knows by name.
    ///
    /// - Throws: ``SettingsError``, see ``FleetBook``.
    package func fleets() throws(SettingsError) -> FleetBook {
        let system = SystemFolders.resolve(environment: environment)
        var files = [(folder.fleetsPath, try GuardedFile.read(folder.fleetsPath))]
        // What counts most comes last there.
        for folder in system.paths.reversed() {
            files.append(("\(folder)/fleets.json", try system.read("fleets.json", in: folder)))
        }
        return try FleetBook.read(files, spelled: spelled)
    }

    /// A fleet's location as its engine spells it; what no engine understands stays.
    private func spelled(_ location: String) -> String {
        for kind in kinds where location.hasPrefix("\(kind.scheme)://") {
            // What is wrong with it is told when it is used.
            if let address = try? kind.address?(String(location.dropFirst(kind.scheme.count + 3))) { return address }
        }
        return location
    }

    /// The text of a file that nobody else may read, for a login or a key; nil when there is none.
    package func privateText(_ path: String) throws(SettingsError) -> String? {
        // A secret that is mounted is a link.
        guard let real = FilePath.resolved(path) else { return nil }
        return try PrivateFile.read(real, PrivateFile.Rule(mayBelongToRoot: true)).map { String(foreign: $0) }
    }

    /// The text of a file that everybody may read, and nobody else may have written; nil when there is none.
    package func guardedText(_ path: String) throws(SettingsError) -> String? {
        try GuardedFile.read(path).map { String(foreign: $0) }
    }

    /// Where settings are that a person names: a connection of this machine, `FLEET/NAME`, or a whole location.
    ///
    /// - Throws: ``SettingsError``: `badName` and others.
    package func location(named name: String) throws(SettingsError) -> SettingsLocation {
        let hasSlash = name.utf8.contains(UInt8(ascii: "/"))
        if fleet == nil, !hasSlash { return try folder.location(connection: name) }
        if name.contains("://") { return try location(name) }
        let name = hasSlash ? name : fleet.map { "\($0)/\(name)" } ?? name
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return try folder.location(connection: name) }
        guard let fleet = try fleets().entry(named: parts[0]) else {
            throw SettingsError.badName(.noSuchFleet(name: parts[0]))
        }
        guard kinds.contains(where: { $0.engine != nil && fleet.location.hasPrefix("\($0.scheme)://") }) else {
            throw SettingsError.badName(.locationNotInEngine)
        }
        return try location("\(fleet.location)/\(parts[1])")
    }

    /// Gives a fleet a name here.
    ///
    /// - Throws: ``SettingsError``: `alreadyThere` where another fleet has it, `cannotWrite` and others.
    func nameFleet(_ name: String, for location: String) throws(SettingsError) {
        guard ConfigurationFolder.isConnectionName(name) else { throw SettingsError.badName(.connection) }
        let fleets = try fleets()
        if let there = fleets.entry(named: name) {
            guard there.location != location else { return }
            throw SettingsError.alreadyThere(.fleetName(name, place: there.location))
        }
        var json = JSONObject()
        if let content = try GuardedFile.read(folder.fleetsPath) {
            json = (try? JSONParser.parse(content))?.object ?? json
        }
        var entry = JSONObject()
        entry["location"] = .string(location)
        // Under another name it is reached in the same way.
        if let there = fleets.entry(at: location) {
            let members = [
                ("ca", there.authority), ("certificate", there.certificate), ("key", there.key),
                ("user", there.userFile),
            ]
            for case (let member, let text?) in members { entry[member] = .string(text) }
        }
        json[name] = .object(entry)
        try folder.prepare()
        let text = Array((JSONValue.object(json).text(.pretty) + "\n").utf8)
        let file = try ReplacementFile(for: folder.fleetsPath, reserving: text.count, random: random, calls: calls)
        try file.commit(text) { _ in }
    }
}
