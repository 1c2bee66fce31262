internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Glibc
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON

/// `call`: one of the stored procedures that connectors offer.
struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: Help.text(
            "Run a stored procedure: \(StoredProcedure.allCases.map(\.rawValue).joined(separator: ", ")).",
            "ストアドプロシージャーを実行します: \(StoredProcedure.allCases.map(\.rawValue).joined(separator: "、"))。"
        ),
        discussion: Help.discussion(
            """
            Nothing is saved: what comes back is printed, one row of columns. The connection is one that was set up
            (--connection), or a connection string in a file or on standard input. Inputs, in any case:

            \(inputs)

            AuthMode=APP opens a browser and listens here, WEB exchanges a Verifier. Without AuthMode it is APP, as the
            drivers document, unless a Verifier is given. Further inputs that the connector of one service documents
            (AccessType, Prompt and others) are taken for that service; those of OAuth 1.0 only with their defaults.

            A value is written NAME=VALUE, NAME=@FILE (@- is standard input) or NAME=env:VARIABLE. Secrets (Verifier,
            PKCEVerifier, OAuthRefreshToken) are refused as plain arguments, because other users can see those.

            Examples:
              oauth-setup call GetOAuthAuthorizationURL --connection sales
              oauth-setup call GetOAuthAccessToken Verifier=@code.txt --connection sales --json
              oauth-setup call RefreshOAuthAccessToken OAuthRefreshToken=env:TOKEN --service ID < string.txt
            """,
            """
            何も保存せず、返ってきた列を1行で表示します。接続は、設定済みのもの (--connection) か、ファイルまたは
            標準入力の接続文字列です。入力の名前は大文字と小文字を区別しません:

            \(inputs)

            AuthMode=APP はここでブラウザーを開いて待ち受け、WEB は Verifier をトークンに交換します。AuthMode が
            ないときは、ドライバーの資料どおり APP ですが、Verifier があれば WEB とみなします。1つのサービスの
            コネクタだけにある入力（AccessType、Prompt など）は、そのサービスで使えます。OAuth 1.0 の入力は
            既定値だけを受け付けます。

            値は NAME=VALUE、NAME=@FILE（@- は標準入力）、NAME=env:VARIABLE のどれかで書きます。秘密の値（Verifier、
            PKCEVerifier、OAuthRefreshToken）は、ほかのユーザーから見えるため、引数に直接は書けません。

            例:
              oauth-setup call GetOAuthAuthorizationURL --connection sales
              oauth-setup call GetOAuthAccessToken Verifier=@code.txt --connection sales --json
              oauth-setup call RefreshOAuthAccessToken OAuthRefreshToken=env:TOKEN \\
                --service ID < string.txt
            """
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption

    @Argument(
        help: Help.about("The procedure's name, in any case.", "プロシージャー名（大文字と小文字は区別しない）"),
        completion: .list(StoredProcedure.allCases.map(\.rawValue))
    )
    var procedure: String

    @Argument(help: Help.about("Its inputs.", "入力", "NAME=VALUE"))
    var inputs: [String] = []

    @Option(help: Help.about("A connection that was set up.", "設定済みの接続", "NAME"), completion: .connections)
    var connection: String?

    @Option(
        help: Help.about(
            "Read the connection string from a file; from standard input when neither is given.",
            "接続文字列をファイルから読む（どちらも指定しないときは標準入力）",
            "FILE"
        )
    )
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

    @Option(
        help: Help.about("How long to wait for a sign-in (AuthMode=APP).", "サインインを待つ時間（秒、AuthMode=APP のとき）", "SECONDS")
    )
    var timeout = 300

    @Flag(help: Help.about("Print JSON: an object with the columns as texts.", "JSON で出力する（列名と文字列のオブジェクト）"))
    var json = false

    func validate() throws {
        guard connection == nil || stringFile == nil else {
            throw ValidationError(
                "give --connection NAME or --string-file FILE, not both",
                "--connection と --string-file は同時に指定できません"
            )
        }
        guard !adopt.adopt || connection != nil else {
            throw ValidationError("--adopt needs --connection NAME", "--adopt には --connection NAME が必要です")
        }
        guard (1...86_400).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to 86400 seconds", "--timeout には1～86400秒を指定してください")
        }
    }

    func run() async throws {
        let program = try Program(common)
        let reader = CallInputs(environment: program.environment) { FileText.read($0) }
        let inputs = try reader.read(inputs)
        let (properties, service, settings) = try await target(program)
        let work = BrowserWork(program: program, opensBrowser: !noBrowser, patience: timeout)
        let row = try await work.run { [engine = program.engine, procedure, work] show in
            try await engine.call(
                procedure,
                inputs: inputs,
                properties: properties,
                service: service,
                stored: settings,
                isElsewhere: work.isPlayed,
                interaction: show
            )
        }
        if json { Output.data(Self.json(row)) } else { Output.show(Self.table(row)) }
    }

    private func target(
        _ program: Program
    ) async throws -> (properties: ConnectionProperties, service: String?, settings: Settings?) {
        if let connection {
            let (location, settings) = try await program.settings(of: connection, adopt)
            // Whoever has the token to hand most likely has it from there.
            if StoredProcedure(name: procedure) == .refreshOAuthAccessToken {
                try program.engine.checkOwnedHere(settings, at: location)
            }
            let pairs = settings.properties.map { ($0.name, $0.value.reveal()) }
            return (ConnectionProperties(pairs), settings.service, settings)
        }
        let given = try GivenString(file: stringFile ?? "-", for: service, program.catalog)
        return (given.parsed.properties, given.service(service, program.catalog), nil)
    }

    private static func table(_ row: [(column: String, value: Secret)]) -> [String] {
        let width = row.map(\.column.count).max() ?? 0
        return row.map { column, value in
            column + String(repeating: " ", count: width + 2 - column.count) + value.reveal()
        }
    }

    private static func json(_ row: [(column: String, value: Secret)]) -> String {
        var object = JSONObject()
        for (column, value) in row { object[column] = .string(value.reveal()) }
        return JSONValue.object(object).text(.pretty)
    }

    private static var inputs: String {
        StoredProcedure.allCases.map { "  \($0.rawValue): \($0.inputs.joined(separator: ", "))" }
            .joined(separator: "\n")
    }
}
