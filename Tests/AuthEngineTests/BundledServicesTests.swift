import AuthEngine
import ConnectionStrings
import Secrets
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import WebRequests

@Suite("The services that ship with the program")
struct BundledServicesTests {
    /// Every field with its example, its first choice, or something for a secret.
    static func properties(_ service: Service, _ scheme: Scheme) -> ConnectionProperties {
        var properties = ConnectionProperties([("AuthScheme", scheme.id), ("InitiateOAuth", "GETANDREFRESH")])
        for use in scheme.fields {
            guard let field = service.field(use.property), use.required != .optional else { continue }
            let example = field.example.isEmpty ? "ZZvalue" : field.example
            properties[use.property] = field.choices.first?.value ?? example
        }
        if let callback = scheme.oauth?.callback, !callback.isEmpty {
            properties["CallbackURL"] = callback
        }
        // With a client certificate, some have another host.
        if let hosts = service.certificateHosts, let address = properties[hosts.property],
            case .onlyWithoutCertificate(let right) = FieldCheck.certificateHost(
                address,
                of: service,
                { properties[$0] }
            )
        {
            properties[hosts.property] = right
        }
        return properties
    }

    @Test("resolve with the examples of their own fields, and every request can be made")
    func everyScheme() async throws {
        let world = try TestWorld { _ in HTTPReply(status: 404) }
        let catalog = ServiceCatalog.bundled()
        let engine = AuthEngine(store: world.store, surroundings: world.surroundings, catalog: catalog)
        for service in catalog.services {
            for scheme in service.schemes {
                let plan = try engine.resolve(Self.properties(service, scheme), service: service.id)
                #expect(plan.scheme.id == scheme.id)
                let tokens = scheme.oauth == nil ? nil : StoredTokens.made(1, at: world.now)
                await #expect("\(service.id) \(scheme.id)") { try await engine.test(plan, tokens: tokens) } throws: {
                    caseName(of: $0) == "notFound"
                }
                guard scheme.oauth != nil else { continue }
                #expect(plan.app == (scheme.apps.contains(.custom) ? .custom : .embedded))
                #expect(try TokenRequest.refresh(Secret("r")).request(plan, .live).url.hasPrefix("https://"))
                guard plan.grant == .code else { continue }
                let request = try AuthorizationRequest(plan, world.surroundings, callback: plan.client?.callback)
                #expect(request.url.contains("client_id=") && request.url.contains("redirect_uri="))
            }
        }
        #expect(world.sent.allSatisfy { $0.url.hasPrefix("https://") && !$0.url.contains("{") })
    }

    @Test("survive being stored: the plan of the settings is the plan that was saved")
    func storedPlan() async throws {
        let world = try TestWorld()
        let catalog = ServiceCatalog.bundled()
        let engine = AuthEngine(store: world.store, surroundings: world.surroundings, catalog: catalog)
        for service in catalog.services {
            for scheme in service.schemes {
                let location = SettingsLocation.memory(id: "\(world.folder.path)/\(service.id)/\(scheme.id)")
                let plan = try engine.resolve(Self.properties(service, scheme), service: service.id)
                let tokens = scheme.oauth == nil ? nil : StoredTokens.made(1, at: world.now)
                try await engine.save(plan, tokens: tokens, account: nil, connection: "c", to: location)
                let again = try engine.plan(of: try #require(try world.store.peek(location)))
                #expect(again.scheme == plan.scheme && again.app == plan.app && again.client?.id == plan.client?.id)
                #expect(again.client?.secret == plan.client?.secret)
            }
        }
    }
}
