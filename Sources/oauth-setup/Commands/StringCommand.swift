internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard

/// `string`: a connection string to copy.
struct StringCommand: AsyncParsableCommand {
    /// Who keeps the tokens; the same as `StringOwner`, whose module knows no command line.
    enum Owner: String, ExpressibleByArgument, CaseIterable {
        case oauthSetup = "oauth-setup"
        case driver
        case driverHeadless = "driver-headless"
        case driverPlain = "driver-plain"
    }

    static let configuration = CommandConfiguration(
        commandName: "string",
        abstract: Help.text("Print a connection string.", "接続文字列を表示します。"),
        discussion: Help.discussion(
            """
            Formats: \(formats). Secrets are masked unless --reveal is given.
            A file (-o) is made with mode 0600 and holds the whole string, secrets included; -o - is standard output.

            The owner keeps the tokens:

              oauth-setup      this program; the string names its settings file
              driver           the connector, on a machine with a browser: it signs in by itself
              driver-headless  the connector, without a browser: it gets a code (--verifier) or this connection's
                               tokens, and a settings file of its own (--location)
              driver-plain     the same, by a settings file without encryption that is written to --location;
                               measured by others, never confirmed by the vendor

            Where each refresh replaces the refresh token, it can have one owner only: --take-over gives the tokens
            away and retires the copy here. The embedded app of a connector is not ours, so tokens of an embedded app
            cannot be handed over.

            Examples:
              oauth-setup string sales --format jdbc --owner driver --reveal
              oauth-setup string sales --owner driver-headless --location /srv/OAuthSettings.txt -o sales.txt
              oauth-setup string --list
            """,
            """
            形式: \(formats)
            秘密の値は --reveal を付けないかぎり伏せて表示します。-o のファイルは 0600 で作成し、秘密の値も含みます
            （-o - は標準出力）。

            トークンを持つ側 (--owner):

              oauth-setup      このプログラム（設定ファイルの場所を含む文字列）
              driver           ブラウザーのあるマシンのコネクター（自分でサインインします）
              driver-headless  ブラウザーのないマシンのコネクター。認可コード
                               (--verifier) か、この接続のトークンを渡します。
                               --location はコネクター側の設定ファイルの場所です
              driver-plain     同じく、暗号化しない設定ファイルを --location に
                               書いて渡します（ベンダー未確認）

            リフレッシュのたびにリフレッシュトークンが変わるサービスでは、持ち主は1つだけです。--take-over を付けると
            トークンを渡し、こちらの控えは使えなくなります。組み込みアプリのトークンは渡せません。

            例:
              oauth-setup string sales --format jdbc --owner driver --reveal
              oauth-setup string sales --owner driver-headless --location /srv/OAuthSettings.txt -o sales.txt
              oauth-setup string --list
            """
        )
    )

    private static var formats: String { Dialect.allCases.map(\.id).joined(separator: ", ") }

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about("The connection's name.", "接続名"), completion: .connections)
    var name: String?

    @Option(help: Help.about("The format.", "形式", "FORMAT"))
    var format = Dialect.cdata.id

    @Option(help: Help.about("Who keeps the tokens (see above).", "トークンを持つ側（上記）", "OWNER"))
    var owner = Owner.oauthSetup

    @Option(
        help: Help.about(
            "The connector's own settings file, where it keeps the tokens from then on.",
            "コネクター側の設定ファイル（以後のトークンの保存先）",
            "PATH"
        )
    )
    var location: String?

    @Option(
        help: Help.about(
            "Hand over a code instead of tokens: a file with the code or the address the browser ended at, - for input.",
            "トークンの代わりに認可コードを渡す: コードまたは最後のアドレスを書いたファイル（- は標準入力）",
            "FILE"
        )
    )
    var verifier: String?

    @Flag(help: Help.about("Give the tokens away although there can be one owner only.", "持ち主が1つだけのトークンを渡す"))
    var takeOver = false

    @Flag(help: Help.about("Show secrets.", "秘密の値を表示する"))
    var reveal = false

    @Option(
        name: .shortAndLong,
        help: Help.about("Write the whole string into a new file.", "文字列全体を新しいファイルに書く", "FILE"),
        completion: .file()
    )
    var output: String?

    @Flag(help: Help.about("Replace the file if it is there.", "既存のファイルを置き換える"))
    var force = false

    @Flag(help: Help.about("List the formats.", "形式の一覧"))
    var list = false

    func validate() throws {
        guard list != (name != nil) else {
            throw ValidationError("give a connection's name or --list", "接続名か --list を指定してください")
        }
        guard location != "", location != "-" else {
            throw ValidationError("--location takes a path", "--location にはパスを指定してください")
        }
        let isHeadless = owner == .driverHeadless || owner == .driverPlain
        guard location == nil || isHeadless else {
            throw ValidationError(
                "--location goes with --owner driver-headless or driver-plain",
                "--location は --owner driver-headless か driver-plain と一緒に使います"
            )
        }
        guard verifier == nil || owner == .driverHeadless else {
            throw ValidationError(
                "--verifier goes with --owner driver-headless",
                "--verifier は --owner driver-headless と一緒に使います"
            )
        }
        guard Dialect(id: format) == nil else { return }
        let ids = Dialect.allCases.map(\.id)
        let nearest = NearestName.of(format, among: ids)
        throw ValidationError(
            "unknown format\(nearest.map { "; did you mean \($0)?" } ?? "") Known: \(Self.formats)",
            "指定された形式はありません。\(nearest.map { "\($0) のことですか？ " } ?? "")使える形式: \(Self.formats)"
        )
    }

    func run() async throws {
        guard let name else {
            for dialect in Dialect.allCases { Output.show("\(dialect.id)  \(dialect.title)") }
            return
        }
        let keeper = StringOwner(rawValue: owner.rawValue) ?? .oauthSetup
        let program = try Program(common)
        let found = try program.settings(of: name)
        guard let dialect = Dialect(id: format) else { return }
        let result = try SetupResult(
            stored: found.settings,
            path: found.location.text,
            catalog: program.catalog,
            now: Program.now()
        )
        let file = try PrivateOutput(output, program.store, replacing: force)
        defer { file.discard() }
        guard owner == .driverHeadless || owner == .driverPlain, result.scheme.handsOver else {
            try write(result, dialect, keeper, to: file, hiding: found.settings.tokens)
            return
        }
        let handOver = StringHandOver(program: program, found: found, result: result, owner: keeper)
        try await handOver.run(
            location: location,
            verifier: verifier,
            isOwned: takeOver,
            isRevealed: reveal || file.isNamed,
            isDurable: file.isDurable,
            replacing: force
        ) { try write($0, dialect, keeper, to: file, hiding: found.settings.tokens) }
    }

    private func write(
        _ result: SetupResult,
        _ dialect: Dialect,
        _ owner: StringOwner,
        to file: PrivateOutput,
        hiding tokens: StoredTokens?
    ) throws {
        let isShown = !(reveal || file.isNamed)
        let text = try result.connectionString(dialect, owner: owner, masked: isShown)
        guard isShown else { return try file.write(text) }
        // For looking at: what shows nothing, or a token in another value, is no part of it.
        var filter = SecretFilter(shortest: 6, findsPieces: false)
        for token in [tokens?.accessToken, tokens?.refreshToken] { filter.insert(token?.reveal() ?? "") }
        Output.page(filter.hide(text))
    }
}
