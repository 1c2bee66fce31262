import Localization
import ServiceCatalog
import StrictJSON
import Testing

@Suite("The catalogue")
struct ServiceCatalogTests {
    @Test("takes a person's own definition instead of the one that ships, in its place")
    func replaces() throws {
        let shipped = ServiceCatalog.bundled()
        let text = String(decoding: try Resources.bytes("Services/backlog.json"), as: UTF8.self)
        let changed = text.replacing(#""name": "Backlog""#, with: #""name": "Our Backlog""#)
        let own = try ServiceCatalog.service(json: Array(changed.utf8), file: "backlog.json")
        let both = ServiceCatalog(services: shipped.services + [own])
        #expect(both.services.map(\.id) == shipped.services.map(\.id))
        #expect(both.service("backlog")?.name(.english) == "Our Backlog")
    }

    @Test(
        "a definition that cannot be used takes only its own service with it, and never leaves the one that ships in its place",
        arguments: [
            // The file's name, its text (nil: it cannot be read), and the ids that are not to be had any more.
            ("mine.json", #"{"schemaVersion":1,"id":"mine","nama":"x"}"#, ["mine"]),
            ("other.json", #"{"schemaVersion":1,"id":"backlog","nama":"x"}"#, ["backlog", "other"]),
            ("other.json", #"{"schemaVersion":1,"id":"backlog","name":"#, ["backlog", "other"]),
            ("backlog.json", "", ["backlog"]), ("backlog.json", "{", ["backlog"]), ("BACKLOG.json", "[]", ["backlog"]),
            ("backlog.json", "\u{0}\u{FFFD}", ["backlog"]), ("backlog.json", nil, ["backlog"]),
            ("mine.json", #"{"id"}"#, ["mine"]), ("mine.json", #"{"id":"#, ["mine"]),
            ("mine.json", #"{"id":7}"#, ["mine"]), (".json", "{}", [""]),
        ] as [(String, String?, [String])]
    )
    func faults(name: String, text: String?, ids: [String]) throws {
        let shipped = ServiceCatalog.bundled()
        var catalog = shipped
        let file = "/home/a/services/\(name)"
        catalog.add(file: file) { () throws(DefinitionError) in
            guard let text else { throw DefinitionError(file: file, .unreadable(nil)) }
            return Array(text.utf8)
        }
        #expect(catalog.faults.map(\.file) == [file])
        for id in ids {
            #expect(catalog.service(id) == nil)
            #expect(catalog.fault(id)?.file == file)
        }
        let others = shipped.services.filter { !ids.contains($0.id) }
        #expect(catalog.services == others)
        for other in others { #expect(catalog.fault(other.id) == nil) }
        // A good definition behind it makes the service usable.
        for id in ids {
            guard let service = shipped.service(id) else { continue }
            let bytes = try Resources.bytes("Services/\(service.id).json")
            catalog.add(file: "good.json") { bytes }
            #expect(catalog.service(id)?.name == service.name && catalog.fault(id) == nil)
        }
    }

    @Test("ships no OAuth applications of anybody")
    func embeddedApps() throws {
        let apps = try Resources.json("EmbeddedApps.json")
        #expect(apps["schemaVersion"] == 1)
        #expect(apps["apps"] == [])
    }
}
