internal import ArgumentParser
internal import AuthEngine
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON

/// `import-string`: a stored connection from a connection string.
struct ImportStringCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import-string",
        abstract: Help.text(
            "Turn a connection string, in any format, into a stored connection.",
            "接続文字列（形式は自動判別）を、保存された接続にします。"
        ),
        discussion: Help.discussion(
            """
            The string is read from standard input or a file, tested against the live service, and kept under NAME,
            which must be new unless --replace is given: then everything stored there is replaced, and nothing of it is
            used. Tokens in it are taken over; a single-use refresh token then belongs to this program.
            Without tokens, GETANDREFRESH signs in by the browser. OAuthSettingsLocation is passed over: nothing that
            is stored elsewhere is used with the string's addresses.

            --json prints connection, service, scheme, file, and account with subject, name and detail; null when it was
            not tested.

            Example: oauth-setup import-string sales --service ID < connection-string.txt
            """,
            """
            標準入力またはファイルから文字列を読み、実際のサービスで確かめてから NAME として保存します。NAME は
            新しい名前に限ります（--replace を付けると、既存の内容は使わずに置き換えます）。文字列のトークンは引き継ぎます。一度しか使えないリフレッシュトークンは、以後この
            プログラムのものになります。トークンがなければ、GETANDREFRESH のときブラウザーでサインインします。
            OAuthSettingsLocation は使いません。別の場所に保存されたものを、文字列のアドレスに送らないためです。

            --json は connection、service、scheme、file と、account（subject、name、detail）を出力します。確かめて
            いないときの account は null です。

            例: oauth-setup import-string sales --service ID < connection-string.txt
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about("The new connection's name.", "新しい接続の名前"))
    var name: String

    @Argument(help: Help.about("Standard input (also when left out).", "標準入力（省略したときも同じ）", "-"))
    var standardInput: String?

    @Option(help: Help.about("Read the connection string from a file.", "接続文字列をファイルから読む", "FILE"), completion: .file())
    var stringFile: String?

    @Option(
        help: Help.about("The service the string is for, when it does not say so.", "文字列だけではわからないときの、サービスの ID", "ID")
    )
    var service: String?

    @Flag(help: Help.about("Replace the connection of that name, once the string works.", "使えることを確かめてから、同じ名前の接続を置き換える"))
    var replace = false

    @Flag(help: Help.about("Do not ask the service; nobody knows then whether it works.", "サービスに確認しない（使えるかどうかはわかりません）"))
    var noTest = false

    @Flag(help: Help.about("Open no browser on this machine.", "このマシンではブラウザーを開かない"))
    var noBrowser = false

    @Option(help: Help.about("How long to wait for a sign-in.", "サインインを待つ時間（秒）", "SECONDS"))
    var timeout = 300

    @Flag(help: Help.about("Print JSON.", "JSON で出力する"))
    var json = false

    func validate() throws {
        guard standardInput == nil || (standardInput == "-" && stringFile == nil) else {
            throw ValidationError(
                "give the string on standard input (-) or in --string-file FILE",
                "文字列は標準入力 (-) か --string-file で渡してください"
            )
        }
        guard (1...86_400).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to 86400 seconds", "--timeout には1～86400秒を指定してください")
        }
    }

    func run() async throws {
        let program = try Program(common)
        try program.folder.prepare()
        let isThere = try program.folder.connectionNames().contains(name)
        guard replace || !isThere else { throw taken }
        let location = SettingsLocation.file(
            path: isThere
                ? try program.folder.settingsPath(connection: name)
                : try program.folder.newSettingsPath(connection: name)
        )
        let plan = try plan(program)
        if noTest {
            try await program.engine.adopt(plan, connection: name, to: location)
            say(nil, plan, location)
            Output.aside(ImportWords.untested(program.language))
        } else {
            let account = try await connect(plan, location, isThere, program)
            say(account, plan, location)
            if !json { Output.show(SignedInWords.sentence(account)(program.language)) }
        }
        Output.aside(location.text)
    }

    private func say(_ account: SignedInAccount?, _ plan: ConnectionPlan, _ location: SettingsLocation) {
        guard json else { return }
        let value: JSONValue = [
            "connection": .string(name),
            "service": .string(plan.service.id),
            "scheme": .string(plan.scheme.id),
            "file": .string(location.text),
            "account": account.map {
                [
                    "subject": .string($0.subject), "name": .string($0.name),
                    "detail": $0.detail.map { .string($0) } ?? .null,
                ]
            } ?? .null,
        ]
        Output.data(value.text(.pretty))
    }

    private func plan(_ program: Program) throws -> ConnectionPlan {
        let given = try GivenString(file: stringFile ?? "-", for: service, program.catalog)
        var properties = given.parsed.properties
        if properties[OAuthProperty.settingsLocation] != nil {
            properties[OAuthProperty.settingsLocation] = nil
            Output.note(ImportWords.ownFile(program.language))
        }
        let plan = try given.plan(properties, service: service, program)
        given.say(plan, isPractice: program.practice != nil)
        return plan
    }

    private func connect(
        _ plan: ConnectionPlan,
        _ location: SettingsLocation,
        _ isThere: Bool,
        _ program: Program
    ) async throws -> SignedInAccount {
        // What is stored is not even looked at, and stays until the string has proved to work.
        let first = isThere ? SettingsLocation.memory(id: "import-string \(name)") : location
        let work = BrowserWork(program: program, opensBrowser: !noBrowser, patience: timeout)
        do {
            return try await work.run { [engine = program.engine.skippingPauses(), timeout, name, work] show in
                let patience = Duration.seconds(timeout)
                let connection = try await engine.connect(
                    plan,
                    location: first,
                    connection: name,
                    isElsewhere: work.isPlayed,
                    patience: patience,
                    interaction: show
                )
                if connection.location == nil || isThere {
                    let tokens = try await connection.tokens()
                    try await engine.save(
                        plan,
                        tokens: tokens,
                        account: connection.account,
                        connection: name,
                        to: location
                    )
                }
                return connection.account
            }
        } catch {
            if !isThere { try await forgetUntouched(plan, location, program) }
            throw error
        }
    }

    /// Removes what was kept of a string that does not work, unless a new token has been fetched for it.
    private func forgetUntouched(
        _ plan: ConnectionPlan,
        _ location: SettingsLocation,
        _ program: Program
    ) async throws {
        guard let settings = try program.store.read(location) else { return }
        let given = Secret(plan.properties[OAuthProperty.accessToken] ?? "")
        if let tokens = settings.tokens, tokens.accessToken != given {
            Output.note(ImportWords.kept(location.text)(program.language))
        } else {
            try await program.store.remove(location)
        }
    }

    private var taken: Failure {
        Failure(
            "there is a connection named \(name) already",
            "\(name) という接続はすでにあります",
            hint: ("choose another name, or give --replace", "別の名前にするか、--replace を付けてください"),
            exitCode: 2
        )
    }
}

/// The words of `import-string`.
private enum ImportWords {
    static let untested = LocalizedText(
        english: "kept without a test; connect NAME asks the service",
        japanese: "テストせずに保存しました。connect 接続名 でテストできます"
    )
    static let ownFile = LocalizedText(
        english: "OAuthSettingsLocation is passed over: the connection gets a settings file of its own",
        japanese: "OAuthSettingsLocation は使いません。この接続専用の設定ファイルを作成します"
    )

    static func kept(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "the new tokens are kept in \(path), so that they are not lost",
            japanese: "取得した新しいトークンは、失われないように \(path) に保存しました"
        )
    }
}
