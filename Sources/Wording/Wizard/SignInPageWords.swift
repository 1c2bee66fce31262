package import Localization

/// The page while the sign-in waits.
package enum SignInPageWords {
    package static let title = LocalizedText.en("Sign in with your browser").ja("ブラウザーでログインしてください")
    package static let browserOpened: LocalizedText =
        .en("Your browser should be open now. If not, open this address:")
        .ja("ブラウザーが開きます。開かない場合は、次のURLを開いてください:")
    package static let openThis = LocalizedText.en("Open this address in a browser, on any device:")
        .ja("お使いのブラウザーで次のURLを開いてください（別のデバイスでもかまいません）:")
    package static let shortly: LocalizedText =
        .en("A shorter address, for a browser on this machine or through ssh -L:")
        .ja("このマシンのブラウザー、または ssh -L 経由なら、次の短いURLでも開けます:")
    package static let addressCut = LocalizedText.en("... (p shows all)").ja("...（p で全文）")
    package static let waiting = LocalizedText.en("Waiting for the browser.").ja("ブラウザーでの操作を待っています。")
    package static func remaining(_ seconds: Int) -> LocalizedText {
        let time = "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
        return .en("\(time) left").ja("残り \(time)")
    }
    package static let pasteHow: LocalizedText =
        .en("After sign-in, press v and paste the full address from the address bar, or the code.")
        .ja("ログイン後に v を押し、アドレスバーのURL全体またはコードを貼り付けてください。")
    package static let pasteAlso: LocalizedText =
        .en("Browser on another device? Press v and paste the address shown in the address bar after sign-in.")
        .ja("別のデバイスのブラウザーなら、ログイン後に v を押し、アドレスバーのURLを貼り付けてください。")
    package static let pasteLine: LocalizedText =
        .en("After sign-in, paste the full address from the address bar, or the code, and press Enter.")
        .ja("ログイン後に、アドレスバーのURL全体または表示されたコードを貼り付けてEnterを押してください。")
    package static let replyLabel = LocalizedText.en("Code or address").ja("コードまたはURL")
    package static let replyHelp = LocalizedText.en("Paste the full address, or just the code.")
        .ja("URL全体が確実です。コードだけでもかまいません。")
    package static func callbackAdvice(_ callback: String) -> LocalizedText {
        .en(
            "If the service shows an error about the callback (redirect_uri) instead of a question, register"
                + " exactly \(callback) for the app there."
        )
        .ja("サービスの画面にコールバック（redirect_uri）のエラーが出たら、アプリに \(callback) を正確に登録してください。")
    }
    package static func fingerprint(_ digest: String) -> LocalizedText {
        .en("The browser will warn about this machine's certificate. Continue if its SHA-256 is \(digest)")
            .ja("このマシンの証明書について警告が出ます。SHA-256が次と同じなら続行してください: \(digest)")
    }
    package static let checksPassed = LocalizedText.en("The checks before sign-in passed.")
        .ja("事前の確認で問題は見つかりませんでした。")
    package static func opening(_ worked: Bool) -> LocalizedText {
        worked
            ? .en("asked the browser to open the address").ja("ブラウザーにURLを渡しました")
            : .en("no browser could be opened here").ja("ここではブラウザーを開けませんでした")
    }
}
