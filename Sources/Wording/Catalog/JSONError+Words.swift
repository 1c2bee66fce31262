public import Localization
public import StrictJSON

extension JSONError {
    /// For instance `line 3, column 14: a member name appears twice`.
    public var text: LocalizedText {
        .en("line \(line), column \(column): \(fault.text.english)").ja("\(line)行目、\(column)桁目: \(fault.text.japanese)")
    }
}

extension JSONError.Fault {
    /// What is wrong, in a few words: lower case, no full stop.
    public var text: LocalizedText {
        switch self {
        case .endsTooEarly: .en("the text ends too early").ja("途中で終わっています")
        case .textAfterValue: .en("text follows the value").ja("値の後に余分な文字があります")
        case .tooDeep: .en("nested too deeply").ja("入れ子が深すぎます")
        case .notAValue: .en("this is not a JSON value").ja("JSONの値ではありません")
        case .nameExpected: .en("a member name in quotes is expected").ja("引用符で囲んだメンバー名が必要です")
        case .nameTwice: .en("a member name appears twice").ja("同じメンバー名が2つあります")
        case .colonExpected: .en("a colon is expected").ja("コロンが必要です")
        case .separatorExpected: .en("a comma or the closing bracket is expected").ja("カンマか閉じ括弧が必要です")
        case .digitExpected: .en("a digit is expected").ja("数字が必要です")
        case .textNotClosed: .en("a text is not closed").ja("文字列が閉じられていません")
        case .notUTF8: .en("a text is not valid UTF-8").ja("文字列が正しいUTF-8ではありません")
        case .controlCharacter: .en("a control character stands in a text").ja("文字列に制御文字が含まれています")
        case .unknownEscape: .en("this escape does not exist").ja("使えないエスケープです")
        case .halfSurrogate: .en("half of a surrogate pair").ja("サロゲートペアの片方しかありません")
        case .hexadecimalExpected: .en("four hexadecimal digits are expected").ja("4桁の16進数が必要です")
        }
    }
}
