internal import Bundled
internal import StrictJSON

extension ServiceCatalog {
    /// The services that are compiled into the program (`Resources/Services`), in alphabetical order of their files.
    ///
    /// - Throws: ``DefinitionError`` when a definition is faulty, which the tests rule out for those in the repository.
    public static func bundled() throws(DefinitionError) -> ServiceCatalog {
        var services: [Service] = []
        for file in BundledFile.all(in: "Services") {
            var service = try service(json: file.bytes, file: file.name)
            service.isBundled = true
            services.append(service)
        }
        return ServiceCatalog(services: services)
    }

    /// Reads one definition from the text of a file.
    ///
    /// - Throws: ``DefinitionError`` naming the file and the place.
    public static func service(json: [UInt8], file: String) throws(DefinitionError) -> Service {
        do {
            return try Service(definition: try JSONParser.parse(json), file: file)
        } catch let error as JSONError {
            throw DefinitionError(file: file, .notJSON(error))
        } catch let error as DefinitionError {
            throw error
        } catch {
            throw DefinitionError(file: file, .unreadable)
        }
    }
}
