internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

/// `services`: what can be connected, and how.
struct ServicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "services",
        abstract: Help.text(ServicesHelp.abstract),
        discussion: Help.discussion(ServicesHelp.discussion),
        subcommands: [ServicesList.self, ServicesShow.self, ServicesCheck.self, ServicesDiscover.self],
        defaultSubcommand: ServicesList.self
    )
}

/// `services list`: all of them.
struct ServicesList: PlainCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Help.text(ServicesHelp.listAbstract),
        discussion: Help.text(ServicesHelp.listExample)
    )

    @OptionGroup var common: CommonOptions
    @Flag(help: Help.about(OptionHelp.json)) var json = false

    func run(_ voice: Voice) throws {
        let program = try Program(voice, common.key)
        if json {
            Output.data(JSONValue.array(program.offered.services.map(Self.json)).text(.pretty))
            return
        }
        for service in program.offered.services {
            Output.show("\(service.id)  \(service.name(program.language))")
            Output.show("    \(service.summary(program.language))")
            for scheme in service.schemes {
                let apps = scheme.apps.map(\.rawValue).joined(separator: ", ")
                Output.show(
                    "    AuthScheme=\(scheme.id)\(apps.isEmpty ? "" : " (\(apps))"): \(scheme.name(program.language))"
                )
            }
        }
    }

    private static func json(_ service: Service) -> JSONValue {
        [
            "id": .string(service.id),
            "name": service.name.json,
            "summary": service.summary.json,
            "schemes": .array(
                service.schemes.map { scheme in
                    [
                        "id": .string(scheme.id),
                        "name": scheme.name.json,
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
}

/// `services show`: one of them, with everything a person needs to register an application.
struct ServicesShow: PlainCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Help.text(ServicesHelp.showAbstract),
        discussion: Help.text(ServicesHelp.showExample)
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(ServicesHelp.id, "ID"), completion: .services) var id: String

    func run(_ voice: Voice) throws {
        let program = try Program(voice, common.key)
        let service = try program.offered.required(id)
        Output.show(ServiceSheet(service: service, language: program.language).lines)
    }
}
