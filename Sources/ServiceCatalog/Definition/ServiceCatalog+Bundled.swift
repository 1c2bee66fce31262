internal import Bundled
internal import StrictJSON

extension ServiceCatalog {
    /// The services that are compiled into the program (`Resources/Services`), in alphabetical order of their files.
    ///
    /// Each is read when it is asked for: a file is named by its service's id, and is not faulty, which the tests make sure of.
    public static func bundled() -> ServiceCatalog {
        var catalog = ServiceCatalog(services: [])
        for file in BundledFile.all(in: "Services") {
            catalog.add(
                Entry(String(file.name.dropLast(".json".count))) {
                    guard let json = try? JSONParser.parse(file.bytes) else { return nil }
                    var service = try? Service(unchecked: json, file: file.name)
                    service?.isBundled = true
                    return service
                }
            )
        }
        return catalog
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
            throw DefinitionError(file: file, .unreadable(nil))
        }
    }
}
