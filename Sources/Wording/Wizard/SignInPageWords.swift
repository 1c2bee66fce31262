package import Localization

/// The page while the sign-in waits.
package enum SignInPageWords {
    package static let title = LocalizedText.en("Sign in with your browser").ja("ブラウザーでサインインしてください")
    package static let browserOpened: LocalizedText =
        .en("Your browser should be open now. If it is not, open this address:")
        .ja("ブラウザーが開きます。開かない場合は、次のアドレスを開いてください:")
    package static let openThis = LocalizedText.en("Open this address in a browser, on any device:")
        .ja("お使いのブラウザーで次のアドレスを開いてください（別の端末でもかまいません）:")
    package static let shortly: LocalizedText =
        .en("The same, short, for a browser on this machine or behind ssh -L:")
        .ja("このマシンのブラウザー、または ssh -L 経由なら、次の短いアドレスでも開けます:")
    package static let addressCut = LocalizedText.en("... (p shows all)").ja("...（p で全文）")
    package static let waiting = LocalizedText.en("Waiting for the browser.").ja("ブラウザーを待っています。")
    package static func remaining(_ seconds: Int) -> LocalizedText {
        let time = "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
        return .en("\(time) left").ja("残り \(time)")
    }
    package static let pasteHow: LocalizedText =
        .en("Then press v and paste the whole address the browser ended at, or the code.")
        .ja("許可したあと v を押し、移動先のアドレス全体かコードを貼り付けてください。")
    package static let pasteAlso: LocalizedText =
        .en("Browser on another device? Press v and paste the address it ended at.")
        .ja("別の端末のブラウザーなら、v を押して移動先のアドレスを貼り付けてください。")
    package static let pasteLine: LocalizedText =
        .en("Then paste the whole address the browser ended at, or the code, and press Enter.")
        .ja("許可したあと、移動先のアドレス全体か表示されたコードを貼り付けて Enter を押してください。")
    package static let replyLabel = LocalizedText.en("Code or address").ja("コードまたはアドレス")
    package static let replyHelp = LocalizedText.en("The whole address is best; the code alone may do.")
        .ja("アドレス全体が確実です。コードだけでも可。")
    package static func callbackAdvice(_ callback: String) -> LocalizedText {
        .en(
            "If the service shows an error about the callback (redirect_uri) instead of a question, register"
                + " \(callback) for the app there, character for character."
        )
        .ja("サービスの画面にコールバック（redirect_uri）のエラーが出たら、アプリに \(callback) を一字一句同じに登録してください。")
    }
    package static func fingerprint(_ digest: String) -> LocalizedText {
        .en("The browser will warn about the certificate of this machine. Go on if its SHA-256 is \(digest)")
            .ja("このマシンの証明書について警告が出ます。SHA-256 が次と同じなら続行してください: \(digest)")
    }
    package static let checksPassed = LocalizedText.en("The checks before the sign-in passed.")
        .ja("事前の確認で問題は見つかりませんでした。")
    package static func opening(_ worked: Bool) -> LocalizedText {
        worked
            ? .en("asked the browser to open the address").ja("ブラウザーにアドレスを渡しました")
            : .en("no browser could be opened here").ja("ここではブラウザーを開けませんでした")
    }
}
