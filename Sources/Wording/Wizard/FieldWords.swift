package import Localization

/// What stands in and under fields.
package enum FieldWords {
    package static let continueButton = LocalizedText.en("Continue").ja("次へ進む")
    package static let missing = LocalizedText.en("this is required").ja("入力してください")
    package static func onlyExample(_ value: String) -> LocalizedText {
        .en("for example \(value)").ja("例: \(value)")
    }
    package static func example(_ value: String) -> LocalizedText {
        .en(", for example \(value)").ja("（例: \(value)）")
    }
    package static let needed = LocalizedText.en("needed").ja("必須")
    package static let refused = LocalizedText.en("the service did not accept this value")
        .ja("サービスがこの値を受け付けませんでした")
    package static let refusedTogether = LocalizedText.en("the service did not accept the marked values")
        .ja("サービスが、印の付いた値を受け付けませんでした")
    package static let portTaken = LocalizedText.en("another program uses this port").ja("このポートはほかのプログラムが使用中です")
    package static let unknownHost = LocalizedText.en("there is no host of this name").ja("この名前のホストが見つかりません")
    package static let toCheck = LocalizedText.en("check this").ja("要確認")
    package static let hidden = LocalizedText.en("hidden").ja("非表示")
    package static func fix(_ value: String) -> LocalizedText { .en("use \(value)").ja("\(value) を使う") }
    package static func remark(_ words: [LocalizedText]) -> LocalizedText {
        .en(words.map(\.english).joined(separator: ", ")).ja(words.map(\.japanese).joined(separator: "、"))
    }
    package static let chosenLater = LocalizedText.en("optional: chosen after signing in").ja("省略可: ログイン後に選択")
    package static let optional = LocalizedText.en("optional").ja("省略可")
    package static func unchanged(_ mask: String) -> LocalizedText {
        .en("unchanged: \(mask)").ja("変更なし: \(mask)")
    }
    package static func count(_ text: String) -> LocalizedText {
        .en("\(text.count) characters").ja("\(text.count)文字")
    }
    package static func length(_ text: String) -> LocalizedText {
        guard text.count >= 12 else { return count(text) }
        let end = text.suffix(4)
        return .en("\(text.count) characters, ending in \(end)").ja("\(text.count)文字、末尾は \(end)")
    }
    package static func pasted(_ count: Int, trimmed: Bool, joined: Bool) -> LocalizedText {
        var text = LocalizedText.en("\(count) characters pasted").ja("\(count)文字を貼り付けました")
        if trimmed {
            text = .en(text.english + "; blanks around them were removed").ja(text.japanese + "（前後の空白は削除）")
        }
        guard joined else { return text }
        return .en(text.english + "; line breaks became blanks").ja(text.japanese + "（改行は空白に変換）")
    }
    package static func manyLines(_ count: Int) -> LocalizedText {
        .en("\(count) lines came together and none of them was taken: this answer has one line")
            .ja("\(count)行が一度に入力されたため、どれも取り込みませんでした。1行で入力してください")
    }
    package static let blanksRemoved = LocalizedText.en("blanks around the text were removed").ja("前後の空白を削除しました")
}
