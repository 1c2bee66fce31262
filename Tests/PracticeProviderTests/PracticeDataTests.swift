import Bundled
import Localization
import PracticeProvider
import ServiceCatalog
import StrictJSON
import Testing
import Wording

@Suite("The practice files")
struct PracticeDataTests {
    @Test("there is one for every service of the catalogue")
    func complete() throws {
        let services = PracticeCatalog.bundled().services.map(\.service.id)
        #expect(services == (ServiceCatalog.bundled()).services.map(\.id))
        #expect(services.count == 5)
    }

    @Test("what a person types is registered", arguments: SignIn.all)
    func registered(_ signIn: SignIn) throws {
        let client = try #require(signIn.practice.clients.first { $0.id == signIn.clientID })
        #expect(client.secret == signIn.clientSecret)
        #expect(client.callbacks.contains(signIn.callback))
        #expect(signIn.practice.schemes[signIn.scheme.id] != nil)
        if signIn.scheme.apps.contains(.embedded) {
            let app = try #require(signIn.practice.embeddedApp)
            let embedded = try #require(signIn.practice.clients.first { $0.id == app.clientID })
            #expect(embedded.callbacks.contains(app.callback))
            #expect(app.clientSecret ?? embedded.secret == embedded.secret)
            #expect(app.clientSecret != nil || signIn.oauth.secretOptional)
        }
    }

    @Test("the embedded applications are offered to the engine")
    func embeddedApps() throws {
        let catalog = PracticeCatalog.bundled()
        let expected = catalog.services.filter { $0.service.schemes.contains { $0.apps.contains(.embedded) } }
        #expect(catalog.embeddedApps.map(\.service) == expected.map(\.service.id))
    }

    private func faulty(_ change: (inout JSONObject) -> Void) throws -> DefinitionError? {
        let file = try #require(BundledFile.all(in: "Practice").first)
        var members = try #require(try JSONParser.parse(file.bytes).object)
        change(&members)
        return #expect(throws: DefinitionError.self) {
            try PracticeCatalog.service(
                json: Array(JSONValue.object(members).text().utf8),
                catalog: ServiceCatalog.bundled(),
                file: "x.json"
            )
        }
    }

    @Test("a key that nobody knows is refused by its name")
    func unknownKey() throws {
        #expect(
            try faulty { $0["hots"] = [] }?.message(in: .english) == "x.json: hots: unknown key; did you mean hosts?"
        )
    }

    @Test("a service, a scheme or a refusal that does not exist is refused")
    func unknownNames() throws {
        #expect(try faulty { $0["service"] = "nowhere" }?.field == "service")
        #expect(try faulty { $0["schemes"] = ["Nowhere": ["tokenType": "Bearer"]] }?.field == "schemes.Nowhere")
        #expect(try faulty { $0["errors"] = [:] }?.field.hasPrefix("errors.") == true)
        let credential: JSONValue = ["place": "header", "name": "X", "values": ["y"], "refused": "nowhere"]
        let resource: JSONValue = ["method": "GET", "path": "/x", "credentials": [credential], "text": ""]
        #expect(
            try faulty { $0["resources"] = .array([resource]) }?.field == "resources[0].credentials[0].refused"
        )
    }

    @Test("a text that is no JSON is refused with its place")
    func noJSON() throws {
        let catalog = ServiceCatalog.bundled()
        let error = #expect(throws: DefinitionError.self) {
            try PracticeCatalog.service(json: Array("{".utf8), catalog: catalog, file: "x.json")
        }
        #expect(error?.message(in: .english).hasPrefix("x.json: line 1") == true)
    }
}
