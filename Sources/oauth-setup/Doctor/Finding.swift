internal import Localization
internal import ServiceCatalog
internal import StrictJSON

/// What the doctor found out about one thing.
struct Finding {
    /// How bad it is.
    enum State: String {
        /// As it should be.
        case good = "ok"
        /// Worth knowing; everything works in another way.
        case note
        /// Something does not work.
        case problem
    }

    /// What was looked at; the same in every language.
    enum Check: String {
        case locale
        case terminal
        case folder
        case identity
        case services
        case connection
        case network
        case settings
        case clock
        case port
        case browser
        case proxy
        case copies

        /// How a program ends that has a problem there: 5 for what is kept on the disk, 1 for everything around it.
        fileprivate var exitCode: Int32 {
            switch self {
            case .folder, .identity, .settings, .connection: 5
            case .locale, .terminal, .services, .network, .clock, .port, .browser, .proxy, .copies: 1
            }
        }
    }

    /// The exit code of the worst finding: what is kept cannot be used, a person must sign in, a service refuses, anything else.
    static func exitCode(_ findings: [Finding]) -> Int32 {
        let codes = Set(findings.map(\.exitCode))
        return [5, 3, 4].first(where: codes.contains) ?? (codes.contains { $0 != 0 } ? 1 : 0)
    }

    let check: Check
    let state: State
    /// How a program ends that has this problem.
    let exitCode: Int32
    let message: LocalizedText
    /// What to do about it; nil when there is nothing to do.
    let mend: LocalizedText?

    /// Everything is as it should be.
    static func good(_ check: Check, _ english: String, _ japanese: String) -> Finding {
        Finding(check, .good, english, japanese, mend: nil)
    }

    /// A finding in both languages; the exit code of a problem is by what was looked at where none is given.
    init(
        _ check: Check,
        _ state: State,
        _ english: String,
        _ japanese: String,
        mend: (String, String)?,
        exitCode: Int32? = nil
    ) {
        self.check = check
        self.state = state
        self.exitCode = state == .problem ? exitCode ?? check.exitCode : 0
        message = LocalizedText(english: english, japanese: japanese)
        self.mend = mend.map { LocalizedText(english: $0.0, japanese: $0.1) }
    }

    /// An error, in its own words.
    init(_ check: Check, _ error: any Error, about name: String? = nil) {
        let english = Failure.words(error, .english)
        let japanese = Failure.words(error, .japanese)
        let start = name.map { "\($0): " } ?? ""
        self.init(
            check,
            .problem,
            start + (english?.message ?? "\(type(of: error))"),
            start + (japanese?.message ?? "\(type(of: error))"),
            mend: english?.hint.map { ($0, japanese?.hint ?? $0) },
            exitCode: english?.exitCode
        )
    }

    func lines(_ language: Language) -> [String] {
        let head = "\(DoctorWords.state(state)(language))  \(DoctorWords.check(check)(language)): \(message(language))"
        return [head] + (mend.map { ["    \(DoctorWords.mend(language)): " + $0(language)] } ?? [])
    }

    func json(_ language: Language) -> JSONValue {
        [
            "check": .string(check.rawValue),
            "state": .string(state.rawValue),
            "message": .string(message(language)),
            "mend": mend.map { .string($0(language)) } ?? .null,
        ]
    }
}

/// The words around findings.
enum DoctorWords {
    static let mend = LocalizedText(english: "mend", japanese: "対処")

    static func state(_ state: Finding.State) -> LocalizedText {
        switch state {
        case .good: LocalizedText(english: "ok     ", japanese: "正常")
        case .note: LocalizedText(english: "note   ", japanese: "注意")
        case .problem: LocalizedText(english: "PROBLEM", japanese: "問題")
        }
    }

    static func check(_ check: Finding.Check) -> LocalizedText {
        switch check {
        case .locale: LocalizedText(english: "locale", japanese: "ロケール")
        case .terminal: LocalizedText(english: "terminal", japanese: "端末")
        case .folder: LocalizedText(english: "configuration folder", japanese: "設定フォルダー")
        case .identity: LocalizedText(english: "key", japanese: "鍵")
        case .services: LocalizedText(english: "service definitions", japanese: "サービス定義")
        case .connection: LocalizedText(english: "connection", japanese: "接続")
        case .network: LocalizedText(english: "network", japanese: "ネットワーク")
        case .settings: LocalizedText(english: "settings file", japanese: "設定ファイル")
        case .clock: LocalizedText(english: "clock", japanese: "時計")
        case .port: LocalizedText(english: "callback port", japanese: "コールバックのポート")
        case .browser: LocalizedText(english: "browser", japanese: "ブラウザー")
        case .proxy: LocalizedText(english: "proxy", japanese: "プロキシ")
        case .copies: LocalizedText(english: "copies", japanese: "コピー")
        }
    }
}
