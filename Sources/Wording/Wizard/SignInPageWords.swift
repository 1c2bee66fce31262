package import Localization

/// The page while the sign-in waits.
package enum SignInPageWords {
    package static let title = LocalizedText.en("Sign in with your browser").ja("ブラウザーでログインしてください")
    package static let browserOpened: LocalizedText =
        .en("Your browser was asked to open this address:").ja("ブラウザーで次のURLを開きました:")
    package static let browserOpening = LocalizedText.en("Opening this address in your browser:")
        .ja("ブラウザーで次のURLを開いています:")
    /// `onlyHere` says whether no other machine can open the address.
    package static func noBrowser(onlyHere: Bool) -> LocalizedText {
        onlyHere
            ? .en("No browser could be opened. This address opens on this machine only:")
                .ja("ブラウザーを開けませんでした。次のURLは、このマシンでしか開けません:")
            : .en("No browser could be opened on this machine. Open this address on any device:")
                .ja("このマシンではブラウザーを開けませんでした。別のデバイスでもよいので、次のURLを開いてください:")
    }
    package static func openThis(onlyHere: Bool) -> LocalizedText {
        onlyHere
            ? .en("Open this address in a browser on this machine; it opens nowhere else:")
                .ja("このマシンのブラウザーで次のURLを開いてください（ほかのデバイスでは開けません）:")
            : .en("Open this address in a browser, on any device:")
                .ja("ブラウザーで次のURLを開いてください（別のデバイスでもかまいません）:")
    }
    /// How a browser elsewhere gets there all the same; `afterTab` says whether letters are typed into the field.
    package static func throughTunnel(afterTab: Bool) -> LocalizedText {
        .en("Over SSH, \(afterTab ? "Tab and then s" : "s") shows the command that lets your own browser in.")
            .ja("SSHの場合は、\(afterTab ? "Tab のあとの s" : "s") で、手元のブラウザーで開くためのコマンドを表示できます。")
    }
    package static let shortly: LocalizedText =
        .en("A shorter address, for a browser on this machine or through ssh -L:")
        .ja("このマシンのブラウザー、または ssh -L 経由なら、次の短いURLでも開けます:")
    package static let addressCut = LocalizedText.en("... (p shows all)").ja("...（p で全文）")
    package static let waiting = LocalizedText.en("Waiting for the browser.").ja("ブラウザーでの操作を待っています。")
    package static func remaining(_ seconds: Int) -> LocalizedText {
        let time = "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
        return .en("\(time) left").ja("残り \(time)")
    }
    package static func minutes(_ seconds: Int) -> LocalizedText {
        let minutes = max(1, seconds / 60)
        return .en("It may take \(minutes) minute\(minutes == 1 ? "" : "s").").ja("制限時間は\(minutes)分です。")
    }
    package static let noPhone = LocalizedText.en("A phone cannot open this address: it is on this machine.")
        .ja("このURLはこのマシンの中だけのもので、スマートフォンでは開けません。")
    package static let phoneSignsIn: LocalizedText =
        .en("A phone can sign in, but not finish: paste the address where it ends here.")
        .ja("スマートフォンでログインできます。最後に表示されたURLをここに貼り付けてください。")
    package static let phoneFinishes = LocalizedText.en("A phone can sign in: paste the address or code it shows here.")
        .ja("スマートフォンでログインし、表示されたURLかコードをここに貼り付けてください。")
    /// What a person brings back from the browser.
    package enum Reply: Sendable {
        /// A code that the service shows on a page.
        case code
        /// The address at the end, or the code in it.
        case either
        /// The address at the end alone.
        case address
    }
    package static func pasteHow(_ reply: Reply) -> LocalizedText {
        switch reply {
        case .code:
            .en("Approve there. The service then shows a code: paste it here, and press Enter.")
                .ja("許可すると、サービスの画面にコードが表示されます。ここに貼り付けてEnterを押してください。")
        case .either:
            .en("Approve there. Then paste the full address from the address bar, or just the code, and press Enter.")
                .ja("許可したあと、アドレスバーのURL全体かコードをここに貼り付けてEnterを押してください。")
        case .address:
            .en("Approve there. Then paste the full address from the address bar, and press Enter.")
                .ja("許可したあと、アドレスバーのURL全体をここに貼り付けてEnterを押してください。")
        }
    }
    package static let comesBack: LocalizedText =
        .en(
            "Approve there; this page continues automatically. If it does not, press v and paste the address from the address bar."
        )
        .ja("許可すると自動で次に進みます。進まない場合は v を押し、アドレスバーのURLを貼り付けてください。")
    package static let comesBackLine: LocalizedText =
        .en("Approve there; this continues automatically. If it does not, paste the address from the address bar here.")
        .ja("許可すると自動で次に進みます。進まない場合は、アドレスバーのURLをここに貼り付けてください。")
    package static let pasted = LocalizedText.en("pasted; Enter sends it").ja("貼り付けました。Enterで送信します")
    package static func pasteLine(_ reply: Reply) -> LocalizedText {
        switch reply {
        case .code:
            .en("After sign-in, the service shows a code: paste it, and press Enter.")
                .ja("ログイン後にサービスの画面に表示されるコードを貼り付けて、Enterを押してください。")
        case .either:
            .en("After sign-in, paste the full address from the address bar, or the code, and press Enter.")
                .ja("ログイン後に、アドレスバーのURL全体または表示されたコードを貼り付けてEnterを押してください。")
        case .address:
            .en("After sign-in, paste the full address from the address bar, and press Enter.")
                .ja("ログイン後に、アドレスバーのURL全体を貼り付けてEnterを押してください。")
        }
    }
    package static func replyLabel(_ reply: Reply) -> LocalizedText {
        switch reply {
        case .code: .en("Code").ja("コード")
        case .either: .en("Code or address").ja("コードまたはURL")
        case .address: .en("Address").ja("URL")
        }
    }
    package static func replyHelp(_ reply: Reply) -> LocalizedText {
        switch reply {
        case .code: .en("Paste the code that the service shows.").ja("サービスの画面に表示されたコードを貼り付けてください。")
        case .either: .en("Paste the full address, or just the code.").ja("URL全体が確実です。コードだけでもかまいません。")
        case .address: .en("Paste the full address from the address bar.").ja("アドレスバーのURL全体を貼り付けてください。")
        }
    }
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
    package static let certificateLine: LocalizedText =
        .en("The browser will warn about this machine's certificate; k shows what to compare it with.")
        .ja("このマシンの証明書について警告が出ます。k で照合用の値を表示します。")
    package static let checksPassed = LocalizedText.en("The checks before sign-in passed.")
        .ja("事前の確認で問題は見つかりませんでした。")
    package static let opened = LocalizedText.en("asked the browser to open the address").ja("ブラウザーでURLを開きました")
    package static let notOpened = LocalizedText.en("no browser could be opened here").ja("ここではブラウザーを開けませんでした")
}
