internal import ArgumentParser
internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore

/// `forget`: removes a connection.
struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: Help.text("Remove a connection's settings from this machine.", "接続の設定をこのマシンから削除します。"),
        discussion: Help.discussion(
            """
            Its tokens and secrets go, and its folder. The service is not told unless --revoke is given: it is asked to
            end the sign-in then, and the settings go whatever it says. Exit code 1 when it did not confirm, or has no
            way to be asked: end the access in the service's own settings then.

            Example: oauth-setup forget sales --revoke
            """,
            """
            トークンと秘密の値を含む設定を削除します。--revoke を付けないかぎり、サービスには知らせません。付けると
            先にサインインの終了を依頼し、返事にかかわらず設定を削除します。サービスが確認しないとき、または依頼する
            方法がないときの終了コードは 1 です。その場合はサービス側の設定画面でアクセスを取り消してください。

            例: oauth-setup forget sales --revoke
            """
        )
    )

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about("The connection's name.", "接続名"), completion: .connections)
    var name: String

    @Flag(help: Help.about("Ask the service to end the sign-in first.", "先に、サインインを終了するようサービスに依頼する"))
    var revoke = false

    func run() async throws {
        let program = try Program(common)
        // Also what cannot be opened can be forgotten, so only its being there is asked for.
        guard try program.folder.connectionNames().contains(name) else { throw try program.missing(name) }
        let location = SettingsLocation.file(path: try program.folder.settingsPath(connection: name))
        // A passphrase that is missing is said before anything goes.
        if revoke {
            try program.store.unlock()
            try checkOwner(location, program)
        }
        let end = revoke ? await revoked(location, program) : nil
        await program.transport.shutdown()
        try await program.store.remove(location)
        let left = Copies(program.folder).remove(of: name)
        if let end { Output.aside(end.words(program.language)) }
        Output.aside(TransferWords.forgotten(name)(program.language))
        for path in left { Output.note(TransferWords.copyLeft(path)(program.language)) }
        if case .notConfirmed(let error)? = end {
            if let words = Failure.words(error, program.language) { Output.aside(words.message) }
            throw ExitCode(1)
        }
        if case .notPossible? = end { throw ExitCode(1) }
    }

    /// Refuses to end, from a copy, what another machine uses.
    private func checkOwner(_ location: SettingsLocation, _ program: Program) throws {
        guard let settings = try? program.store.read(location),
            let last = try? program.engine.ownerElsewhere(settings, at: location)
        else { return }
        throw Failure(
            "\(name) is a copy of a connection that another machine\(last.shownHost) uses; nothing was revoked or removed",
            "\(name) は、別のマシン\(last.shownHost)が使っている接続のコピーです。取り消しも削除もしていません",
            hint: (
                "leave --revoke out to remove the copy, or take it over first: oauth-setup token \(name) --adopt",
                "コピーだけを削除するには --revoke を外し、引き継ぐには先に oauth-setup token \(name) --adopt を実行してください"
            ),
            exitCode: 3
        )
    }

    private func revoked(_ location: SettingsLocation, _ program: Program) async -> RevocationEnd {
        do {
            guard let settings = try program.store.read(location) else { return .nothing }
            guard settings.moved == nil else { return .nothing }
            let plan = try program.engine.plan(of: settings)
            guard plan.scheme.oauth != nil else { return .notPossible(service: plan.service.name) }
            guard let tokens = settings.tokens else { return .nothing }
            return try await program.engine.revoke(plan, tokens: tokens) == .confirmed ? .confirmed : .alreadyEnded
        } catch {
            guard case .plan(.revocationNotOffered) = (error as? AuthError)?.fact else { return .notConfirmed(error) }
            let service = try? program.store.read(location)?.service
            return .notPossible(service: service.flatMap { program.catalog.service($0)?.name })
        }
    }
}

/// How it went when a service was asked to end a sign-in.
private enum RevocationEnd {
    case confirmed
    case alreadyEnded
    case nothing
    case notPossible(service: LocalizedText?)
    case notConfirmed(any Error)

    func words(_ language: Language) -> String {
        switch self {
        case .confirmed:
            LocalizedText(
                english: "the service confirmed that the sign-in has ended",
                japanese: "サインインの取り消しをサービスが確認しました"
            )(language)
        case .alreadyEnded:
            LocalizedText(
                english: "the service did not know the sign-in any more",
                japanese: "このサインインは、サービス側ですでに終わっています"
            )(language)
        case .nothing:
            LocalizedText(
                english: "there are no tokens here that could be revoked",
                japanese: "ここには取り消すトークンがありません"
            )(language)
        case .notPossible(let service):
            LocalizedText(
                english: "\(service?(.english) ?? "the service") offers no way to end the access from here: what was"
                    + " stored is valid still, until it is revoked or deleted in the service's own settings",
                japanese: "\(service?(.japanese) ?? "このサービス") には、ここからアクセスを取り消す方法がありません。"
                    + "サービスの設定画面で無効にするまで、保存されていた認証情報は有効です"
            )(language)
        case .notConfirmed:
            LocalizedText(
                english: "the service did not confirm it: the tokens must be taken to be valid still, end the access in"
                    + " the service's own settings",
                japanese: "サービスの確認が取れませんでした。トークンはまだ有効と考え、サービスの設定画面で取り消してください"
            )(language)
        }
    }
}
