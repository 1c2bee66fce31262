internal import ArgumentParser
internal import AuthEngine
internal import Bounds
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

/// `services discover`: a definition of one's own, from what a server says about itself.
struct ServicesDiscover: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "discover",
        abstract: Help.text(
            "Make a service definition from what an authorization server says about itself.",
            "認可サーバーが公開する情報から、サービス定義を作ります。"
        ),
        discussion: Help.discussion(
            """
            Reads /.well-known/oauth-authorization-server (RFC 8414), else /.well-known/openid-configuration, of the
            issuer, and prints a definition that `services check` accepts. Nothing secret is sent. Look through it,
            above all at connector (names for connection strings) and tests, before you use it. Where the server takes the
            client's secret in the body and by Basic, the body is chosen: some servers do not decode what Basic carries.

            Example: oauth-setup services discover https://login.example.com -o ~/.config/oauth-setup/services/mine.json
            """,
            """
            issuer の /.well-known/oauth-authorization-server (RFC 8414)、なければ /.well-known/openid-configuration
            を読み、services check に通る定義を出力します。秘密は送りません。使う前に内容を、特に connector（接続文字列
            での名前）と tests を確認してください。クライアントの認証は、本文と Basic の両方が使えるとき本文を選びます。
            Basic の値をデコードしないサーバーがあるためです。

            例:
              oauth-setup services discover https://login.example.com \\
                -o ~/.config/oauth-setup/services/mine.json
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about("The issuer, exactly as its owner publishes it.", "issuer（公開されている表記のまま）", "ISSUER"))
    var issuer: String

    @Option(help: Help.about("The service's id; made from the host when left out.", "サービスの ID（省略するとホスト名から作る）", "ID"))
    var id: String?

    @Option(help: Help.about("The service's name; the host when left out.", "サービスの名前（省略するとホスト名）", "NAME"))
    var name: String?

    @Option(help: Help.about("The scopes to ask for, separated by blanks.", "要求するスコープ（空白区切り）", "SCOPES"))
    var scope: String?

    @Option(
        help: Help.about(
            "An address that answers JSON to whoever is signed in, for the test.",
            "接続テスト用の、サインイン中なら JSON を返すアドレス",
            "URL"
        )
    )
    var test: String?

    @Flag(
        name: .customLong("public"),
        help: Help.about("For applications without a secret.", "シークレットのないアプリ（公開クライアント）用にする")
    )
    var isPublic = false

    @Option(
        help: Help.about(
            "Show this client certificate: PFX, or PEM with its key.",
            "提示するクライアント証明書（PFX、または鍵を含む PEM）",
            "FILE"
        ),
        completion: .file()
    )
    var clientCert: String?

    @Option(
        help: Help.about(
            "Read the client certificate's password from a file.",
            "クライアント証明書のパスワードをファイルから読む",
            "FILE"
        ),
        completion: .file()
    )
    var clientCertPasswordFile: String?

    @Option(name: .shortAndLong, help: Help.about("Write to a file instead.", "ファイルに書く", "FILE"), completion: .file())
    var output: String?

    @Flag(help: Help.about("Replace the file.", "ファイルを置き換える"))
    var force = false

    func run() async throws {
        let program = try Program(common)
        let network = NetworkOptions(clientCertificate: try certificate())
        let metadata: ServerMetadata
        do throws(AuthError) {
            metadata = try await program.engine.discover(issuer: issuer, network: network)
        } catch {
            await program.transport.shutdown()
            throw error
        }
        await program.transport.shutdown()
        guard !isPublic || metadata.takesPKCE else {
            throw Failure(
                "the server does not take PKCE with S256, without which an application needs a secret",
                "サーバーが PKCE (S256) に対応していないため、シークレットのないアプリは使えません",
                hint: (
                    "leave out --public, and register an application with a secret",
                    "--public を外し、シークレットのあるアプリを登録してください"
                )
            )
        }
        let scopes = scope.map { $0.split(separator: " ").map { String($0) } }
        guard
            let definition = metadata.definition(
                id: id,
                name: name,
                scopes: scopes,
                test: test,
                isPublic: isPublic,
                words: .standard
            )
        else {
            throw Failure(
                "the server does not say where to ask who is signed in",
                "サインインした人を確認する場所が、サーバーのメタデータにありません",
                hint: ("name an address with --test URL", "--test URL でアドレスを指定してください")
            )
        }
        let text = definition.text(.pretty)
        // Whatever was typed on the command line is checked, too.
        _ = try ServiceCatalog.service(json: Array(text.utf8), file: output ?? "-")
        let file = try PrivateOutput(output, program.store, replacing: force)
        try file.write(text)
        if let output, file.isNamed { Output.note(Self.written(output)(program.language)) }
    }

    /// The certificate to show; PEM by its name's end, PKCS #12 otherwise.
    private func certificate() throws -> ClientCertificate? {
        guard let clientCert else { return nil }
        var password: Secret?
        if let clientCertPasswordFile {
            guard let bytes = FileText.read(clientCertPasswordFile), let text = String(validForeign: bytes)
            else {
                throw Failure(
                    "cannot read \(clientCertPasswordFile)",
                    "\(clientCertPasswordFile) を読み取れません",
                    exitCode: 2
                )
            }
            password = Secret(text.last?.isNewline == true ? String(text.dropLast()) : text)
        }
        let isPEM = clientCert.lowercased().hasSuffix(".pem")
        return ClientCertificate(form: isPEM ? .pemFile : .pfxFile, content: Secret(clientCert), password: password)
    }

    private static func written(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "written to \(path); look at connector and tests before you use it",
            japanese: "\(path) に書き込みました。使う前に connector と tests を確認してください"
        )
    }
}
