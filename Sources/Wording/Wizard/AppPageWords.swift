package import Localization

/// The page with the OAuth applications.
package enum AppPageWords {
    package static let title = LocalizedText.en("Which OAuth app do you want to use?").ja("どのOAuthアプリを使いますか？")
    package static let lead: LocalizedText =
        .en(
            "Every sign-in goes through an app that the service knows: an embedded app, which is registered already, "
                + "or one that you register yourself."
        )
        .ja("ログインには、サービスに登録されたアプリが必要です。用意されている埋め込みアプリか、ご自身で登録したアプリを使います。")
    package static let embedded = LocalizedText.en("Embedded app").ja("埋め込みアプリ")
    package static let embeddedBrief = LocalizedText.en("embedded").ja("埋め込み")
    package static let customBrief = LocalizedText.en("own app").ja("自分のアプリ")
    /// The embedded app where there is none.
    package static let stringOnlyBrief = LocalizedText.en("string only").ja("文字列のみ")
    package static let embeddedDetail = LocalizedText.en("Nothing to register, and no client ID or secret to type.")
        .ja("登録は不要です。クライアントIDやシークレットの入力もありません。")
    /// What an organisation calls the app that it provides.
    package static func provided(_ name: LocalizedText) -> LocalizedText {
        .en("\(name.english): provided on this machine, nothing to register or to type.")
            .ja("\(name.japanese): このマシンに用意されています。登録や入力は不要です。")
    }
    package static let embeddedMissing: LocalizedText =
        .en("There is no app for this service here, so you can only get a connection string for the driver.")
        .ja("このサービスの埋め込みアプリは用意されていません。ドライバー用の接続文字列だけを作成できます。")
    /// The embedded app is in a file that this person may not read.
    package static func embeddedHidden(_ path: String) -> LocalizedText {
        .en("\(path) is not for you to read, so you can only get a connection string for the driver.")
            .ja("\(path) の読み取りを許可されていないため、ドライバー用の接続文字列だけを作成できます。")
    }
    package static let custom = LocalizedText.en("My own app (custom)").ja("自分のアプリ（カスタム）")
    package static let customDetail: LocalizedText =
        .en("You register an app once and enter its client ID and secret. Your organisation stays in control.")
        .ja("アプリを一度登録し、そのクライアントIDとシークレットを入力します。組織で管理できます。")
}
