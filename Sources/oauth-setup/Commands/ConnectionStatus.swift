internal import AuthEngine
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON

/// What is known of one connection without asking the service.
struct ConnectionStatus {
    /// What can be said of it.
    enum State: String {
        /// Its access token, or its static credential, can be used.
        case valid
        /// Its access token has ended, but is renewed at the next use.
        case refreshable
        /// A person must sign in again.
        case expired
        /// Its settings file cannot be opened.
        case unreadable
    }

    let name: String
    let path: String
    let state: State
    let settings: Settings?
    let error: SettingsError?

    /// Reads the connection.
    init(name: String, program: Program) throws {
        self.name = name
        path = try program.folder.settingsPath(connection: name)
        do throws(SettingsError) {
            settings = try program.store.read(.file(path: path))
            error = nil
        } catch {
            settings = nil
            self.error = error
        }
        guard let settings else {
            state = .unreadable
            return
        }
        let isOAuth =
            program.catalog.service(settings.service)
            .flatMap { service in settings.scheme.flatMap { service.scheme($0) } }?.oauth != nil
        guard isOAuth else {
            state = .valid
            return
        }
        guard let tokens = settings.tokens else {
            state = .expired
            return
        }
        let isAlive = tokens.endsAt.map { $0 > Program.now() } ?? true
        state = isAlive ? .valid : tokens.refreshToken == nil ? .expired : .refreshable
    }

    var exitCode: Int32 {
        switch state {
        case .valid, .refreshable: 0
        case .expired: 3
        case .unreadable: 5
        }
    }

    var json: JSONValue {
        [
            "connection": .string(name),
            "state": .string(state.rawValue),
            "service": settings.map { .string($0.service) } ?? .null,
            "scheme": (settings?.scheme).map { .string($0) } ?? .null,
            "account": (settings?.account).map { .string($0.name) } ?? .null,
            "detail": (settings?.account?.detail).map { .string($0) } ?? .null,
            "accessTokenEnds": (settings?.tokens?.endsAt).map { .string(Moment.text($0)) } ?? .null,
            "settingsFile": .string(path),
            "error": error.map { .string($0.message) } ?? .null,
        ]
    }

    func text(_ language: Language) -> String {
        var lines = ["\(name)  \(settings?.service ?? "?")  \(StatusWords.state(state)(language))"]
        if let settings {
            lines.append("    " + SignedInWords.sentence(settings.account)(language))
            if let end = settings.tokens?.endsAt {
                lines.append("    \(StatusWords.ends(language)): \(Moment.text(end))")
            }
        }
        if let error {
            let error = AuthError(.settings(error))
            lines.append("    " + error.message(in: language))
            if let hint = error.hint(in: language) { lines.append("    " + hint) }
        }
        return (lines + ["    \(path)"]).joined(separator: "\n")
    }
}

/// The words of `status`.
enum StatusWords {
    static let none = LocalizedText(english: "no connections yet", japanese: "接続はまだありません")
    static let ends = LocalizedText(english: "access token until", japanese: "アクセストークンの期限")

    static func state(_ state: ConnectionStatus.State) -> LocalizedText {
        switch state {
        case .valid: LocalizedText(english: "valid", japanese: "有効")
        case .refreshable:
            LocalizedText(english: "access token ended, renewed at the next use", japanese: "期限切れ（次回の利用時に自動更新）")
        case .expired: LocalizedText(english: "sign-in needed", japanese: "再サインインが必要")
        case .unreadable: LocalizedText(english: "settings file unreadable", japanese: "設定ファイルを読み取れません")
        }
    }
}
