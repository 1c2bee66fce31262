internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import StrictJSON

/// `services`: what can be connected, and how.
struct ServicesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "services",
        abstract: Help.text(
            "List what can be connected, show one service, check or make a definition of your own.",
            "接続できるサービスの一覧と詳細、独自の定義の検査と作成。"
        ),
        discussion: Help.discussion(
            """
            --json prints a list: id, name and summary (each with en and ja), and schemes: id, name, apps, fields (property,
            required, secret).

            Examples:
              oauth-setup services --json
              oauth-setup services show ID
              oauth-setup services check my-service.json
              oauth-setup services discover https://login.example.com
            """,
            """
            --json はリストを出力します。id、name と summary（それぞれ en と ja）、schemes（id、name、apps と、fields の property、
            required、secret）です。

            例:
              oauth-setup services --json
              oauth-setup services show ID
              oauth-setup services check my-service.json
              oauth-setup services discover https://login.example.com
            """
        ),
        subcommands: [ServicesList.self, ServicesShow.self, ServicesCheck.self, ServicesDiscover.self],
        defaultSubcommand: ServicesList.self
    )
}

/// `services list`: all of them.
struct ServicesList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Help.text(
            "List what can be connected, and how (when nothing else is asked).",
            "接続できるサービスと方法の一覧（何も指定しないとき）。"
        ),
        discussion: Help.text("Example: oauth-setup services --json", "例: oauth-setup services --json")
    )

    @OptionGroup var common: CommonOptions

    @Flag(help: Help.about("Print JSON.", "JSON で出力する"))
    var json = false

    func run() throws {
        let program = try Program(common)
        if json {
            Output.data(JSONValue.array(program.catalog.services.map(Self.json)).text(.pretty))
            return
        }
        for service in program.catalog.services {
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

/// `services show`: one of them, with everything a person needs to register an application.
struct ServicesShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Help.text(
            "Show one service: ways of signing in, properties, callback, how to register an app.",
            "サービスの詳細: サインイン方法、プロパティ、コールバック、アプリの登録方法。"
        ),
        discussion: Help.text(
            "Example: oauth-setup services show ID --lang ja",
            "例: oauth-setup services show ID --lang en"
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about("The service's id.", "サービスの ID", "ID"), completion: .services)
    var id: String

    func run() throws {
        let program = try Program(common)
        let service = try program.catalog.required(id)
        Output.show(ServiceSheet(service: service, language: program.language).lines)
    }
}
