internal import ServiceCatalog
internal import SettingsStore

extension ServiceCatalog {
    /// This catalogue and the person's own definitions (`services/*.json` in the configuration folder).
    ///
    /// A definition that cannot be used is among the ``ServiceCatalog/faults``, and keeps nothing else from working.
    ///
    /// - Throws: `SettingsError` when the folder cannot be listed.
    func adding(ownServicesIn folder: ConfigurationFolder) throws -> ServiceCatalog {
        var catalog = self
        for path in try folder.ownDefinitions() {
            catalog.add(file: path) { () throws(DefinitionError) in
                guard let bytes = FileText.read(path) else { throw DefinitionError(file: path, .unreadable) }
                return bytes
            }
        }
        return catalog
    }

    /// What to say of the definitions that cannot be used, a line each.
    func warnings(_ language: Language) -> [String] {
        faults.map { fault in
            let words = LocalizedText(
                english: "warning: a service definition cannot be used: \(fault.message(in: .english))",
                japanese: "警告: 使用できないサービス定義があります: \(fault.message(in: .japanese))"
            )
            return words(language)
        }
    }
}
