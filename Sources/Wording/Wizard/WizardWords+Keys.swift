package import Localization

extension WizardWords {
    /// What the keys do, in the row of keys.
    package enum Keys {
        package static let choose = LocalizedText.en("choose").ja("決定")
        package static let next = LocalizedText.en("next").ja("次へ")
        package static let move = LocalizedText.en("move").ja("移動")
        package static let back = LocalizedText.en("back").ja("戻る")
        package static let help = LocalizedText.en("help").ja("ヘルプ")
        package static let language = LocalizedText.en("日本語").ja("English")
        package static let quit = LocalizedText.en("quit").ja("終了")
        package static let reveal = LocalizedText.en("show/hide").ja("表示/非表示")
        package static let change = LocalizedText.en("change").ja("変更")
        package static let copy = LocalizedText.en("copy").ja("コピー")
        package static let plain = LocalizedText.en("plain view").ja("全文表示")
        package static let whole = LocalizedText.en("show all").ja("全文")
        package static let qr = LocalizedText.en("QR code").ja("QRコード")
        package static let open = LocalizedText.en("open browser").ja("ブラウザーを開く")
        package static let tunnel = LocalizedText.en("ssh line").ja("sshコマンド")
        package static let paste = LocalizedText.en("paste").ja("貼り付け")
        package static let cancel = LocalizedText.en("cancel").ja("中止")
        package static let send = LocalizedText.en("send").ja("送信")
        package static let finish = LocalizedText.en("finish").ja("完了")
        package static let format = LocalizedText.en("format").ja("形式")
        package static let owner = LocalizedText.en("who keeps tokens").ja("トークンの管理")
        package static let scroll = LocalizedText.en("scroll").ja("スクロール")
        package static let filter = LocalizedText.en("filter").ja("絞り込み")
        package static let file = LocalizedText.en("to a file").ja("ファイルへ")
        package static let close = LocalizedText.en("close").ja("閉じる")
        package static let undo = LocalizedText.en("undo").ja("元に戻す")
        package static let showAll = LocalizedText.en("show all").ja("すべて表示")
        package static let copyAddress = LocalizedText.en("copy address").ja("アドレスをコピー")
        package static let copyCallback = LocalizedText.en("copy callback").ja("コールバックをコピー")
        package static let moreTime = LocalizedText.en("5 more minutes").ja("5 分延長")
    }
}
