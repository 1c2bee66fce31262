internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON
internal import Transport

/// What an administrator wants to hold where nobody says otherwise: `defaults.json` in the administrator's folders.
///
/// `{"schemaVersion": 1, "language"?, "proxy"?, "noProxy"?, "caFile"?, "services"?, "ownApps"?}`. Of two files the later one
/// counts, key by key. Nothing of it is stored with a connection.
struct SystemDefaults: Sendable {
    /// A value, and the file that says it.
    struct Given<Value: Sendable>: Sendable {
        var value: Value
        /// Nil where no file says anything.
        var file: String?
    }

    /// The name of the file.
    static let fileName = "defaults.json"

    private(set) var language = Given<Language?>(value: nil)
    private(set) var proxy = Given<String?>(value: nil)
    private(set) var noProxy = Given<String?>(value: nil)
    private(set) var authorities = Given<String?>(value: nil)
    /// The ids of the services that are offered; nil for all.
    private(set) var services = Given<[String]?>(value: nil)
    /// Whether people may use OAuth applications of their own.
    private(set) var ownApps = Given(value: true)
    /// The files that were read.
    private(set) var files: [String] = []
    /// The files that this person may not read.
    private(set) var hidden: [String] = []
    /// What cannot be read, and why.
    private var unread: [DefinitionError] = []

    /// Reads the files of some folders; one with a fault says nothing.
    static func read(_ folders: SystemFolders) -> SystemDefaults {
        var defaults = SystemDefaults()
        for folder in folders.paths {
            let path = "\(folder)/\(fileName)"
            do throws(SettingsError) {
                guard let text = try folders.read(fileName, in: folder) else { continue }
                defaults.take(text, path)
            } catch  where error.isForOthers {
                defaults.hidden.append(path)
            } catch {
                defaults.unread.append(DefinitionError(file: path, ServiceCatalog.fault(error)))
            }
        }
        return defaults
    }

    /// What cannot be used, and why: also names of services that are none of these.
    func faults(in catalog: ServiceCatalog) -> [DefinitionError] {
        let known = catalog.services.map { $0.id.lowercased() }
        let unknown = (services.value ?? []).enumerated().compactMap { index, name -> DefinitionError? in
            guard let file = services.file, !known.contains(name), catalog.fault(name) == nil else { return nil }
            let nearest = NearestName.of(name, among: known)
            return DefinitionError(file: file, field: "services[\(index)]", .app(.noSuchService(nearest: nearest)))
        }
        return unread + unknown
    }

    /// What of it a transport is told.
    var network: NetworkDefaults {
        func named(_ key: String, _ given: Given<String?>) -> NetworkDefaults.Value? {
            guard let value = given.value, let file = given.file else { return nil }
            return NetworkDefaults.Value(name: "\(key) (\(file))", value: value)
        }
        return NetworkDefaults(
            proxy: named("proxy", proxy),
            noProxy: named("noProxy", noProxy),
            authorities: named("caFile", authorities)
        )
    }

    private mutating func take(_ text: [UInt8], _ path: String) {
        do {
            var read = self
            var reader = try DefinitionReader(try JSONParser.parse(text), file: path)
            try read.take(&reader, path)
            read.files.append(path)
            self = read
        } catch let error as DefinitionError {
            unread.append(error.located(in: text))
        } catch {
            unread.append(DefinitionError(file: path, (error as? JSONError).map { .notJSON($0) } ?? .unreadable(nil)))
        }
    }

    private mutating func take(_ reader: inout DefinitionReader, _ path: String) throws(DefinitionError) {
        guard try reader.required("schemaVersion") == 1 else {
            throw reader.failure("schemaVersion", .expected(.schemaVersion))
        }
        if reader.optional("language") != nil {
            language = Given(value: try reader.choice("language", of: Language.self), file: path)
        }
        if let text = try reader.optionalText("proxy") {
            if let problem = ProxySettings.problem(text) { throw reader.failure("proxy", .value(problem)) }
            proxy = Given(value: text, file: path)
        }
        if let text = try reader.optionalText("noProxy") { noProxy = Given(value: text, file: path) }
        if let text = try reader.optionalText("caFile") {
            guard text.hasPrefix("/") else { throw reader.failure("caFile", .expected(.wholePath)) }
            authorities = Given(value: text, file: path)
        }
        if reader.optional("services") != nil {
            services = Given(value: try reader.texts("services").map { $0.lowercased() }, file: path)
        }
        if reader.optional("ownApps") != nil {
            ownApps = Given(value: try reader.flag("ownApps", default: true), file: path)
        }
        try reader.finish()
    }
}
