package import Localization

/// The words around the findings of the doctor.
package enum DoctorWords {
    package static let fix = LocalizedText.en("fix").ja("対処")
}

/// How bad a finding of the doctor is.
package enum DoctorState: String, Sendable {
    /// As it should be.
    case good = "ok"
    /// Worth knowing; everything works in another way.
    case note
    /// Something does not work.
    case problem

    /// The state in words; in English all are as wide.
    package var words: LocalizedText {
        switch self {
        case .good: .en("ok     ").ja("正常")
        case .note: .en("note   ").ja("注意")
        case .problem: .en("PROBLEM").ja("問題")
        }
    }
}

/// What the doctor looks at; the name is the same in every language.
package enum DoctorCheck: String, Sendable {
    case locale, terminal, folder, identity, services, connection, network, settings, clock, port, browser, proxy,
        copies, organisation, values, certificates, state, fleet

    /// What is looked at, in words.
    package var words: LocalizedText {
        switch self {
        case .locale: .en("locale").ja("ロケール")
        case .terminal: .en("terminal").ja("ターミナル")
        case .folder: .en("configuration folder").ja("設定フォルダー")
        case .identity: .en("key").ja("鍵")
        case .services: .en("service definitions").ja("サービス定義")
        case .connection: .en("connection").ja("接続")
        case .network: .en("network").ja("ネットワーク")
        case .settings: .en("settings file").ja("設定ファイル")
        case .clock: .en("clock").ja("時計")
        case .port: .en("callback port").ja("コールバックのポート")
        case .browser: .en("browser").ja("ブラウザー")
        case .proxy: .en("proxy").ja("プロキシ")
        case .copies: .en("copies").ja("コピー")
        case .fleet: .en("fleet").ja("フリート")
        case .organisation: .en("apps and defaults").ja("アプリと既定値")
        case .values: .en("value").ja("値")
        case .certificates: .en("certificates").ja("証明書")
        case .state: .en("state folder").ja("状態フォルダー")
        }
    }
}
