package import Localization

/// The page with the OAuth applications.
package enum AppPageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("Which OAuth app should ask \(service)?").ja("\(service) への接続にどの OAuth アプリを使いますか？")
    }
    package static let lead: LocalizedText =
        .en(
            "Every sign-in goes through an app that the service knows. Either one that ships with the connector asks for you, "
                + "or one that you register yourself."
        )
        .ja("サインインには、サービスに登録されたアプリが必要です。用意済みのアプリを使うか、ご自身で登録したアプリを使います。")
    package static let embedded = LocalizedText.en("Embedded app").ja("組み込みアプリ")
    package static let embeddedDetail = LocalizedText.en("Nothing to register, no client ID or secret to type.")
        .ja("登録は不要です。クライアント ID やシークレットの入力もありません。")
    package static let embeddedMissing: LocalizedText =
        .en("This build ships no app for this service: only a connection string for the driver can be made.")
        .ja("このビルドにはこのサービスのアプリが含まれていません。ドライバー用の接続文字列だけを作成できます。")
    package static let custom = LocalizedText.en("My own app (custom)").ja("自分のアプリ（カスタム）")
    package static let customDetail: LocalizedText =
        .en("You register an app once and type its client ID and secret. Your organisation stays in control.")
        .ja("アプリを一度登録し、その ID とシークレットを入力します。組織で管理できます。")
    package static let onlyCustom: LocalizedText =
        .en("There is no embedded app for this way of signing in, so you register one of your own.")
        .ja("この方法には組み込みアプリがないため、ご自身のアプリを登録します。")
}
