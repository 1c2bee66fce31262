internal import Foundation
internal import ServiceCatalog

extension ServiceCatalog {
    /// This catalogue and the person's own definitions (`services/*.json` in the configuration folder).
    ///
    /// - Throws: `DefinitionError` naming the file and the field.
    func adding(ownServicesIn folder: String) throws -> ServiceCatalog {
        guard FileManager.default.fileExists(atPath: folder) else { return self }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        var services = services
        for name in names.filter({ $0.hasSuffix(".json") }).sorted() {
            let path = "\(folder)/\(name)"
            let bytes = Array(try Data(contentsOf: URL(filePath: path)))
            services.append(try ServiceCatalog.service(json: bytes, file: path))
        }
        return ServiceCatalog(services: services)
    }
}
