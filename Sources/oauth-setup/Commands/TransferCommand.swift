internal import ArgumentParser
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard

/// `transfer`: a sealed file that takes a connection to another machine.
struct TransferCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer",
        abstract: Help.text("Seal a connection for another machine.", "接続を、別のマシン宛てに暗号化します。"),
        discussion: Help.discussion(
            """
            Where each refresh replaces the refresh token, two machines with one token end each other's sign-in: such a
            connection is moved, and this machine gives its tokens up. Others are copied, unless --move is given.

            A move is one write of this machine's settings: before it the tokens are here, after it they are the other
            machine's, sealed so that this one cannot open them. The file is written then. When that was interrupted,
            oauth-setup transfer NAME -o FILE writes it again.

            Example: oauth-setup transfer sales --to age1… -o sales.age
            """,
            """
            更新のたびにリフレッシュトークンが変わるサービスでは、2台が同じトークンを持つと互いのサインインを終わらせて
            しまいます。そのような接続は移動し、このマシンはトークンを手放します。ほかの接続は、--move を付けないかぎり
            コピーします。

            移動は、このマシンの設定を1回書き換えるだけです。それまではこのマシンのもの、その後は相手のもので、この
            マシンでは開けない形に暗号化されます。ファイルはその後で書きます。途中で止まったときは、
            oauth-setup transfer NAME -o FILE で書き直せます。

            例: oauth-setup transfer sales --to age1… -o sales.age
            """
        )
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var adopt: AdoptOption

    @Argument(help: Help.about("The connection's name.", "接続名"), completion: .connections)
    var name: String

    @Option(
        help: Help.about(
            "The other machine's public key, from oauth-setup key.",
            "相手のマシンの公開鍵（oauth-setup key の出力）",
            "age1…"
        )
    )
    var to: String?

    @Flag(
        help: Help.about("Seal with a new passphrase, shown once on standard error.", "新しいパスフレーズで暗号化する（標準エラーに一度だけ表示）")
    )
    var passphrase = false

    @Option(
        name: .shortAndLong,
        help: Help.about("The file to write; standard output without it.", "書き込むファイル（省略すると標準出力）", "FILE"),
        completion: .file()
    )
    var output: String?

    @Flag(help: Help.about("Give the connection up here.", "このマシンでは接続を手放す"))
    var move = false

    @Flag(help: Help.about("Keep the connection here too.", "このマシンにも接続を残す"))
    var copy = false

    func validate() throws {
        guard !(move && copy) else {
            throw ValidationError("give --move or --copy, not both", "--move と --copy は同時に指定できません")
        }
        guard !(to != nil && passphrase) else {
            throw ValidationError("give --to or --passphrase, not both", "--to と --passphrase は同時に指定できません")
        }
    }

    func run() async throws {
        let program = try Program(common)
        let found = try await program.settings(of: name, adopt)
        let file = try output.flatMap { $0 == "-" ? nil : $0 }.map { try program.store.newFile($0) }
        defer { file?.discard() }
        try await write(found.settings, at: found.location, to: file, program)
    }

    private func write(
        _ settings: Settings,
        at location: SettingsLocation,
        to file: NewFile?,
        _ program: Program
    ) async throws {
        if let moved = settings.moved, let error = settings.movedAway {
            try await deliverAgain(moved, orThrow: error, at: location, to: file, program)
            return
        }
        let plan = try TransferPlan(settings, program.catalog, move: move, copy: copy)
        try await Owner(name: name, program: program).ask(settings, at: location)
        let (key, shown) = try transferKey()
        if case .recipient(let text) = key { try refuseOwn(text, program) }
        if let shown { Output.note(TransferWords.passphrase(shown.reveal())(program.language)) }
        guard plan.moves else {
            try deliver(try program.store.sealedCopy(of: settings.duplicate(), for: key), to: file)
            say(TransferWords.copied(name), program)
            return
        }
        let copy = try await program.store.moveOut(location, for: key, secretProperties: plan.secretProperties)
        do {
            try deliver(copy, to: file)
        } catch {
            throw moved(notDelivered: error, program)
        }
        // A pipe may have lost it, so that only a file counts.
        if file?.isDurable == true { try await program.store.delivered(location) }
        say(TransferWords.moved(name), program)
    }

    private func deliverAgain(
        _ moved: MovedConnection,
        orThrow error: SettingsError,
        at location: SettingsLocation,
        to file: NewFile?,
        _ program: Program
    ) async throws {
        guard let copy = moved.undelivered, to == nil || to == moved.recipient, !passphrase || moved.recipient == nil
        else { throw error }
        try deliver(Array(copy.utf8), to: file)
        if file?.isDurable == true { try await program.store.delivered(location) }
        say(TransferWords.again, program)
    }

    private func transferKey() throws -> (TransferKey, shown: Secret?) {
        if let to { return (.recipient(to), nil) }
        guard passphrase else {
            throw Failure(
                "transfer needs to know who may open the file",
                "ファイルを開ける相手を指定してください",
                hint: (
                    "give --to with the key that oauth-setup key prints there, or --passphrase",
                    "移動先で oauth-setup key が表示する公開鍵を --to に渡すか、--passphrase を付けてください"
                ),
                exitCode: 2
            )
        }
        let secret = GeneratedPassphrase.make()
        return (.passphrase(secret), secret)
    }

    private func refuseOwn(_ recipient: String, _ program: Program) throws {
        guard recipient == (try program.store.recipient()) else { return }
        throw Failure(
            "this is the public key of this machine itself",
            "これはこのマシン自身の公開鍵です",
            hint: ("run oauth-setup key on the other machine", "移動先のマシンで oauth-setup key を実行してください"),
            exitCode: 2
        )
    }

    /// The connection has been given up here, and its file lies sealed in the settings until it is written.
    private func moved(notDelivered error: any Error, _ program: Program) -> Failure {
        let english = Failure.words(error, .english)?.message ?? ""
        let japanese = Failure.words(error, .japanese)?.message ?? ""
        return Failure(
            "the connection \(name) was moved, but its file could not be written: \(english)",
            "接続 \(name) は移しましたが、ファイルに書き込めませんでした: \(japanese)",
            hint: (
                "write it again: oauth-setup transfer \(name) -o FILE",
                "もう一度書き出してください: oauth-setup transfer \(name) -o FILE"
            )
        )
    }

    private func deliver(_ copy: [UInt8], to file: NewFile?) throws {
        if let file {
            try file.commit(copy)
        } else if !Output.bytes(copy) {
            throw Failure(
                "the file could not be written to standard output",
                "標準出力に書き込めませんでした",
                hint: ("oauth-setup transfer \(name) -o FILE", "oauth-setup transfer \(name) -o FILE")
            )
        }
    }

    private func say(_ words: LocalizedText, _ program: Program) {
        Output.aside(words(program.language))
        if let output { Output.aside(TransferWords.next(file: output)(program.language)) }
    }
}
