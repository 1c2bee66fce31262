package import Localization

/// The page about the place of the browser.
package enum BrowserPageWords {
    package static let title = LocalizedText.en("Where is the browser you will sign in with?")
        .ja("どこのブラウザーでサインインしますか？")
    package static let lead = LocalizedText.en("If you are connected over SSH, the browser is on another device.")
        .ja("SSH で接続している場合、ブラウザーは別の端末にあります。")
    package static let here = LocalizedText.en("On this machine").ja("このマシン")
    package static let hereDetail: LocalizedText =
        .en("The browser opens by itself, and the answer comes back by itself.").ja("ブラウザーが自動で開き、結果も自動で戻ります。")
    package static let elsewhere = LocalizedText.en("On another device").ja("別の端末")
    package static let elsewhereDetail: LocalizedText =
        .en("You open the address there and bring the whole address it ends at, or the code, back here.")
        .ja("別の端末でアドレスを開き、移動先のアドレス全体か表示されたコードをここに貼り付けます。")
    package static let nowhere = LocalizedText.en("No sign-in, only the connection string").ja("サインインせず、接続文字列だけ作成")
    package static let nowhereDetail: LocalizedText =
        .en("The driver signs in by itself when it connects for the first time. No settings file is written.")
        .ja("最初の接続時にドライバーがサインインします。設定ファイルは作成しません。")
}
