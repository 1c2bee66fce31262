import ServiceCatalog
import StrictJSON
import Testing

@Suite("The catalogue")
struct ServiceCatalogTests {
    @Test("takes a person's own definition instead of the one that ships, in its place")
    func replaces() throws {
        let shipped = try ServiceCatalog.bundled()
        let text = String(decoding: try Resources.bytes("Services/backlog.json"), as: UTF8.self)
        let changed = text.replacing(#""name": "Backlog""#, with: #""name": "Our Backlog""#)
        let own = try ServiceCatalog.service(json: Array(changed.utf8), file: "backlog.json")
        let both = ServiceCatalog(services: shipped.services + [own])
        #expect(both.services.map(\.id) == shipped.services.map(\.id))
        #expect(both.service("backlog")?.name(.english) == "Our Backlog")
    }

    @Test("ships no OAuth applications of anybody")
    func embeddedApps() throws {
        let apps = try Resources.json("EmbeddedApps.json")
        #expect(apps["schemaVersion"] == 1)
        #expect(apps["apps"] == [])
    }
}
