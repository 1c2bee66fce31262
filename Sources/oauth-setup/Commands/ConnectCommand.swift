internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON

/// `connect`: connects and proves it.
struct ConnectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect",
        abstract: Help.text(
            "Connect and test: asks the live service who is signed in.",
            "接続を確かめます。誰としてサインインしているかをサービスに尋ねます。"
        ),
        discussion: Help.discussion(
            """
            NAME is a connection that was set up; '-' reads a connection string from
            standard input, in any format. InitiateOAuth in the string means what it means
            to the driver: OFF, REFRESH or GETANDREFRESH.

            --json prints service, scheme, subject (who answered: user, account or app), account (the name), detail, and
            missingScopes: what was asked for and not granted.

            Example: oauth-setup connect - --service ID < connection-string.txt
            """,
            """
            NAME は設定済みの接続です。- を指定すると、標準入力から接続文字列を読みます（形式は自動判別）。
            文字列の InitiateOAuth（OFF、REFRESH、GETANDREFRESH）の意味はドライバーと同じです。

            --json は service、scheme、subject（user、account、app のどれか）、account（名前）、detail と、
            missingScopes（要求して許可されなかったスコープ）を出力します。

            例: oauth-setup connect - --service ID < connection-string.txt
            """
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption

    @Argument(
        help: Help.about(
            "The connection's name, or - for a connection string on standard input.",
            "接続名、または標準入力の接続文字列を表す -"
        ),
        completion: .connections
    )
    var name: String?

    @Option(help: Help.about("Read the connection string from a file.", "接続文字列をファイルから読む", "FILE"), completion: .file())
    var stringFile: String?

    @Option(
        help: Help.about(
            "The service a connection string is for, when it does not say so.",
            "接続文字列だけではわからないときの、サービスの ID",
            "ID"
        )
    )
    var service: String?

    @Flag(help: Help.about("Open no browser on this machine.", "このマシンではブラウザーを開かない"))
    var noBrowser = false

    @Option(help: Help.about("How long to wait for a sign-in.", "サインインを待つ時間（秒）", "SECONDS"))
    var timeout = 300

    @Flag(help: Help.about("Print JSON.", "JSON で出力する"))
    var json = false

    func validate() throws {
        guard (name == nil) != (stringFile == nil) else {
            throw ValidationError(
                "give a connection's name, - or --string-file FILE",
                "接続名、-、--string-file のどれかを指定してください"
            )
        }
        guard (1...86_400).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to 86400 seconds", "--timeout には1～86400秒を指定してください")
        }
    }

    func run() async throws {
        let program = try Program(common)
        let source = stringFile ?? (name == "-" ? "-" : nil)
        let (plan, location) = try source.map { (try given(in: $0, program), nil) } ?? stored(program)
        if case .file(let path)? = try Self.location(of: plan), let name = program.folder.connectionName(at: path) {
            SignInAdvice.begin(name, isPractice: program.practice != nil)
        }
        if adopt.adopt, let place = try location ?? Self.location(of: plan) { try await program.engine.adopt(place) }
        let work = BrowserWork(program: program, opensBrowser: !noBrowser, patience: timeout)
        let connection = try await work.run { [engine = program.engine.skippingPauses(), timeout, work] show in
            try await engine.connect(
                plan,
                location: location,
                isElsewhere: work.isPlayed,
                patience: .seconds(timeout),
                interaction: show
            )
        }
        say(connection, program.language)
    }

    private func say(_ connection: Connection, _ language: Language) {
        let (account, plan) = (connection.account, connection.plan)
        guard json else {
            Output.show(SignedInWords.sentence(account)(language))
            return
        }
        let value: JSONValue = [
            "service": .string(plan.service.id),
            "scheme": .string(plan.scheme.id),
            "subject": .string(account.subject),
            "account": .string(account.name),
            "detail": account.detail.map { .string($0) } ?? .null,
            "missingScopes": .array(connection.missingScopes.map { .string($0) }),
        ]
        Output.data(value.text(.pretty))
    }

    /// A stored connection is refreshed silently; nobody is asked.
    private func stored(_ program: Program) throws -> (ConnectionPlan, SettingsLocation?) {
        var found = try program.settings(of: name ?? "")
        if found.settings.tokens != nil { found.settings[property: OAuthProperty.initiateOAuth] = Secret("REFRESH") }
        return (try program.engine.plan(of: found.settings), found.location)
    }

    /// Where a connection string keeps its settings; nil when it does not say.
    private static func location(of plan: ConnectionPlan) throws -> SettingsLocation? {
        let text = plan.properties[OAuthProperty.settingsLocation] ?? ""
        return text.isEmpty ? nil : try SettingsLocation(text: text)
    }

    private func given(in file: String, _ program: Program) throws -> ConnectionPlan {
        let given = try GivenString(file: file, for: service, program.catalog)
        let plan = try given.plan(given.parsed.properties, service: service, program)
        given.say(plan, isPractice: program.practice != nil)
        return plan
    }
}
