internal import Localization
internal import ServiceCatalog

/// Every sentence the wizard's pages say, in every language; the type makes a missing one impossible.
///
/// Errors have their words elsewhere (the module Wording), services theirs in their definitions.
enum Words {
    /// The first letters are the English text, the second the Japanese one.
    static func say(_ english: String, _ japanese: String) -> LocalizedText {
        LocalizedText(english: english, japanese: japanese)
    }

    static let practiceBanner = say("PRACTICE", "練習モード")

    static func step(_ number: Int) -> LocalizedText {
        say("Step \(number)", "手順 \(number)")
    }

    static func step(_ number: Int, of count: Int) -> LocalizedText {
        say("Step \(number) of \(count)", "手順 \(number)/\(count)")
    }
}

/// The words on keys.
extension Words {
    enum Keys {
        static let choose = say("choose", "決定")
        static let next = say("next", "次へ")
        static let move = say("move", "移動")
        static let back = say("back", "戻る")
        static let help = say("help", "ヘルプ")
        static let language = say("日本語", "English")
        static let quit = say("quit", "終了")
        static let reveal = say("show/hide", "表示/非表示")
        static let change = say("change", "変更")
        static let copy = say("copy", "コピー")
        static let plain = say("plain view", "全文表示")
        static let whole = say("show all", "全文")
        static let qr = say("QR code", "QRコード")
        static let open = say("open browser", "ブラウザーを開く")
        static let tunnel = say("ssh line", "sshコマンド")
        static let paste = say("paste", "貼り付け")
        static let cancel = say("cancel", "中止")
        static let send = say("send", "送信")
        static let finish = say("finish", "完了")
        static let format = say("format", "形式")
        static let owner = say("who keeps tokens", "トークンの管理")
        static let scroll = say("scroll", "スクロール")
        static let filter = say("filter", "絞り込み")
        static let file = say("to a file", "ファイルへ")
        static let close = say("close", "閉じる")
        static let undo = say("undo", "元に戻す")
        static let showAll = say("show all", "すべて表示")
        static let copyAddress = say("copy address", "アドレスをコピー")
        static let copyCallback = say("copy callback", "コールバックをコピー")
        static let moreTime = say("5 more minutes", "5 分延長")
    }
}

/// The pages that ask.
extension Words {
    enum Ask {
        static let serviceTitle = say("Which service do you want to connect?", "どのサービスに接続しますか？")
        static func filter(_ text: String) -> LocalizedText {
            say("Matching: \(text)", "絞り込み: \(text)")
        }
        static let serviceLead = say(
            "oauth-setup signs you in, proves that the connection works, and gives you a connection string to copy.",
            "サインインから接続の確認まで行い、そのまま使える接続文字列をお渡しします。"
        )

        /// A way of signing in that goes through an application of one's own.
        static func ownApp(_ name: LocalizedText) -> LocalizedText {
            say("\(name.english) (own app)", "\(name.japanese)（要アプリ登録）")
        }
        static func together(_ names: [LocalizedText]) -> LocalizedText {
            say(names.map(\.english).joined(separator: ", "), names.map(\.japanese).joined(separator: "、"))
        }
        static func needing(_ summary: LocalizedText, _ names: LocalizedText) -> LocalizedText {
            say("\(summary.english) Needs: \(names.english)", "\(summary.japanese)必要: \(names.japanese)")
        }

        static func schemeTitle(_ service: String) -> LocalizedText {
            say("How do you want to sign in to \(service)?", "\(service) にどの方法でサインインしますか？")
        }
        static let schemeLead = say(
            "The first one is right for most people. You can come back and change it.",
            "迷ったら一番上をお選びください。あとから変更できます。"
        )

        static func appTitle(_ service: String) -> LocalizedText {
            say("Which OAuth app should ask \(service)?", "\(service) への接続にどの OAuth アプリを使いますか？")
        }
        static let appLead = say(
            "Every sign-in goes through an app that the service knows. Either one that ships with the connector asks for you, "
                + "or one that you register yourself.",
            "サインインには、サービスに登録されたアプリが必要です。用意済みのアプリを使うか、ご自身で登録したアプリを使います。"
        )
        static let embedded = say("Embedded app", "組み込みアプリ")
        static let embeddedDetail = say(
            "Nothing to register, no client ID or secret to type.",
            "登録は不要です。クライアント ID やシークレットの入力もありません。"
        )
        static let embeddedMissing = say(
            "This build ships no app for this service: only a connection string for the driver can be made.",
            "このビルドにはこのサービスのアプリが含まれていません。ドライバー用の接続文字列だけを作成できます。"
        )
        static let custom = say("My own app (custom)", "自分のアプリ（カスタム）")
        static let customDetail = say(
            "You register an app once and type its client ID and secret. Your organisation stays in control.",
            "アプリを一度登録し、その ID とシークレットを入力します。組織で管理できます。"
        )
        static let onlyCustom = say(
            "There is no embedded app for this way of signing in, so you register one of your own.",
            "この方法には組み込みアプリがないため、ご自身のアプリを登録します。"
        )

        static func valuesTitle(_ service: String) -> LocalizedText {
            say("What \(service) needs to know", "\(service) への接続に必要な情報")
        }
        static let valuesLead = say(
            "Enter goes to the next field. Nothing is sent before you have reviewed it.",
            "Enter で次の項目へ進みます。確認するまで何も送信されません。"
        )
        static let continueButton = say("Continue", "次へ進む")
        static let missing = say("this is needed", "入力してください")
        static func only(example value: String) -> LocalizedText {
            say("for example \(value)", "例: \(value)")
        }
        static func example(_ value: String) -> LocalizedText {
            say(", for example \(value)", "（例: \(value)）")
        }
        static let optional = say("optional", "省略可")
        static func unchanged(_ mask: String) -> LocalizedText {
            say("unchanged: \(mask)", "変更なし: \(mask)")
        }
        static func length(_ text: String) -> LocalizedText {
            guard text.count >= 12 else { return say("\(text.count) characters", "\(text.count) 文字") }
            let end = text.suffix(4)
            return say("\(text.count) characters, ending in \(end)", "\(text.count) 文字、末尾は \(end)")
        }
        static func pasted(_ count: Int, trimmed: Bool, joined: Bool) -> LocalizedText {
            var text = say("\(count) characters pasted", "\(count) 文字を貼り付けました")
            if trimmed {
                text = say(
                    text.english + "; blanks around them were removed",
                    text.japanese + "（前後の空白は削除）"
                )
            }
            guard joined else { return text }
            return say(text.english + "; line breaks became blanks", text.japanese + "（改行は空白に変換）")
        }
        static let blanksRemoved = say("blanks around the text were removed", "前後の空白を削除しました")
        static let stringOnly = say("Only the string instead", "文字列だけ作成")
        static let stringOnlyDetail = say(
            "makes the connection string; nothing is sent or written",
            "接続文字列だけを作成します。送信も保存もしません"
        )

        static let browserTitle = say("Where is the browser you will sign in with?", "どこのブラウザーでサインインしますか？")
        static let browserLead = say(
            "If you are connected over SSH, the browser is on another device.",
            "SSH で接続している場合、ブラウザーは別の端末にあります。"
        )
        static let here = say("On this machine", "このマシン")
        static let hereDetail = say(
            "The browser opens by itself, and the answer comes back by itself.",
            "ブラウザーが自動で開き、結果も自動で戻ります。"
        )
        static let elsewhere = say("On another device", "別の端末")
        static let elsewhereDetail = say(
            "You open the address there and bring the whole address it ends at, or the code, back here.",
            "別の端末でアドレスを開き、移動先のアドレス全体か表示されたコードをここに貼り付けます。"
        )
        static let nowhere = say("No sign-in, only the connection string", "サインインせず、接続文字列だけ作成")
        static let nowhereDetail = say(
            "The driver signs in by itself when it connects for the first time. No settings file is written.",
            "最初の接続時にドライバーがサインインします。設定ファイルは作成しません。"
        )

        static let nameTitle = say("What should this connection be called?", "この接続の名前を決めてください")
        static let nameLead = say(
            "Programs ask for the connection by this name. Its settings file is encrypted with this machine's key.",
            "プログラムはこの名前で接続を利用します。設定ファイルはこのマシンの鍵で暗号化されます。"
        )
        static let nameLabel = say("Connection name", "接続名")
        static let nameHelp = say(
            "Letters, digits, hyphens, underscores and dots.",
            "文字、数字、ハイフン、下線、ピリオドが使えます。"
        )
        static let nameBad = say(
            "use letters, digits, - _ . and start with a letter or digit, for example sales",
            "文字または数字で始め、文字・数字・- _ . だけを使ってください（例: sales）"
        )
        static let locationLabel = say("Settings file", "設定ファイル")
        static let locationHelp = say(
            "Where OAuthSettings.txt is kept. Leave it empty for the usual place.",
            "OAuthSettings.txt の保存場所です。空欄なら標準の場所に保存します。"
        )

        static let reviewTitle = say("Please check your answers", "入力内容をご確認ください")
        static let reviewLead = say(
            "Nothing has been sent or written yet. Enter on a row goes back to that answer.",
            "まだ何も送信・保存していません。行で Enter を押すと、その項目に戻ります。"
        )
        static let reviewLine = say("Nothing has been sent or written yet.", "まだ何も送信・保存していません。")
        static let signInButton = say("Sign in", "サインインする")
        static let testButton = say("Test and save", "接続を確認して保存")
        static let stringButton = say("Make the connection string", "接続文字列を作成")
        static let rowService = say("Service", "サービス")
        static let rowScheme = say("Way of signing in", "サインイン方法")
        static let rowApp = say("OAuth app", "OAuth アプリ")
        static let rowBrowser = say("Browser", "ブラウザー")
        static let empty = say("(empty)", "（未入力）")
        static let replaces = say(
            "A connection of this name exists; it will be replaced when the new sign-in has succeeded.",
            "同じ名前の接続があります。新しいサインインが成功すると置き換わります。"
        )
        static let noSignInAnswer = say("not answered", "未回答")
    }
}
