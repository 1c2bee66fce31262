package import Localization

extension WizardWords {
    /// What the keys do, in the row of keys.
    package enum Keys {
        package static let choose = LocalizedText(english: "choose", japanese: "決定")
        package static let next = LocalizedText(english: "next", japanese: "次へ")
        package static let move = LocalizedText(english: "move", japanese: "移動")
        package static let back = LocalizedText(english: "back", japanese: "戻る")
        package static let help = LocalizedText(english: "help", japanese: "ヘルプ")
        package static let language = LocalizedText(english: "日本語", japanese: "English")
        package static let quit = LocalizedText(english: "quit", japanese: "終了")
        package static let reveal = LocalizedText(english: "show/hide", japanese: "表示/非表示")
        package static let change = LocalizedText(english: "change", japanese: "変更")
        package static let copy = LocalizedText(english: "copy", japanese: "コピー")
        package static let plain = LocalizedText(english: "plain view", japanese: "全文表示")
        package static let whole = LocalizedText(english: "show all", japanese: "全文")
        package static let qr = LocalizedText(english: "QR code", japanese: "QRコード")
        package static let open = LocalizedText(english: "open browser", japanese: "ブラウザーを開く")
        package static let tunnel = LocalizedText(english: "ssh line", japanese: "sshコマンド")
        package static let paste = LocalizedText(english: "paste", japanese: "貼り付け")
        package static let cancel = LocalizedText(english: "cancel", japanese: "中止")
        package static let send = LocalizedText(english: "send", japanese: "送信")
        package static let finish = LocalizedText(english: "finish", japanese: "完了")
        package static let format = LocalizedText(english: "format", japanese: "形式")
        package static let owner = LocalizedText(english: "who keeps tokens", japanese: "トークンの管理")
        package static let scroll = LocalizedText(english: "scroll", japanese: "スクロール")
        package static let filter = LocalizedText(english: "filter", japanese: "絞り込み")
        package static let file = LocalizedText(english: "to a file", japanese: "ファイルへ")
        package static let close = LocalizedText(english: "close", japanese: "閉じる")
        package static let undo = LocalizedText(english: "undo", japanese: "元に戻す")
        package static let showAll = LocalizedText(english: "show all", japanese: "すべて表示")
        package static let copyAddress = LocalizedText(english: "copy address", japanese: "アドレスをコピー")
        package static let copyCallback = LocalizedText(english: "copy callback", japanese: "コールバックをコピー")
        package static let moreTime = LocalizedText(english: "5 more minutes", japanese: "5 分延長")
    }
}
