package import Localization

extension WizardWords {
    /// The page with the values that a way of signing in needs.
    package enum Values {
        package static func title(_ service: String) -> LocalizedText {
            LocalizedText(english: "What \(service) needs to know", japanese: "\(service) への接続に必要な情報")
        }
        package static let lead = LocalizedText(
            english: "Enter goes to the next field. Nothing is sent before you have reviewed it.",
            japanese: "Enter で次の項目へ進みます。確認するまで何も送信されません。"
        )
    }

    /// What stands in and under fields.
    package enum Field {
        package static let continueButton = LocalizedText(english: "Continue", japanese: "次へ進む")
        package static let missing = LocalizedText(english: "this is needed", japanese: "入力してください")
        package static func onlyExample(_ value: String) -> LocalizedText {
            LocalizedText(english: "for example \(value)", japanese: "例: \(value)")
        }
        package static func example(_ value: String) -> LocalizedText {
            LocalizedText(english: ", for example \(value)", japanese: "（例: \(value)）")
        }
        package static let optional = LocalizedText(english: "optional", japanese: "省略可")
        package static func unchanged(_ mask: String) -> LocalizedText {
            LocalizedText(english: "unchanged: \(mask)", japanese: "変更なし: \(mask)")
        }
        package static func length(_ text: String) -> LocalizedText {
            guard text.count >= 12 else {
                return LocalizedText(english: "\(text.count) characters", japanese: "\(text.count) 文字")
            }
            let end = text.suffix(4)
            return LocalizedText(
                english: "\(text.count) characters, ending in \(end)",
                japanese: "\(text.count) 文字、末尾は \(end)"
            )
        }
        package static func pasted(_ count: Int, trimmed: Bool, joined: Bool) -> LocalizedText {
            var text = LocalizedText(english: "\(count) characters pasted", japanese: "\(count) 文字を貼り付けました")
            if trimmed {
                text = LocalizedText(
                    english: text.english + "; blanks around them were removed",
                    japanese: text.japanese + "（前後の空白は削除）"
                )
            }
            guard joined else { return text }
            return LocalizedText(
                english: text.english + "; line breaks became blanks",
                japanese: text.japanese + "（改行は空白に変換）"
            )
        }
        package static let blanksRemoved = LocalizedText(
            english: "blanks around the text were removed",
            japanese: "前後の空白を削除しました"
        )
    }

    /// The page with the connection's name.
    package enum Name {
        package static let title = LocalizedText(
            english: "What should this connection be called?",
            japanese: "この接続の名前を決めてください"
        )
        package static let lead = LocalizedText(
            english:
                "Programs ask for the connection by this name. Its settings file is encrypted with this machine's key.",
            japanese: "プログラムはこの名前で接続を利用します。設定ファイルはこのマシンの鍵で暗号化されます。"
        )
        package static let label = LocalizedText(english: "Connection name", japanese: "接続名")
        package static let help = LocalizedText(
            english: "Letters, digits, hyphens, underscores and dots.",
            japanese: "文字、数字、ハイフン、下線、ピリオドが使えます。"
        )
        package static let bad = LocalizedText(
            english: "use letters, digits, - _ . and start with a letter or digit, for example sales",
            japanese: "文字または数字で始め、文字・数字・- _ . だけを使ってください（例: sales）"
        )
        package static let locationLabel = LocalizedText(english: "Settings file", japanese: "設定ファイル")
        package static let locationHelp = LocalizedText(
            english: "Where OAuthSettings.txt is kept. Leave it empty for the usual place.",
            japanese: "OAuthSettings.txt の保存場所です。空欄なら標準の場所に保存します。"
        )
        package static let replaces = LocalizedText(
            english: "A connection of this name exists; it will be replaced when the new sign-in has succeeded.",
            japanese: "同じ名前の接続があります。新しいサインインが成功すると置き換わります。"
        )
    }
}
