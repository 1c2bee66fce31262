internal import ArgumentParser
internal import ServiceCatalog
internal import StrictJSON

/// `services`: what can be connected, and how.
struct ServicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "services",
        abstract: "List what can be connected, and how.",
        discussion: "Example: oauth-setup services --json"
    )

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let program = try Program()
        if json {
            Output.data(JSONValue.array(program.catalog.services.map(Self.json)).text(.pretty))
            return
        }
        for service in program.catalog.services {
            Output.data("\(service.id)  \(service.name(program.language))")
            Output.data("    \(service.summary(program.language))")
            for scheme in service.schemes {
                let apps = scheme.apps.map(\.rawValue).joined(separator: ", ")
                Output.data(
                    "    AuthScheme=\(scheme.id)\(apps.isEmpty ? "" : " (\(apps))"): \(scheme.name(program.language))"
                )
            }
        }
    }

    private static func json(_ service: Service) -> JSONValue {
        [
            "id": .string(service.id),
            "name": json(service.name),
            "summary": json(service.summary),
            "schemes": .array(
                service.schemes.map { scheme in
                    [
                        "id": .string(scheme.id),
                        "name": json(scheme.name),
                        "apps": .array(scheme.apps.map { .string($0.rawValue) }),
                        "fields": .array(
                            scheme.fields.map { use in
                                [
                                    "property": .string(use.property),
                                    "required": .string(use.required.rawValue),
                                    "secret": .bool(service.field(use.property)?.secret ?? false),
                                ]
                            }
                        ),
                    ]
                }
            ),
        ]
    }

    private static func json(_ text: LocalizedText) -> JSONValue {
        ["en": .string(text.english), "ja": .string(text.japanese)]
    }
}
