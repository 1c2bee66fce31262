internal import ArgumentParser
internal import Foundation
internal import PracticeProvider
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// `practice`: any command against the built-in stand-in for the services.
struct PracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice",
        abstract: Help.text(
            "Try everything on a built-in stand-in: no account, no internet.",
            "内蔵の練習用プロバイダーですべてを試します。アカウントもインターネットも要りません。"
        ),
        discussion: Help.discussion(
            """
            Options come first, then a command with its own options. Without a command the
            wizard starts; without a terminal one whole journey plays by itself. Practice
            connections live in a folder of their own. With
            OAUTH_SETUP_PRACTICE=http://127.0.0.1:PORT a stand-in that runs already
            (--serve) is used.

            For tests a running stand-in misbehaves on demand and tells what it was asked
            (only names and fingerprints, no secret):
              GET ADDRESS/practice/stats    sign-ins: refreshes, reuses, whether alive
              GET ADDRESS/practice/log      every request
              POST ADDRESS/practice/faults  with Content-Type: application/json and
              {"path":"token","fault":"drop-after-processing","count":1}
              path: \(PracticeMishap.Place.allCases.map(\.rawValue).joined(separator: ", "))
              fault: \(Self.mishaps)

            Examples:
              oauth-setup practice
              oauth-setup practice --show
              oauth-setup practice --serve --port 8484
              oauth-setup practice --token-lifetime 5 wizard --answers answers.json
            """,
            """
            オプションを先に、その後にコマンドとそのオプションを書きます。コマンドがなければウィザードが始まり、端末も
            なければ一通りの流れを自動で実行します。練習用の接続は専用のフォルダーに保存します。環境変数
            OAUTH_SETUP_PRACTICE=http://127.0.0.1:PORT を設定すると、動作中の練習用プロバイダー (--serve) を使います。

            テスト用に、動作中の練習用プロバイダーは要求どおりに誤動作し、受けた要求を報告します（名前と指紋だけで、
            秘密は含みません）:
              GET ADDRESS/practice/stats    サインインごとの更新、再利用、有効か
              GET ADDRESS/practice/log      すべての要求
              POST ADDRESS/practice/faults  Content-Type: application/json で
              {"path":"token","fault":"drop-after-processing","count":1}
              path: \(PracticeMishap.Place.allCases.map(\.rawValue).joined(separator: ", "))
              fault: \(Self.mishaps)

            例:
              oauth-setup practice
              oauth-setup practice --show
              oauth-setup practice --serve --port 8484
              oauth-setup practice --token-lifetime 5 wizard --answers answers.json
            """
        )
    )

    private static var persons: String { PracticePerson.allCases.map(\.rawValue).joined(separator: ", ") }

    @Flag(
        help: Help.about(
            "Only run the stand-in, until Ctrl-C; prints its address.",
            "練習用プロバイダーだけを Ctrl-C まで動かし、アドレスを表示する"
        )
    )
    var serve = false

    @Flag(
        help: Help.about(
            "List what the stand-in accepts: accounts, client IDs, secrets, spaces and tokens.",
            "使えるアカウント、クライアント ID、シークレット、スペース、トークンの一覧"
        )
    )
    var show = false

    @Flag(
        help: Help.about(
            "Give the permission without asking, as a person would in the browser.",
            "ブラウザーの人に代わり、尋ねずに許可する"
        )
    )
    var autoApprove = false

    @Option(
        help: Help.about(
            "How the person at the browser behaves: \(Self.persons).",
            "ブラウザーの人のふるまい: \(Self.persons)"
        )
    )
    var person: PracticePerson?

    @Option(help: Help.about("The port of the stand-in; 0 lets the system choose.", "練習用プロバイダーのポート（0 は空きポート）", "PORT"))
    var port = 0

    @Option(help: Help.about("How long access tokens live.", "アクセストークンの有効期間（秒）", "SECONDS"))
    var tokenLifetime: Int?

    @Option(
        help: Help.about(
            "Add a line for each request, with its whole address, to a private file.",
            "要求ごとに、アドレス全体を1行ずつ非公開のファイルに追記する",
            "FILE"
        ),
        completion: .file()
    )
    var log: String?

    @Argument(
        parsing: .captureForPassthrough,
        help: Help.about("A command with its options.", "コマンドとそのオプション", "command"),
        completion: .practiced
    )
    var command: [String] = []

    func validate() throws {
        if let tokenLifetime, !(1...31_536_000).contains(tokenLifetime) {
            throw ValidationError(
                "--token-lifetime takes 1 to 31536000 seconds",
                "--token-lifetime には1～31536000秒を指定してください"
            )
        }
        guard (0...65_535).contains(port) else {
            throw ValidationError("--port takes 0 to 65535", "--port には0～65535を指定してください")
        }
    }

    func run() async throws {
        if command == ["--help"] || command == ["-h"] { throw CleanExit.helpRequest(self) }
        let catalog = try PracticeCatalog.bundled()
        if show {
            Output.show(PracticeList.lines(catalog, LanguageChoice.current))
            return
        }
        if serve {
            try await serveUntilStopped()
            return
        }
        let session = try await session(catalog)
        let code = try await PracticeSession.$current.withValue(session) {
            command.isEmpty && !Self.hasTerminal ? try await PracticeJourney.play() : await Main.run(wizardOr(command))
        }
        await session.provider?.stop()
        guard code == 0 else { throw ExitCode(code) }
    }

    private func wizardOr(_ command: [String]) -> [String] {
        command.isEmpty ? ["wizard"] : command
    }

    private static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// The stand-in for a command: one that runs already, or one of this process.
    private func session(_ catalog: PracticeCatalog) async throws -> PracticeSession {
        let environment = Invocation.environment
        if let address = environment["OAUTH_SETUP_PRACTICE"], !address.isEmpty {
            return try PracticeSession(runningAt: address, catalog: catalog)
        }
        let provider = try await PracticeProvider.start(
            try options(person: playsThePerson(environment) && chosenPerson == .asks ? .approves : chosenPerson)
        )
        return PracticeSession(
            baseURL: provider.baseURL,
            provider: provider,
            catalog: catalog,
            playsThePerson: playsThePerson(environment)
        )
    }

    private static let mishaps: String = {
        let names = PracticeMishap.Kind.allCases.map(\.rawValue)
        let lines = stride(from: 0, to: names.count, by: 4).map { names[$0..<min($0 + 4, names.count)] }
        return lines.map { $0.joined(separator: ", ") }.joined(separator: ",\n         ")
    }()

    private var chosenPerson: PracticePerson { person ?? (autoApprove ? .approves : .asks) }

    /// Whether nobody is there to click: asked for, or a set-up without questions and without a browser.
    private func playsThePerson(_ environment: [String: String]) -> Bool {
        if autoApprove || person.map({ $0 != .asks }) == true { return true }
        let asksNothing = command.contains { $0 == "--answers" || $0.hasPrefix("--answers=") }
        return (asksNothing || !Self.hasTerminal) && !Browser.isLikely(environment: environment)
    }

    private func options(person: PracticePerson) throws -> PracticeOptions {
        let environment = Invocation.environment
        let folder = try ConfigurationFolder.resolve(environment: environment)
        try folder.prepare()
        let practice = ConfigurationFolder(path: folder.path + "/practice")
        try practice.prepare()
        var options = PracticeOptions(
            port: port,
            tokenLifetime: tokenLifetime,
            person: person,
            stateFile: practice.path + "/provider-state.json",
            logFile: log
        )
        options.words = { $0.message }
        return options
    }

    private func serveUntilStopped() async throws {
        let provider = try await PracticeProvider.start(try options(person: chosenPerson))
        Output.data(provider.baseURL)
        Output.aside("OAUTH_SETUP_PRACTICE=\(provider.baseURL) oauth-setup practice ...")
        let interruption = await Interruption()
        await withCheckedContinuation { continuation in
            let once = Once { continuation.resume() }
            interruption.start { once() }
        }
        await provider.stop()
    }
}

extension PracticePerson: ExpressibleByArgument {}
