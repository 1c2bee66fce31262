internal import ConnectionStrings
internal import Localization

extension ConnectionStringError {
    /// What to do about it; nil when there is no advice.
    var advice: LocalizedText? {
        switch code {
        case .missingEquals, .emptyName, .invalidName, .trailingQuote: quoting
        case .unknownName:
            suggestion.map { LocalizedText(english: "did you mean \($0)?", japanese: "\($0) のことですか") } ?? quoting
        case .unbalancedQuote, .textAfterQuote:
            LocalizedText(english: "double a quote that belongs to the value", japanese: "値に含まれる引用符は2つ重ねてください")
        case .quotesNeeded: LocalizedText(english: "write it in single quotes", japanese: "単一引用符で囲んでください")
        case .duplicateName: LocalizedText(english: "remove one of the two", japanese: "どちらかを削除してください")
        case .cannotCarryValue, .cannotCarryName:
            LocalizedText(english: "choose another form, such as json", japanese: "json など別の形式を選んでください")
        case .reservedName: LocalizedText(english: "leave it out", japanese: "取り除いてください")
        case .wrongShape:
            LocalizedText(english: "give one connection, as the form prescribes", japanese: "形式に従い、接続を1つだけ指定してください")
        case .dataSourceOnly:
            LocalizedText(
                english: "its settings are in odbc.ini: give that section instead",
                japanese: "設定は odbc.ini にあります。そのセクションを渡してください"
            )
        case .severalDataSources:
            LocalizedText(
                english: "give one section, or the service with --service",
                japanese: "セクションを1つだけ渡すか、--service でサービスを指定してください"
            )
        case .severalStrings: LocalizedText(english: "give one of them", japanese: "どれか1つだけを渡してください")
        case .unclearQuotes:
            property == nil
                ? LocalizedText(
                    english: "take them off; a \\ or doubled quote then stands for itself",
                    japanese: "引用符を外してください。\\ や重ねた引用符はそのまま読みます"
                )
                : LocalizedText(
                    english: "take them off, or give the value as JSON",
                    japanese: "引用符を外すか、JSON で値を渡してください"
                )
        case .unclearComment:
            LocalizedText(
                english: "remove the comment, or give the value as JSON",
                japanese: "コメントを消すか、JSON で値を渡してください"
            )
        case .empty, .tooLong, .tooManyProperties, .controlCharacter, .badEscape, .valueIsNotText,
            .badConnectorName:
            nil
        }
    }

    private var quoting: LocalizedText {
        LocalizedText(
            english: "a value that holds ; = quotes or blanks at its ends must stand in quotes",
            japanese: "; = 引用符、前後の空白を含む値は引用符で囲んでください"
        )
    }
}

extension ConnectionStringError.Obstacle {
    /// What a value has that cannot be carried.
    var text: LocalizedText {
        switch self {
        case .nul: LocalizedText(english: "it holds a NUL character", japanese: "NUL文字が含まれています")
        case .lineBreak: LocalizedText(english: "it holds a line break", japanese: "改行が含まれています")
        case .control: LocalizedText(english: "it holds a control character", japanese: "制御文字が含まれています")
        case .surroundingBlank: LocalizedText(english: "it begins or ends with a blank", japanese: "前後に空白があります")
        case .comment:
            LocalizedText(
                english: "what follows its ; or # would be read as a comment",
                japanese: "; や # 以降がコメントとして読まれます"
            )
        case .quotes: LocalizedText(english: "it begins with a quote", japanese: "引用符で始まっています")
        case .length: LocalizedText(english: "it is too long for one line", japanese: "1行に収まりません")
        }
    }
}
