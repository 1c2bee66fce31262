package import Localization

extension WizardWords {
    /// The page with the services.
    package enum Service {
        package static let title = LocalizedText.en("Which service do you want to connect?").ja("どのサービスに接続しますか？")
        package static let lead: LocalizedText =
            .en(
                "oauth-setup signs you in, proves that the connection works, and gives you a connection string to copy."
            )
            .ja("サインインから接続の確認まで行い、そのまま使える接続文字列をお渡しします。")
        package static func matching(_ text: String) -> LocalizedText {
            .en("Matching: \(text)").ja("絞り込み: \(text)")
        }
        /// A way of signing in that goes through an application of one's own.
        package static func ownApp(_ name: LocalizedText) -> LocalizedText {
            .en("\(name.english) (own app)").ja("\(name.japanese)（要アプリ登録）")
        }
        package static func together(_ names: [LocalizedText]) -> LocalizedText {
            .en(names.map(\.english).joined(separator: ", ")).ja(names.map(\.japanese).joined(separator: "、"))
        }
        package static func needing(_ summary: LocalizedText, _ names: LocalizedText) -> LocalizedText {
            .en("\(summary.english) Needs: \(names.english)").ja("\(summary.japanese)必要: \(names.japanese)")
        }
    }

    /// The page with the ways of signing in.
    package enum Scheme {
        package static func title(_ service: String) -> LocalizedText {
            .en("How do you want to sign in to \(service)?").ja("\(service) にどの方法でサインインしますか？")
        }
        package static let lead: LocalizedText =
            .en("The first one is right for most people. You can come back and change it.")
            .ja("迷ったら一番上をお選びください。あとから変更できます。")
    }

    /// The page with the OAuth applications.
    package enum App {
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
}
