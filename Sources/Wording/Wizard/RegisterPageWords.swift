package import Localization

/// The page about registering an application.
package enum RegisterPageWords {
    package static func title(_ service: String) -> LocalizedText {
        .en("Register an app at \(service)").ja("\(service)にアプリを登録してください")
    }
    package static let lead: LocalizedText =
        .en("This is done once, in a browser. The next page asks for what you get there.")
        .ja("ブラウザーで一度だけ行います。取得した値は次のページで入力します。")
    package static let open = LocalizedText.en("Open this page:").ja("次のページを開いてください:")
    package static let callback = LocalizedText.en("Register exactly this callback URL:")
        .ja("コールバックURLは、次のとおり正確に登録してください:")
    package static let onPhone = LocalizedText.en("A phone can register the app, too.").ja("アプリの登録はスマートフォンでもできます。")
    package static let done = LocalizedText.en("I have registered it").ja("登録しました")
}
