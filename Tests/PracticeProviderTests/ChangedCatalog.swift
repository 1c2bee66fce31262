import Bundled
import PracticeProvider
import ServiceCatalog
import StrictJSON
import Testing

/// A catalogue of one bundled service whose definition (as compact JSON text) or practice file is changed.
func changed(
    _ practice: PracticeService,
    service: (String) -> String = { $0 },
    practice change: (inout JSONObject) -> Void = { _ in }
) throws -> PracticeCatalog {
    let id = practice.service.id
    let definition = try #require(BundledFile.named("Services/\(id).json"))
    let text = service(try JSONParser.parse(definition.bytes).text())
    let catalog = ServiceCatalog(services: [try ServiceCatalog.service(json: Array(text.utf8), file: "service.json")])
    let file = try #require(BundledFile.named("Practice/\(id).json"))
    var members = try #require(try JSONParser.parse(file.bytes).object)
    change(&members)
    let json = Array(JSONValue.object(members).text().utf8)
    return PracticeCatalog(services: [try PracticeCatalog.service(json: json, catalog: catalog, file: "practice.json")])
}
