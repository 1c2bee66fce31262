package import Localization

extension WizardWords {
    /// The page about the place of the browser.
    package enum Browser {
        package static let title = LocalizedText(
            english: "Where is the browser you will sign in with?",
            japanese: "どこのブラウザーでサインインしますか？"
        )
        package static let lead = LocalizedText(
            english: "If you are connected over SSH, the browser is on another device.",
            japanese: "SSH で接続している場合、ブラウザーは別の端末にあります。"
        )
        package static let here = LocalizedText(english: "On this machine", japanese: "このマシン")
        package static let hereDetail = LocalizedText(
            english: "The browser opens by itself, and the answer comes back by itself.",
            japanese: "ブラウザーが自動で開き、結果も自動で戻ります。"
        )
        package static let elsewhere = LocalizedText(english: "On another device", japanese: "別の端末")
        package static let elsewhereDetail = LocalizedText(
            english: "You open the address there and bring the whole address it ends at, or the code, back here.",
            japanese: "別の端末でアドレスを開き、移動先のアドレス全体か表示されたコードをここに貼り付けます。"
        )
        package static let nowhere = LocalizedText(
            english: "No sign-in, only the connection string",
            japanese: "サインインせず、接続文字列だけ作成"
        )
        package static let nowhereDetail = LocalizedText(
            english: "The driver signs in by itself when it connects for the first time. No settings file is written.",
            japanese: "最初の接続時にドライバーがサインインします。設定ファイルは作成しません。"
        )
    }

    /// The page while the sign-in waits.
    package enum SignIn {
        package static let title = LocalizedText(english: "Sign in with your browser", japanese: "ブラウザーでサインインしてください")
        package static let browserOpened = LocalizedText(
            english: "Your browser should be open now. If it is not, open this address:",
            japanese: "ブラウザーが開きます。開かない場合は、次のアドレスを開いてください:"
        )
        package static let openThis = LocalizedText(
            english: "Open this address in a browser, on any device:",
            japanese: "お使いのブラウザーで次のアドレスを開いてください（別の端末でもかまいません）:"
        )
        package static let shortly = LocalizedText(
            english: "The same, short, for a browser on this machine or behind ssh -L:",
            japanese: "このマシンのブラウザー、または ssh -L 経由なら、次の短いアドレスでも開けます:"
        )
        /// In place of the end of an address for which there is no room.
        package static let addressCut = LocalizedText(english: "... (p shows all)", japanese: "...（p で全文）")
        package static let waiting = LocalizedText(english: "Waiting for the browser.", japanese: "ブラウザーを待っています。")
        package static func remaining(_ seconds: Int) -> LocalizedText {
            let time = "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
            return LocalizedText(english: "\(time) left", japanese: "残り \(time)")
        }
        package static let pasteHow = LocalizedText(
            english: "Then press v and paste the whole address the browser ended at, or the code.",
            japanese: "許可したあと v を押し、移動先のアドレス全体かコードを貼り付けてください。"
        )
        package static let pasteAlso = LocalizedText(
            english: "Browser on another device? Press v and paste the address it ended at.",
            japanese: "別の端末のブラウザーなら、v を押して移動先のアドレスを貼り付けてください。"
        )
        package static let pasteLine = LocalizedText(
            english: "Then paste the whole address the browser ended at, or the code, and press Enter.",
            japanese: "許可したあと、移動先のアドレス全体か表示されたコードを貼り付けて Enter を押してください。"
        )
        package static let replyLabel = LocalizedText(english: "Code or address", japanese: "コードまたはアドレス")
        package static let replyHelp = LocalizedText(
            english: "The whole address is best; the code alone may do.",
            japanese: "アドレス全体が確実です。コードだけでも可。"
        )
        package static func callbackAdvice(_ callback: String) -> LocalizedText {
            LocalizedText(
                english:
                    "If the service shows an error about the callback (redirect_uri) instead of a question, register"
                    + " \(callback) for the app there, character for character.",
                japanese: "サービスの画面にコールバック（redirect_uri）のエラーが出たら、アプリに \(callback) を一字一句同じに登録してください。"
            )
        }
        package static func fingerprint(_ digest: String) -> LocalizedText {
            LocalizedText(
                english:
                    "The browser will warn about the certificate of this machine. Go on if its SHA-256 is \(digest)",
                japanese: "このマシンの証明書について警告が出ます。SHA-256 が次と同じなら続行してください: \(digest)"
            )
        }
        package static let checksPassed = LocalizedText(
            english: "The checks before the sign-in passed.",
            japanese: "事前の確認で問題は見つかりませんでした。"
        )
        package static func opening(_ worked: Bool) -> LocalizedText {
            worked
                ? LocalizedText(english: "asked the browser to open the address", japanese: "ブラウザーにアドレスを渡しました")
                : LocalizedText(english: "no browser could be opened here", japanese: "ここではブラウザーを開けませんでした")
        }
    }
}
