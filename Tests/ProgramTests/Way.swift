import StrictJSON
import Testing

/// One way of connecting a practice service: service, scheme, application.
struct Way: Sendable, CustomTestStringConvertible {
    let service: String
    let scheme: String
    let app: String?
    let isOAuth: Bool

    var testDescription: String { [service, scheme, app].compactMap(\.self).joined(separator: " ") }

    /// Every way there is, by what the program itself lists.
    static func all() throws -> [Way] {
        let listed = try ProgramRun().run(["services", "--json"])
        return try JSONParser.parse(listed.output).array?.flatMap { service -> [Way] in
            (service["schemes"]?.array ?? []).flatMap { scheme -> [Way] in
                let apps = (scheme["apps"]?.array ?? []).map(\.string)
                return (apps.isEmpty ? [nil] : apps).map { app in
                    Way(
                        service: service["id"]?.string ?? "",
                        scheme: scheme["id"]?.string ?? "",
                        app: app,
                        isOAuth: !apps.isEmpty
                    )
                }
            }
        } ?? []
    }

    /// Answers for a set-up without questions; values that are left out are those of the practice provider.
    func answers(properties: JSONValue = [:], browser: String = "here", connection: String = "test") -> String {
        var object: JSONValue = [
            "service": .string(service), "scheme": .string(scheme), "browser": .string(browser),
            "connection": .string(connection), "properties": properties,
        ]
        if let app, case .object(var members) = object {
            members["app"] = .string(app)
            object = .object(members)
        }
        return object.text()
    }
}
