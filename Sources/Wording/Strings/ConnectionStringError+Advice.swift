internal import ConnectionStrings
internal import Localization

extension ConnectionStringError {
    /// What to do about it; nil when there is no advice.
    var advice: LocalizedText? {
        switch code {
        case .missingEquals, .emptyName, .invalidName, .trailingQuote: quoting
        case .unknownName: suggestion.map { .en("did you mean \($0)?").ja("\($0) ではありませんか？") } ?? quoting
        case .unbalancedQuote, .textAfterQuote:
            .en("double a quote that belongs to the value").ja("値に含まれる引用符は2つ重ねてください")
        case .quotesNeeded: .en("write it in single quotes").ja("単一引用符で囲んでください")
        case .duplicateName: .en("remove one of the two").ja("どちらかを削除してください")
        case .cannotCarryValue, .cannotCarryName: .en("choose another form, such as json").ja("json など別の形式を選んでください")
        case .reservedName: .en("leave it out").ja("取り除いてください")
        case .wrongShape: .en("give one connection, as the form prescribes").ja("形式に従い、接続を1つだけ指定してください")
        case .dataSourceOnly:
            .en("its settings are in odbc.ini: give that section instead").ja("設定は odbc.ini にあります。そのセクションを渡してください")
        case .severalDataSources:
            .en("give one section, or the service with --service").ja("セクションを1つだけ渡すか、--service でサービスを指定してください")
        case .severalStrings: .en("give one of them").ja("どれか1つだけを渡してください")
        case .unclearQuotes:
            property == nil
                ? .en("take them off; a \\ or doubled quote then stands for itself")
                    .ja("引用符を外してください。\\ や重ねた引用符はそのまま読みます")
                : .en("take them off, or give the value as JSON").ja("引用符を外すか、JSONで値を渡してください")
        case .unclearComment: .en("remove the comment, or give the value as JSON").ja("コメントを消すか、JSONで値を渡してください")
        case .empty, .tooLong, .tooManyProperties, .controlCharacter, .badEscape, .valueIsNotText,
            .badConnectorName:
            nil
        }
    }

    private var quoting: LocalizedText {
        .en("a value that holds ; = quotes or blanks at its ends must stand in quotes")
            .ja("; = 引用符、前後の空白を含む値は引用符で囲んでください")
    }
}

extension ConnectionStringError.Obstacle {
    /// What a value has that cannot be carried.
    var text: LocalizedText {
        switch self {
        case .nul: .en("it holds a NUL character").ja("NUL文字が含まれています")
        case .lineBreak: .en("it holds a line break").ja("改行が含まれています")
        case .control: .en("it holds a control character").ja("制御文字が含まれています")
        case .surroundingBlank: .en("it begins or ends with a blank").ja("前後に空白があります")
        case .comment: .en("what follows its ; or # would be read as a comment").ja("; や # 以降がコメントとして読まれます")
        case .quotes: .en("it begins with a quote").ja("引用符で始まっています")
        case .length: .en("it is too long for one line").ja("1行に収まりません")
        }
    }
}
