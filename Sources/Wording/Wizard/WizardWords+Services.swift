package import Localization

extension WizardWords {
    /// The page with the services.
    package enum Service {
        package static let title = LocalizedText(
            english: "Which service do you want to connect?",
            japanese: "どのサービスに接続しますか？"
        )
        package static let lead = LocalizedText(
            english:
                "oauth-setup signs you in, proves that the connection works, and gives you a connection string to copy.",
            japanese: "サインインから接続の確認まで行い、そのまま使える接続文字列をお渡しします。"
        )
        package static func matching(_ text: String) -> LocalizedText {
            LocalizedText(english: "Matching: \(text)", japanese: "絞り込み: \(text)")
        }
        /// A way of signing in that goes through an application of one's own.
        package static func ownApp(_ name: LocalizedText) -> LocalizedText {
            LocalizedText(english: "\(name.english) (own app)", japanese: "\(name.japanese)（要アプリ登録）")
        }
        package static func together(_ names: [LocalizedText]) -> LocalizedText {
            LocalizedText(
                english: names.map(\.english).joined(separator: ", "),
                japanese: names.map(\.japanese).joined(separator: "、")
            )
        }
        package static func needing(_ summary: LocalizedText, _ names: LocalizedText) -> LocalizedText {
            LocalizedText(
                english: "\(summary.english) Needs: \(names.english)",
                japanese: "\(summary.japanese)必要: \(names.japanese)"
            )
        }
    }

    /// The page with the ways of signing in.
    package enum Scheme {
        package static func title(_ service: String) -> LocalizedText {
            LocalizedText(
                english: "How do you want to sign in to \(service)?",
                japanese: "\(service) にどの方法でサインインしますか？"
            )
        }
        package static let lead = LocalizedText(
            english: "The first one is right for most people. You can come back and change it.",
            japanese: "迷ったら一番上をお選びください。あとから変更できます。"
        )
    }

    /// The page with the OAuth applications.
    package enum App {
        package static func title(_ service: String) -> LocalizedText {
            LocalizedText(
                english: "Which OAuth app should ask \(service)?",
                japanese: "\(service) への接続にどの OAuth アプリを使いますか？"
            )
        }
        package static let lead = LocalizedText(
            english:
                "Every sign-in goes through an app that the service knows. Either one that ships with the connector asks for you, "
                + "or one that you register yourself.",
            japanese: "サインインには、サービスに登録されたアプリが必要です。用意済みのアプリを使うか、ご自身で登録したアプリを使います。"
        )
        package static let embedded = LocalizedText(english: "Embedded app", japanese: "組み込みアプリ")
        package static let embeddedDetail = LocalizedText(
            english: "Nothing to register, no client ID or secret to type.",
            japanese: "登録は不要です。クライアント ID やシークレットの入力もありません。"
        )
        package static let embeddedMissing = LocalizedText(
            english: "This build ships no app for this service: only a connection string for the driver can be made.",
            japanese: "このビルドにはこのサービスのアプリが含まれていません。ドライバー用の接続文字列だけを作成できます。"
        )
        package static let custom = LocalizedText(english: "My own app (custom)", japanese: "自分のアプリ（カスタム）")
        package static let customDetail = LocalizedText(
            english: "You register an app once and type its client ID and secret. Your organisation stays in control.",
            japanese: "アプリを一度登録し、その ID とシークレットを入力します。組織で管理できます。"
        )
        package static let onlyCustom = LocalizedText(
            english: "There is no embedded app for this way of signing in, so you register one of your own.",
            japanese: "この方法には組み込みアプリがないため、ご自身のアプリを登録します。"
        )
    }
}
