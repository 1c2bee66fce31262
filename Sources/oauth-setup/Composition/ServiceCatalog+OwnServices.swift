internal import ServiceCatalog
internal import SettingsStore

extension ServiceCatalog {
    /// This catalogue and the person's own definitions (`services/*.json` in the configuration folder).
    ///
    /// - Throws: `DefinitionError` naming the file and the field; `SettingsError` when the folder cannot be listed.
    func adding(ownServicesIn folder: ConfigurationFolder) throws -> ServiceCatalog {
        var services = services
        for path in try folder.ownDefinitions() {
            guard let bytes = FileText.read(path) else { throw DefinitionError(file: path, .unreadable) }
            services.append(try ServiceCatalog.service(json: bytes, file: path))
        }
        return ServiceCatalog(services: services)
    }
}
