internal import ArgumentParser
internal import AuthEngine
internal import Foundation
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import TerminalUI

/// `wizard`: asks, signs in, saves, and hands out a connection string.
struct WizardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wizard",
        abstract: Help.text("Set up a connection, step by step.", "画面の案内に沿って接続を設定します。"),
        discussion: Help.discussion(
            """
            Full screen on a terminal; line by line with --plain, ACCESSIBLE=1, TERM=dumb
            or without a terminal. With --answers nothing is asked. The file is JSON:

              {"service":"ID","scheme":"APIToken","connection":"sales",
               "properties":{"Url":"https://example.com","APIToken":{"env":"TOKEN"}}}

            A property is a text, {"env":"NAME"} or {"file":"PATH"}. OAuth also needs
            "app":"embedded|custom" and "browser":"here|elsewhere|none"; with elsewhere
            the address to open is printed on standard error and the code, or the whole
            address the browser ended at, is read from standard input.

            Example: oauth-setup wizard --answers answers.json
            """,
            """
            端末では全画面、--plain、ACCESSIBLE=1、TERM=dumb のとき、または端末がないときは1行ずつ質問します。--answers を
            付けると何も尋ねません。ファイルは JSON です:

              {"service":"ID","scheme":"APIToken","connection":"sales",
               "properties":{"Url":"https://example.com","APIToken":{"env":"TOKEN"}}}

            プロパティは文字列、{"env":"NAME"}、{"file":"PATH"} のどれかです。OAuth では
            "app":"embedded|custom" と "browser":"here|elsewhere|none" も必要です。elsewhere では、開くアドレスを標準エラーに
            表示し、コードまたはブラウザーの最後のアドレス全体を標準入力から読みます。

            例: oauth-setup wizard --answers answers.json
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Option(help: Help.about("Begin with this service.", "このサービスから始める", "ID"), completion: .services)
    var service: String?

    @Option(
        help: Help.about("Call the connection NAME; one that exists opens for changes.", "接続名（既存の接続なら変更画面を開く）", "NAME"),
        completion: .connections
    )
    var connection: String?

    @Option(
        help: Help.about(
            "Begin at this page: \(Wizard.stepNames.joined(separator: ", ")). With --connection, sign-in asks nothing else.",
            "このページから始める: \(Wizard.stepNames.joined(separator: ", "))。--connection と sign-in なら質問なし",
            "PAGE"
        ),
        completion: .list(Wizard.stepNames)
    )
    var step: String?

    @Flag(help: Help.about("Ask line by line, without painting the screen.", "画面を使わず、1行ずつ質問する"))
    var plain = false

    @Flag(help: Help.about("Open no browser on this machine.", "このマシンではブラウザーを開かない"))
    var noBrowser = false

    @Option(
        help: Help.about(
            "Take the answers from a JSON file ('-' for standard input).",
            "回答を JSON ファイルから読む（- は標準入力）",
            "FILE"
        ),
        completion: .file()
    )
    var answers: String?

    @Flag(
        help: Help.about(
            "Check the answers and show what would be written; send and write nothing.",
            "回答を検査し、書き込む内容を表示する（送信も書き込みもしない）"
        )
    )
    var dryRun = false

    @Option(help: Help.about("How long to wait for the sign-in.", "サインインを待つ時間（秒）", "SECONDS"))
    var timeout = 300

    func validate() throws {
        guard (1...86_400).contains(timeout) else {
            throw ValidationError("--timeout takes 1 to 86400 seconds", "--timeout には1～86400秒を指定してください")
        }
        if let step, !Wizard.stepNames.contains(step) {
            let names = Wizard.stepNames.joined(separator: ", ")
            throw ValidationError("--step takes one of \(names)", "--step に指定できるのは次のどれかです: \(names)")
        }
    }

    mutating func run() async throws {
        let program = try Program(common)
        try program.folder.prepare()
        // Asked for before the screen is painted.
        try program.store.unlock()
        let job = program.job(
            opensBrowser: !noBrowser,
            patience: .seconds(timeout),
            isDryRun: dryRun,
            isExtendable: answers == nil
        )
        if let answers {
            try await AnsweredSetup(program: program, job: job).run(file: answers)
            return
        }
        let files = WizardFiles(folder: program.folder, home: program.environment["HOME"], store: program.store)
        let session = WizardSession(wizard: try wizard(program, files), job: job, files: files.session)
        if let step, !session.jump(to: step) {
            throw Failure(
                "there is no page \(step) for what is known so far",
                "ここまでの内容では \(step) のページはありません",
                hint: (
                    "give --service or --connection with it, or leave --step out",
                    "--service か --connection も指定するか、--step を外してください"
                ),
                exitCode: 2
            )
        }
        try runFront(session, environment: program.environment)
        await session.close()
        await program.transport.shutdown()
        let exitCode = (session.outcome ?? .aborted).exitCode
        guard exitCode == 0 else { throw ExitCode(exitCode) }
    }

    private func wizard(_ program: Program, _ files: WizardFiles) throws -> Wizard {
        var known = SetupAnswers()
        if let service {
            known.service = try program.catalog.required(service).id
        }
        known.connection = connection ?? ""
        let names = try program.folder.connectionNames()
        var owner: OwnerElsewhere?
        if let connection, names.contains(connection), service == nil {
            let (location, settings) = try program.settings(of: connection)
            known = SetupAnswers(settings)
            owner = try program.engine.ownerElsewhere(settings, at: location).map {
                OwnerElsewhere(host: ForeignText.clean($0.host), time: $0.shownTime)
            }
        }
        return Wizard(
            questionnaire: program.questionnaire,
            answers: known,
            language: program.language,
            practice: program.practice != nil,
            existing: Set(names),
            draft: files.draft,
            owner: owner,
            likelyBrowser: noBrowser || !Browser.isLikely(environment: program.environment) ? .elsewhere : .here
        )
    }

    private func runFront(_ session: WizardSession, environment: [String: String]) throws {
        var reason: LineModeReason?
        switch FrontChoice.decide(environment: environment, plain: plain) {
        case .lineMode(let why): reason = why
        case .fullScreen:
            do {
                try FullScreen.run(session, environment: environment)
                return
            } catch {
                reason = .screenFailed
            }
        }
        try LineMode.run(session, reason: reason)
    }
}
