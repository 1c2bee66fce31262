internal import ArgumentParser
internal import Foundation
internal import SettingsStore
internal import StrictJSON

/// `doctor`: what is wrong around the program, and the mend.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: Help.text(
            "Look at everything around the program: what is wrong, and the mend.",
            "プログラムの周りを点検し、問題と対処を表示します。"
        ),
        discussion: Help.discussion(
            """
            Looks at locale, terminal, configuration folder, service definitions, browser, proxy, key, connections,
            and what a sign-in looks at beforehand: callback ports, the service's host, clock and settings file. It changes
            nothing. The host is called without credentials. A proxy is told leg by leg: whether this machine reaches it,
            which host is asked through it, and whether that host answers.

            The worst finding decides the exit code: 5 for the key, the folder or a settings file, 3 when a person must
            sign in again, 4 when a service refuses, 1 for any other problem, 0 when there is none; notes do not count.

            Example: oauth-setup doctor sales --json
            """,
            """
            ロケール、端末、設定フォルダー、サービス定義、ブラウザー、プロキシ、鍵、接続と、サインインの前提
            （コールバックのポート、サービスのホスト、時計、設定ファイル）を調べます。何も変更せず、ホストへの
            アクセスに資格情報は使いません。プロキシは区間ごとに、このマシンから届くか、どのホストに経由するか、
            そのホストが応答するかを表示します。

            終了コードは最も重い問題で決まります。5 は鍵、フォルダー、設定ファイル、3 は再サインインが必要、
            4 はサービスの拒否、1 はそのほかの問題、0 は問題なしです。「注意」は数えません。

            例: oauth-setup doctor sales --json
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(
        help: Help.about("The connection's name; all connections when left out.", "接続名（省略するとすべての接続）"),
        completion: .connections
    )
    var name: String?

    @Flag(
        help: Help.about(
            "Print JSON: a list of check, state (ok, note, problem), message, mend (or null).",
            "JSON で出力する（check、state (ok、note、problem)、message、mend のリスト。mend は null もある）"
        )
    )
    var json = false

    func run() async throws {
        let environment = Invocation.environment
        let language = LanguageChoice.current
        // What keeps the program from being composed is what the checks without it find.
        var failure: (any Error)?
        var program: Program?
        do {
            program = try Program(common, warns: false)
        } catch {
            failure = error
        }
        if let name, let program, !(try program.folder.connectionNames().contains(name)) {
            _ = try program.settings(of: name)
        }
        let doctor = Doctor(
            environment: environment,
            folder: program?.folder ?? Self.folder(environment),
            program: program,
            name: name
        )
        var findings = await doctor.findings()
        if let failure, !findings.contains(where: { $0.state == .problem }) {
            findings.append(Finding(.folder, failure))
        }
        if json {
            Output.data(JSONValue.array(findings.map { $0.json(language) }).text(.pretty))
        } else {
            for finding in findings { Output.show(finding.lines(language)) }
        }
        if let loss = Output.loss { throw loss }
        let code = Finding.exitCode(findings)
        if code != 0 { throw ExitCode(code) }
    }

    /// The folder when the program could not be composed.
    private static func folder(_ environment: [String: String]) -> ConfigurationFolder? {
        guard let folder = try? ConfigurationFolder.resolve(environment: environment) else { return nil }
        return PracticeSession.current == nil ? folder : ConfigurationFolder(path: folder.path + "/practice")
    }
}
