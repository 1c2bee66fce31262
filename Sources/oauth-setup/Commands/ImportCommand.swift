internal import ArgumentParser
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore

/// `import`: takes a file of `transfer` in.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: Help.text(
            "Take in a connection that another machine sealed for this one.",
            "別のマシンがこのマシン宛てに暗号化した接続を取り込みます。"
        ),
        discussion: Help.discussion(
            """
            The connection is sealed again, for this machine's own key. Nothing is sent over the network, and FILE stays;
            remove it afterwards. A passphrase is asked for at the terminal.

            Example: oauth-setup import sales.age --name sales
            """,
            """
            接続を、このマシンの鍵で暗号化し直します。通信は行いません。FILE は残るので、後で削除してください。
            パスフレーズは端末で尋ねます。

            例: oauth-setup import sales.age --name sales
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about("The file, or - for standard input.", "ファイル（- は標準入力）"), completion: .file())
    var file: String

    @Option(
        help: Help.about(
            "The connection's name here; the one it had there without it.",
            "このマシンでの接続名（省略すると元の名前）",
            "NAME"
        )
    )
    var name: String?

    @Flag(help: Help.about("Overwrite a connection of that name.", "同じ名前の接続を上書きする"))
    var replace = false

    func run() async throws {
        let program = try Program(common)
        guard let bytes = FileText.read(file) else {
            throw Failure("cannot read the file \(file)", "ファイル \(file) を読み取れません", exitCode: 2)
        }
        let settings = try opened(bytes, program)
        let name = name ?? settings.connection
        let location = SettingsLocation.file(path: try program.folder.newSettingsPath(connection: name))
        try await program.store.takeIn(settings, as: name, at: location, replacing: replace)
        Output.aside(TransferWords.imported(name)(program.language))
    }

    private func opened(_ bytes: [UInt8], _ program: Program) throws -> Settings {
        if program.store.asksForPassphrase(bytes) { return try openedWithPassphrase(bytes, program) }
        do {
            return try program.store.openedCopy(bytes)
        } catch {
            if case .damaged = error { throw damaged }
            guard case .sealedToAnotherKey = error else { throw error }
            let recipient = try program.store.recipient()
            throw Failure(
                "the file \(file) is sealed for another key than this machine's",
                "ファイル \(file) は別のマシンの鍵で暗号化されています",
                hint: (
                    "seal it for this machine: oauth-setup transfer NAME --to \(recipient)",
                    "このマシン用に作り直してください: oauth-setup transfer NAME --to \(recipient)"
                ),
                exitCode: 5
            )
        }
    }

    private var damaged: Failure {
        Failure(
            "the file \(file) is damaged",
            "ファイル \(file) は壊れています",
            hint: (
                "have it sent again as an attachment: mail programs indent and wrap text",
                "添付ファイルとして送り直してもらってください。本文に貼ると、字下げや改行で壊れます"
            ),
            exitCode: 5
        )
    }

    private func openedWithPassphrase(_ bytes: [UInt8], _ program: Program) throws -> Settings {
        let secret = try common.passphrase.secret(TransferWords.askPassphrase, program.language)
        do {
            return try program.store.openedCopy(bytes, passphrase: secret)
        } catch {
            if case .damaged = error { throw damaged }
            guard case .sealedToAnotherKey = error else { throw error }
            throw Failure(
                "the passphrase does not open the file \(file)",
                "パスフレーズが違うため、ファイル \(file) を開けません",
                hint: ("type it as it was shown, with its hyphens", "表示されたとおりに、ハイフンも含めて入力してください"),
                exitCode: 5
            )
        }
    }
}
