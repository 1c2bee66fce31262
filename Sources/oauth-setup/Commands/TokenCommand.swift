internal import ArgumentParser
internal import AuthEngine
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON

/// `token`: a valid access token on standard output.
struct TokenCommand: AsyncParsableCommand {
    /// How the token is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// The token alone.
        case token
        /// Header lines: `Authorization: Bearer …`.
        case header
        /// Token, type and end.
        case json
        /// What programs that call a credential process expect.
        case credentialProcess = "credential-process"
    }

    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: Help.text("Print a valid access token, refreshed if due.", "有効なアクセストークンを出力します。必要なら更新します。"),
        discussion: Help.discussion(
            """
            A token that is still valid is printed without any network call. For a
            connection without OAuth the stored credential is printed, as its header
            carries it. Nothing is ever asked; exit code 3 means that a person must sign
            in again. A refresh that has begun is brought to its end and stored, even if
            this program is killed. Only the service's own word ends a sign-in: a refresh
            that fails in any other way is tried again, by itself after a growing pause (2
            seconds to 15 minutes; up to 10 are waited out, else exit code 1 tells the time
            of the next try), or at once with --now. Formats:

              token               the token alone
              header              whole header lines, for instance Authorization: Bearer …
              json                token, type, expires (RFC 3339, or null)
              credential-process  Version (1), AccessToken, TokenType, and Expiration (RFC 3339) when it ends

            Examples:
              oauth-setup token sales
              oauth-setup token sales --header | curl -H @- https://…
            """,
            """
            有効なトークンがあれば、通信せずに出力します。OAuth 以外の接続では、保存済みの資格情報をヘッダーで送る形で
            出力します。何も尋ねません。終了コード 3 は、再サインインが必要という意味です。始まった更新は、このプログラムが強制終了されても
            最後まで行われ、保存されます。サインインが終わるのは、サービスがそう答えたときだけです。ほかの失敗では、次第に長くなる
            間隔（2 秒～15 分）をおいて再試行します。残り 10 秒以内なら待ち、それより長ければ終了コード 1 で次の時刻を
            示します。--now ですぐに試せます。形式:

              token               トークンだけ
              header              ヘッダー行全体（例: Authorization: Bearer …）
              json                token、type、expires（RFC 3339 または null）
              credential-process  Version (1)、AccessToken、TokenType と、
                                  期限があれば Expiration (RFC 3339)

            例:
              oauth-setup token sales
              oauth-setup token sales --header | curl -H @- https://…
            """
        )
    )

    private static var formats: String { Format.allCases.map(\.rawValue).joined(separator: ", ") }

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption

    @Argument(help: Help.about("The connection's name.", "接続名"), completion: .connections)
    var name: String

    @Option(help: Help.about("The token must still live so long.", "トークンに必要な残り時間（秒）", "SECONDS"))
    var minValidity = 60

    @Flag(help: PauseHelp.now)
    var now = false

    @Flag(
        help: Help.about(
            "Refresh settings although they are an older copy than one that was here before, such as a backup.",
            "バックアップなど、以前より古い控えであっても更新する"
        )
    )
    var acceptOlder = false

    @Option(help: Help.about("How to print it: \(Self.formats).", "出力の形式: \(Self.formats)"))
    var format: Format?

    @Flag(help: Help.about("The same as --format header.", "--format header と同じ"))
    var header = false

    @Flag(help: Help.about("The same as --format json.", "--format json と同じ"))
    var json = false

    private var chosen: Format { format ?? (header ? .header : json ? .json : .token) }

    func validate() throws {
        guard (0...86_400).contains(minValidity) else {
            throw ValidationError("--min-validity takes 0 to 86400 seconds", "--min-validity には0～86400秒を指定してください")
        }
        guard [format != nil, header, json].count(where: \.self) <= 1 else {
            throw ValidationError(
                "give one of --format, --header and --json",
                "--format、--header、--json のどれか1つを指定してください"
            )
        }
    }

    func run() async throws {
        let program = try Program(common)
        let found = try await program.settings(of: name, adopt)
        if acceptOlder { program.store.acceptOlder(found.settings) }
        let engine = now ? program.engine.skippingPauses() : program.engine
        let text = try await text(engine, found.settings, found.location)
        await program.transport.shutdown()
        Output.data(text)
    }

    private func text(
        _ engine: AuthEngine,
        _ settings: Settings,
        _ location: SettingsLocation
    ) async throws -> String {
        let validity = Duration.seconds(minValidity)
        if chosen == .header {
            let headers = try await engine.headers(of: settings, at: location, minValidity: validity)
            guard !headers.isEmpty else { throw Self.noHeader }
            return headers.map { "\($0.name): \($0.value.reveal())" }.joined(separator: "\n")
        }
        let credential = try await engine.credential(of: settings, at: location, minValidity: validity)
        return switch chosen {
        case .token, .header: credential.value.reveal()
        case .json: Self.json(credential).text(.pretty)
        case .credentialProcess: Self.credentialProcess(credential).text()
        }
    }

    private static func json(_ credential: CurrentCredential) -> JSONValue {
        [
            "token": .string(credential.value.reveal()),
            "type": .string(credential.type),
            "expires": credential.endsAt.map { .string(Moment.text($0)) } ?? .null,
        ]
    }

    private static func credentialProcess(_ credential: CurrentCredential) -> JSONValue {
        var object = JSONObject()
        object["Version"] = 1
        object["AccessToken"] = .string(credential.value.reveal())
        object["TokenType"] = .string(credential.type)
        object["Expiration"] = credential.endsAt.map { .string(Moment.text($0)) }
        return .object(object)
    }

    private static var noHeader: Failure {
        Failure(
            "the service takes the credential of this connection in the address, not in a header",
            "このサービスでは、この接続の認証情報をヘッダーではなく URL のパラメーターで送ります",
            hint: ("token NAME --json gives the value and the parameter's name", "token 接続名 --json で値とパラメーター名がわかります")
        )
    }
}
