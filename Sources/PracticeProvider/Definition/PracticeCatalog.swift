internal import Bundled
package import ServiceCatalog
internal import StrictJSON

/// The services that can be practised with.
package struct PracticeCatalog: Sendable {
    /// The services, in the order of their files.
    package let services: [PracticeService]

    /// A catalogue of these services.
    package init(services: [PracticeService]) { self.services = services }

    /// The services of the practice files that are compiled into the program (`Resources/Practice`).
    ///
    /// None of them is faulty, which the tests make sure of.
    package static func bundled() -> PracticeCatalog {
        let catalog = ServiceCatalog.bundled()
        return PracticeCatalog(
            services: BundledFile.all(in: "Practice").compactMap { file in
                try? service(json: file.bytes, catalog: catalog, file: file.name)
            }
        )
    }

    /// Reads one practice file.
    ///
    /// - Throws: `DefinitionError` naming the file and the place.
    package static func service(
        json: [UInt8],
        catalog: ServiceCatalog,
        file: String
    ) throws(DefinitionError) -> PracticeService {
        let value: JSONValue
        do {
            value = try JSONParser.parse(json)
        } catch {
            throw DefinitionError(file: file, .notJSON(error))
        }
        return try PracticeService(definition: value, catalog: catalog, file: file)
    }

    /// The practice service with that id (case-insensitive).
    package func service(_ id: String) -> PracticeService? {
        services.first { $0.service.id == id.lowercased() }
    }

    /// The applications that practice connectors ship with; they stand in for those of a distributor.
    package var embeddedApps: [PracticeApp] { services.compactMap(\.embeddedApp) }
}
