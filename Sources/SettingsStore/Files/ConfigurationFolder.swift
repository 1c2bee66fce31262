internal import FoundationEssentials
internal import Glibc

/// The folder this program keeps its files in: mode 0700, owned by the user; anything looser is refused.
public struct ConfigurationFolder: Sendable, Hashable {
    package static let settingsName = "OAuthSettings.txt"

    /// Where it is, without a slash at the end.
    public let path: String

    /// Takes a path; nothing is made or checked yet.
    public init(path: String) {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }

    /// Finds the folder: `$OAUTH_SETUP_HOME`, else `$XDG_CONFIG_HOME/oauth-setup`, else `~/.config/oauth-setup`.
    ///
    /// Empty variables count as absent, and so does an `XDG_CONFIG_HOME` that is not absolute (XDG Base Directory).
    ///
    /// - Parameter environment: The process's environment variables.
    /// - Returns: The folder; it need not exist.
    /// - Throws: ``SettingsError``: `noFolder` when there is no `HOME` either.
    public static func resolve(environment: [String: String]) throws(SettingsError) -> ConfigurationFolder {
        if let own = environment["OAUTH_SETUP_HOME"], !own.isEmpty { return ConfigurationFolder(path: own) }
        if let shared = environment["XDG_CONFIG_HOME"], shared.hasPrefix("/") {
            return ConfigurationFolder(path: "\(ConfigurationFolder(path: shared).path)/oauth-setup")
        }
        if let home = environment["HOME"], !home.isEmpty {
            return ConfigurationFolder(path: "\(ConfigurationFolder(path: home).path)/.config/oauth-setup")
        }
        throw SettingsError.noFolder(.home)
    }

    /// This machine's age identity.
    public var identityPath: String { "\(path)/identity.txt" }
    /// Further public keys that every settings file is sealed to.
    public var recipientsPath: String { "\(path)/recipients.txt" }
    /// The user's own service definitions.
    public var servicesPath: String { "\(path)/services" }
    /// The fleets that are known by name.
    package var fleetsPath: String { "\(path)/fleets.json" }
    /// One folder for each connection.
    public var connectionsPath: String { "\(path)/connections" }

    /// Makes the folder with mode 0700, and those above it, if it is missing; checks it otherwise.
    ///
    /// - Throws: ``SettingsError``: `folderNotPrivate`, whose hint is the command that mends it,
    ///   `notRegularFile` or `cannotWrite`.
    public func prepare() throws(SettingsError) {
        if try !PrivateFolder.check(path) { try PrivateFolder.make(path) }
    }

    /// Refuses a folder into which somebody else could have put files, whatever key is used; one that is missing is fine.
    ///
    /// What is in it decides where secrets go, so this comes before everything else.
    ///
    /// - Throws: ``SettingsError``: `folderNotPrivate`, whose hint is the command that mends it, or
    ///   `notRegularFile`.
    public func check() throws(SettingsError) {
        _ = try PrivateFolder.checkGuarded(path, mode: "700")
    }

    /// The names of the connections that have a settings file, in order.
    ///
    /// - Returns: An empty list when there are none, or no folder yet.
    /// - Throws: ``SettingsError``: `folderNotPrivate`, `notRegularFile` or `cannotRead`.
    public func connectionNames() throws(SettingsError) -> [String] {
        guard try PrivateFolder.check(path) else { return [] }
        return try connectionFolders().filter(hasSettings)
    }

    /// Whether a connection of that name has a settings file.
    ///
    /// - Throws: ``SettingsError``: `folderNotPrivate`, `notRegularFile` or `cannotRead`.
    public func hasConnection(_ name: String) throws(SettingsError) -> Bool {
        guard Self.isConnectionName(name), try PrivateFolder.check(path) else { return false }
        return hasSettings(name)
    }

    private func hasSettings(_ name: String) -> Bool {
        FileStatus.isThere("\(connectionsPath)/\(name)/\(Self.settingsName)")
    }

    /// The names of the folders of connections in order, also of those without a settings file.
    ///
    /// - Throws: ``SettingsError``: `cannotRead`; no folder of connections means no connections.
    func connectionFolders() throws(SettingsError) -> [String] {
        do {
            return try FolderListing.names(at: connectionsPath).filter(Self.isConnectionName).sorted()
        } catch  where error.number == ENOENT {
            return []
        } catch {
            throw error.reading(connectionsPath)
        }
    }

    /// Refuses a folder of definitions into which somebody else may put some.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: ``SettingsError``: `folderNotPrivate`, `notRegularFile` or `cannotRead`.
    package func checkDefinitions() throws(SettingsError) -> Bool {
        try check()
        guard try PrivateFolder.checkGuarded(servicesPath) else { return false }
        try PrivateFolder.checkAbove(servicesPath)
        return true
    }

    /// The paths of the user's own service definitions, in order.
    ///
    /// - Returns: An empty list when there is no folder of definitions.
    /// - Throws: ``SettingsError``: `cannotRead`, or `folderNotPrivate` when others may put definitions there.
    public func ownDefinitions() throws(SettingsError) -> [String] {
        guard try checkDefinitions() else { return [] }
        do {
            return try FolderListing.names(at: servicesPath).filter { $0.hasSuffix(".json") }.sorted()
                .map { "\(servicesPath)/\($0)" }
        } catch  where error.number == ENOENT {
            return []
        } catch {
            throw error.reading(servicesPath)
        }
    }

    /// The text of one of them.
    ///
    /// - Parameter path: One of ``ownDefinitions()``.
    /// - Returns: nil when it is not there any more.
    /// - Throws: ``SettingsError``: `notPrivate` or `folderNotPrivate` when somebody else may have written it,
    ///   whose hint is the command that mends it; `cannotRead` and others.
    public func ownDefinition(_ path: String) throws(SettingsError) -> [UInt8]? {
        try GuardedFile.read(path)
    }

    /// The default place of a connection's settings: `connections/NAME/OAuthSettings.txt`.
    ///
    /// - Parameter connection: Letters and digits of any script, `-`, `_` and `.`, not starting with a dot, at most 64
    ///   characters.
    /// - Returns: The path; nothing need be there.
    /// - Throws: ``SettingsError``: `badName`.
    public func settingsPath(connection: String) throws(SettingsError) -> String {
        guard Self.isConnectionName(connection) else { throw SettingsError.badName(.connection) }
        return "\(connectionsPath)/\(spelling(of: connection))/\(Self.settingsName)"
    }

    /// The same as a location.
    public func location(connection: String) throws(SettingsError) -> SettingsLocation {
        .file(path: try settingsPath(connection: connection))
    }

    /// The spelling in which a name is there already: an accent typed on another system may be a character of its own.
    private func spelling(of name: String) -> String {
        guard !name.utf8.allSatisfy({ $0 < 0x80 }), let names = try? FolderListing.names(at: connectionsPath) else {
            return name
        }
        // Texts are equal in Swift when they are canonically equivalent.
        return names.contains { $0.utf8.elementsEqual(name.utf8) } ? name : names.first { $0 == name } ?? name
    }

    /// The default place of the settings of a connection that may be new.
    ///
    /// - Parameter connection: A name as for ``settingsPath(connection:)``; one that begins with a hyphen, which commands
    ///   take for an option, only where such a connection is there already.
    /// - Returns: The path; nothing need be there.
    /// - Throws: ``SettingsError``: `badName`.
    public func newSettingsPath(connection: String) throws(SettingsError) -> String {
        let path = try settingsPath(connection: connection)
        guard Self.isNewConnectionName(connection) || FileStatus.isThere(path) else {
            throw SettingsError.badName(.leadingHyphen)
        }
        return path
    }

    /// Whether a text can name a new connection.
    public static func isNewConnectionName(_ name: String) -> Bool {
        isConnectionName(name) && !name.hasPrefix("-")
    }

    /// The name of the connection whose default place a location is; nil for any other.
    public func connectionName(at location: SettingsLocation) -> String? {
        let path = location.text
        guard path.hasPrefix("\(connectionsPath)/"), path.hasSuffix("/\(Self.settingsName)") else { return nil }
        let name = String(path.dropFirst(connectionsPath.count + 1).dropLast(Self.settingsName.count + 1))
        return Self.isConnectionName(name) ? name : nil
    }

    /// Whether a text can name a connection.
    public static func isConnectionName(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first != ".", isPlain(first) || !isMark(first) else {
            return false
        }
        // A file name may have 255 bytes.
        guard name.unicodeScalars.count <= 64, name.utf8.count <= 250 else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            // What nearly all names are made of needs no table.
            isPlain(scalar) || isLetterOrDigit(scalar) || isMark(scalar) || scalar == "-" || scalar == "_"
                || scalar == "."
        }
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
