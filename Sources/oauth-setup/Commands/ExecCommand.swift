internal import ArgumentParser
internal import AuthEngine
internal import Glibc
internal import PracticeProvider
internal import SettingsStore

/// `exec`: another program with a connection in its environment.
struct ExecCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exec",
        abstract: Help.text(
            "Run a command with the token and the properties in its environment.",
            "トークンとプロパティを環境変数に入れて、コマンドを実行します。"
        ),
        discussion: Help.discussion(
            """
            The token is refreshed first if it is due; then the command takes the place of this program, so that exit
            code and signals are its own. Nothing stands in an argument. The command finds:

              OAUTH_ACCESS_TOKEN   the token; without OAuth the credential, as its header carries it
              OAUTH_TOKEN_TYPE     Bearer, or the name of the header or parameter
              OAUTH_TOKEN_EXPIRES  when the token ends (RFC 3339); not set when no end is known
              OAUTH_CONNECTION     the connection's name
              OAUTH_SERVICE        the service's id
              OAUTH_PROPERTY_…     each stored property in upper case, for instance OAUTH_PROPERTY_URL, but not
                                   OAuthClientSecret

            Exit codes of its own, before the command runs: those of token; 126 and 127 when it cannot be run or is
            not found.

            Example: oauth-setup exec sales -- python3 report.py
            """,
            """
            必要なら先にトークンを更新し、その後コマンドがこのプログラムと入れ替わります。終了コードとシグナルは
            コマンドのものです。引数には何も入れません。コマンドに渡る環境変数:

              OAUTH_ACCESS_TOKEN   トークン（OAuth 以外ではヘッダーで送る資格情報）
              OAUTH_TOKEN_TYPE     Bearer、またはヘッダーやパラメーターの名前
              OAUTH_TOKEN_EXPIRES  トークンの期限 (RFC 3339)。不明なときは設定しません
              OAUTH_CONNECTION     接続名
              OAUTH_SERVICE        サービスの ID
              OAUTH_PROPERTY_…     保存済みのプロパティ（名前は大文字）。
                                   OAuthClientSecret は含みません

            コマンドを実行する前の終了コードは token と同じです。実行できないときは 126、見つからないときは 127 です。

            例: oauth-setup exec sales -- python3 report.py
            """
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption

    @Argument(help: Help.about("The connection's name.", "接続名"), completion: .connections)
    var name: String

    @Option(help: Help.about("The token must still live so long.", "トークンに必要な残り時間（秒）", "SECONDS"))
    var minValidity = 60

    @Flag(help: PauseHelp.now)
    var now = false

    @Argument(parsing: .postTerminator, help: Help.about("The command and its arguments.", "コマンドとその引数", "COMMAND"))
    var command: [String] = []

    func validate() throws {
        guard !command.isEmpty else { throw ValidationError("write the command after --", "-- の後にコマンドを書いてください") }
        guard (0...86_400).contains(minValidity) else {
            throw ValidationError("--min-validity takes 0 to 86400 seconds", "--min-validity には0～86400秒を指定してください")
        }
    }

    func run() async throws {
        let program = try Program(common)
        let found = try await program.settings(of: name, adopt)
        let engine = now ? program.engine.skippingPauses() : program.engine
        let credential = try await engine.credential(
            of: found.settings,
            at: found.location,
            minValidity: .seconds(minValidity)
        )
        await program.transport.shutdown()
        await program.practice?.provider?.stop()
        let environment = ExecEnvironment(settings: found.settings, credential: credential)
        // The bytes that were given: what is no text came in as other characters.
        let failure = Replacement.become(
            Invocation.argumentBytes.suffix(command.count),
            environment: environment.added(to: Invocation.variableBytes)
        )
        throw failure == ENOENT ? notFound : notRunnable(failure)
    }

    private var notFound: Failure {
        Failure(
            "there is no command \(command[0])",
            "\(command[0]) というコマンドはありません",
            hint: ("look at PATH, or write the whole path", "PATH を確認するか、フルパスで指定してください"),
            exitCode: 127
        )
    }

    private func notRunnable(_ number: Int32) -> Failure {
        let why = unsafe String(cString: strerror(number))
        return Failure(
            "the command \(command[0]) cannot be run: \(why)",
            "コマンド \(command[0]) を実行できません: \(why)",
            exitCode: 126
        )
    }
}
