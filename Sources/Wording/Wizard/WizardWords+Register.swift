package import Localization

extension WizardWords {
    /// The page about registering an application.
    package enum Register {
        package static func title(_ service: String) -> LocalizedText {
            LocalizedText(english: "Register an app at \(service)", japanese: "\(service) にアプリを登録してください")
        }
        package static let lead = LocalizedText(
            english: "This is done once, in a browser. The next page asks for what you get there.",
            japanese: "ブラウザーで一度だけ行います。取得した値は次のページで入力します。"
        )
        package static let open = LocalizedText(english: "Open this page:", japanese: "次のページを開いてください:")
        package static let callback = LocalizedText(
            english: "Register exactly this callback URL, character for character:",
            japanese: "コールバック URL は、次のとおり一字一句同じに登録してください:"
        )
        package static let done = LocalizedText(english: "I have registered it", japanese: "登録しました")
    }
}
