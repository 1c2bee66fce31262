import Foundation
import ServiceCatalog
import StrictJSON
import Testing

@Suite("The practice data")
struct PracticeDataTests {
    @Test("answers every question of its service, and no other", arguments: BundledServicesTests.ids)
    func answers(id: String) throws {
        let practice = try Resources.json("Practice/\(id).json")
        let service = try Resources.service(id)
        #expect(practice["schemaVersion"] == 1)
        #expect(practice["service"]?.string == id)
        let properties = try #require(practice["properties"]).texts
        let advanced = Set(service.schemes.flatMap { $0.fields.filter { $0.required == .advanced }.map(\.property) })
        let fields = service.fields.filter { !advanced.contains($0.property) }
        #expect(Set(properties.keys) == Set(fields.map(\.property)))
        let optional = Set(service.schemes.flatMap { $0.fields.filter { $0.required == .optional }.map(\.property) })
        for field in fields {
            let value = try #require(properties[field.property])
            #expect(!value.isEmpty || optional.contains(field.property), "\(field.property)")
            #expect(field.choices.isEmpty || field.choices.contains { $0.value == value })
        }
        #expect((practice["embeddedApp"] != nil) == service.schemes.contains { $0.apps.contains(.embedded) })
    }

    @Test("knows its keys and no others", arguments: BundledServicesTests.ids)
    func keys(id: String) throws {
        let practice = try Resources.json("Practice/\(id).json")
        Self.expectKeys(
            practice,
            required: [
                "schemaVersion", "service", "hosts", "properties", "clients", "user", "tokenPrefix", "schemes",
                "resources",
                "errors",
            ],
            optional: ["embeddedApp"]
        )
        if let app = practice["embeddedApp"] {
            Self.expectKeys(app, required: ["clientID", "callback"], optional: ["clientSecret"])
        }
        for client in practice["clients"]?.array ?? [] {
            Self.expectKeys(client, required: ["id", "secret", "callbacks"])
        }
        Self.expectKeys(try #require(practice["user"]), required: ["login", "password", "name", "email"])
        for (_, scheme) in practice["schemes"]?.object ?? JSONObject() {
            Self.expectKeys(
                scheme,
                required: ["tokenType", "reply", "refreshReply"],
                optional: ["clientAuthentication", "refreshTokenNeeds"]
            )
        }
        for resource in practice["resources"]?.array ?? [] {
            Self.expectKeys(
                resource,
                required: ["method", "path", "credentials", "contentType"],
                optional: ["host", "query", "requests", "body", "text"]
            )
            #expect((resource["body"] == nil) != (resource["text"] == nil))
            for credential in resource["credentials"]?.array ?? [] {
                Self.expectKeys(
                    credential,
                    required: ["place", "name"],
                    optional: ["bearer", "values", "separator", "refused"]
                )
                #expect((credential["bearer"] == nil) != (credential["values"] == nil))
                #expect(credential["refused"]?.string.map { practice["errors"]?[$0] != nil } != false)
            }
        }
        for (_, error) in practice["errors"]?.object ?? JSONObject() {
            Self.expectKeys(error, required: ["status", "contentType"], optional: ["headers", "body", "text"])
            #expect((error["body"] == nil) != (error["text"] == nil))
        }
    }

    @Test("registers its applications with the callbacks it uses", arguments: BundledServicesTests.ids)
    func clients(id: String) throws {
        let practice = try Resources.json("Practice/\(id).json")
        let service = try Resources.service(id)
        var uses = [
            (
                practice.at("/properties/OAuthClientId"), practice.at("/properties/OAuthClientSecret"),
                practice.at("/properties/CallbackURL")
            )
        ]
        if let app = practice["embeddedApp"] {
            uses.append((app["clientID"], app["clientSecret"], app["callback"]))
        }
        for (clientID, secret, callback) in uses {
            let client = try #require(practice["clients"]?.array?.first { $0["id"] == clientID })
            #expect(client["callbacks"]?.array?.contains(try #require(callback)) == true)
            let oauth = try #require(service.schemes.first?.oauth)
            #expect(secret == client["secret"] || (secret == nil && oauth.secretOptional))
        }
        let callbacks = practice.at("/clients/0/callbacks")?.array?.compactMap(\.string) ?? []
        let oauth = try #require(service.schemes.first?.oauth)
        #expect(callbacks.contains(oauth.callback))
        #expect(!oauth.quirks.contains(.httpsCallbackOnly) || callbacks.allSatisfy { $0.hasPrefix("https://") })
    }

    @Test("says how to answer each OAuth scheme, and every fault it may meet", arguments: BundledServicesTests.ids)
    func schemes(id: String) throws {
        let practice = try Resources.json("Practice/\(id).json")
        let service = try Resources.service(id)
        let oauth = service.schemes.filter { $0.oauth != nil }
        #expect(practice["schemes"]?.object?.names == oauth.map(\.id))
        for key in ["unauthorized", "invalidGrant", "invalidClient", "unsupportedGrant", "invalidRequest", "notFound"] {
            #expect(practice["errors"]?[key] != nil, "\(key)")
        }
        #expect(practice.at("/errors/invalidGrant/status")?.integer == (id == "act-on" ? 403 : 400))
        let hosts = practice["hosts"]?.array?.compactMap(\.string) ?? []
        for endpoints in oauth.compactMap(\.oauth) {
            let templates = [endpoints.authorizationEndpoint, endpoints.tokenEndpoint, endpoints.revocationEndpoint]
            for template in templates.compactMap(\.self) {
                let properties = practice["properties"]?.texts ?? [:]
                let address = try #require(URL(string: template.filled(.url) { properties[$0] }))
                #expect(hosts.contains(address.host ?? ""))
            }
        }
    }

    @Test("answers the connection tests of every scheme with a name", arguments: BundledServicesTests.ids)
    func resources(id: String) throws {
        let practice = try Resources.json("Practice/\(id).json")
        let properties = try #require(practice["properties"]).texts
        for scheme in try Resources.service(id).schemes {
            for test in scheme.tests {
                let address = try #require(URLComponents(string: test.url.filled(.url) { properties[$0] }))
                let resource = try #require(
                    practice["resources"]?.array?.first { Self.matches($0, test: test, address: address) },
                    "\(scheme.id)"
                )
                #expect(practice["hosts"]?.array?.contains(.string(address.host ?? "")) == true)
                try Self.expectNames(resource, test: test, user: practice.at("/user/name")?.string ?? "")
                Self.expectAuthorized(resource, scheme: scheme, properties: properties)
                if let membership = test.membership {
                    let start = membership.startsWith.filled(.url) { properties[$0] }
                    let list = resource["body"]?.at(membership.list)?.array ?? []
                    #expect(list.contains { $0.at(membership.element)?.string?.hasPrefix(start) == true })
                }
            }
        }
    }

    private static func matches(_ resource: JSONValue, test: ConnectionTest, address: URLComponents) -> Bool {
        let query = resource["query"]?.object ?? JSONObject()
        let asked = Dictionary(uniqueKeysWithValues: (address.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        let body = resource["requests"]?.array?.contains {
            $0["body"]?.string == (test.body ?? "") && $0["contentType"]?.string == test.contentType
        }
        return resource["method"]?.string == test.method && resource["path"]?.string == address.path
            && resource["host"]?.string ?? address.host == address.host && body != false
            && query.allSatisfy { name, values in values.array?.contains(.string(asked[name] ?? "")) == true }
    }

    private static func expectNames(_ resource: JSONValue, test: ConnectionTest, user: String) throws {
        switch test.format {
        case .json:
            let body = try #require(resource["body"])
            let name = test.names.compactMap { body.at($0)?.string }.joined(separator: " ")
            #expect(test.subject == .user ? name == user : !name.isEmpty)
            for place in [test.detail, test.identifier].compactMap(\.self) {
                #expect(body.at(place) != nil, "\(place)")
            }
        case .xml:
            let text = try #require(resource["text"]?.string)
            for place in (test.names + [test.detail, test.identifier].compactMap(\.self)) {
                let element = try #require(place.split(separator: "/").last)
                #expect(text.contains("</\(element)>"), "\(place)")
            }
        }
    }

    /// What the scheme sends must be one of the credentials the resource takes.
    private static func expectAuthorized(_ resource: JSONValue, scheme: Scheme, properties: [String: String]) {
        let accepted = resource["credentials"]?.array ?? []
        let sent = scheme.authorization.contains { credential in
            let filled = credential.value.filled(.none) { properties[$0] }
            let value = credential.encoding == .base64 ? Data(filled.utf8).base64EncodedString() : filled
            return accepted.contains {
                $0["place"]?.string == credential.place.rawValue && $0["name"]?.string == credential.name
                    && (scheme.oauth == nil
                        ? $0["values"]?.array?.contains(.string(credential.prefix + value)) == true
                        : $0["bearer"] == true)
            }
        }
        #expect(sent, "\(scheme.id)")
    }

    private static func expectKeys(_ value: JSONValue, required: Set<String>, optional: Set<String> = []) {
        let names = Set(value.object?.names ?? [])
        #expect(required.subtracting(names) == [], "missing")
        #expect(names.subtracting(required).subtracting(optional) == [], "unknown")
    }
}
