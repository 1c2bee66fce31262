package import Localization

extension WizardWords {
    /// The page with the values that a way of signing in needs.
    package enum Values {
        package static func title(_ service: String) -> LocalizedText {
            .en("What \(service) needs to know").ja("\(service) への接続に必要な情報")
        }
        package static let lead: LocalizedText =
            .en("Enter goes to the next field. Nothing is sent before you have reviewed it.")
            .ja("Enter で次の項目へ進みます。確認するまで何も送信されません。")
    }

    /// What stands in and under fields.
    package enum Field {
        package static let continueButton = LocalizedText.en("Continue").ja("次へ進む")
        package static let missing = LocalizedText.en("this is needed").ja("入力してください")
        package static func onlyExample(_ value: String) -> LocalizedText {
            .en("for example \(value)").ja("例: \(value)")
        }
        package static func example(_ value: String) -> LocalizedText {
            .en(", for example \(value)").ja("（例: \(value)）")
        }
        package static let optional = LocalizedText.en("optional").ja("省略可")
        package static func unchanged(_ mask: String) -> LocalizedText {
            .en("unchanged: \(mask)").ja("変更なし: \(mask)")
        }
        package static func length(_ text: String) -> LocalizedText {
            guard text.count >= 12 else { return .en("\(text.count) characters").ja("\(text.count) 文字") }
            let end = text.suffix(4)
            return .en("\(text.count) characters, ending in \(end)").ja("\(text.count) 文字、末尾は \(end)")
        }
        package static func pasted(_ count: Int, trimmed: Bool, joined: Bool) -> LocalizedText {
            var text = LocalizedText.en("\(count) characters pasted").ja("\(count) 文字を貼り付けました")
            if trimmed {
                text = .en(text.english + "; blanks around them were removed").ja(text.japanese + "（前後の空白は削除）")
            }
            guard joined else { return text }
            return .en(text.english + "; line breaks became blanks").ja(text.japanese + "（改行は空白に変換）")
        }
        package static let blanksRemoved = LocalizedText.en("blanks around the text were removed").ja("前後の空白を削除しました")
    }

    /// The page with the connection's name.
    package enum Name {
        package static let title = LocalizedText.en("What should this connection be called?").ja("この接続の名前を決めてください")
        package static let lead: LocalizedText =
            .en("Programs ask for the connection by this name. Its settings file is encrypted with this machine's key.")
            .ja("プログラムはこの名前で接続を利用します。設定ファイルはこのマシンの鍵で暗号化されます。")
        package static let label = LocalizedText.en("Connection name").ja("接続名")
        package static let help = LocalizedText.en("Letters, digits, hyphens, underscores and dots.")
            .ja("文字、数字、ハイフン、下線、ピリオドが使えます。")
        package static let bad: LocalizedText =
            .en("use letters, digits, - _ . and start with a letter or digit, for example sales")
            .ja("文字または数字で始め、文字・数字・- _ . だけを使ってください（例: sales）")
        package static let locationLabel = LocalizedText.en("Settings file").ja("設定ファイル")
        package static let locationHelp: LocalizedText =
            .en("Where OAuthSettings.txt is kept. Leave it empty for the usual place.")
            .ja("OAuthSettings.txt の保存場所です。空欄なら標準の場所に保存します。")
        package static let replaces: LocalizedText =
            .en("A connection of this name exists; it will be replaced when the new sign-in has succeeded.")
            .ja("同じ名前の接続があります。新しいサインインが成功すると置き換わります。")
    }
}
