package import Localization

/// The page about the place of the browser.
package enum BrowserPageWords {
    package static let title = LocalizedText.en("Where is the browser you will sign in with?")
        .ja("どこのブラウザーでログインしますか？")
    package static let lead = LocalizedText.en("If you are connected over SSH, the browser is on another device.")
        .ja("SSHで接続している場合、ブラウザーは別のデバイスにあります。")
    package static let here = LocalizedText.en("On this machine").ja("このマシン")
    package static let hereDetail: LocalizedText =
        .en("The browser opens automatically, and the result comes back automatically.").ja("ブラウザーが自動で開き、結果も自動で戻ります。")
    package static let elsewhere = LocalizedText.en("On another device").ja("別のデバイス")
    package static let elsewhereDetail: LocalizedText =
        .en(
            "You open the address there. After sign-in you paste the full address from the address bar, or the code, here."
        )
        .ja("そのデバイスでURLを開きます。ログイン後に、アドレスバーのURL全体または表示されたコードを、ここに貼り付けます。")
    package static let nowhere = LocalizedText.en("Get the connection string without signing in").ja("ログインせずに接続文字列を作成")
    package static let nowhereDetail: LocalizedText =
        .en("The driver signs in when it first connects. No settings file is written.")
        .ja("最初の接続時にドライバーがログインします。設定ファイルは作成しません。")
}
