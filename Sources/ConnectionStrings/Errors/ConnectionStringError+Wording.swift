public import Localization
internal import ServiceCatalog

extension ConnectionStringError {
    /// What went wrong: names, places and dialects only.
    ///
    /// - Parameter language: the language to write in.
    /// - Returns: lower case, no full stop.
    public func message(in language: Language) -> String {
        let text = wording(language)
        guard let position else { return text }
        switch language {
        case .english: return "\(text) at \(position)"
        case .japanese: return "\(position.line)行目\(position.column)文字目: \(text)"
        }
    }

    /// What to do about it.
    ///
    /// - Parameter language: the language to write in.
    /// - Returns: the advice; nil when there is none.
    public func hint(in language: Language) -> String? {
        advice?(language)
    }

    private func wording(_ language: Language) -> String {
        let name = property ?? (language == .english ? "a property" : "プロパティ")
        let form = dialect?.id ?? "?"
        let text: LocalizedText =
            switch code {
            case .empty: both("the connection string is empty", "接続文字列が空です")
            case .tooLong: both("the connection string is longer than 1 MiB", "接続文字列が1 MiBを超えています")
            case .tooManyProperties:
                both("the connection string has more than 1,000 properties", "接続文字列のプロパティが1,000個を超えています")
            case .missingEquals: after("= is missing", "= がありません")
            case .emptyName: after("a property name is missing before =", "= の前にプロパティ名がありません")
            case .invalidName: after("this is not a property name", "プロパティ名として使えません")
            case .unbalancedQuote:
                property == nil
                    ? both("a quote or bracket is not closed", "引用符または括弧が閉じられていません")
                    : both("the quote of \(name) is not closed", "\(name) の引用符が閉じられていません")
            case .textAfterQuote:
                property == nil
                    ? both("something follows the end", "終わりの後に余分な文字があります")
                    : both("something follows the quoted value of \(name)", "\(name) の引用符の後に余分な文字があります")
            case .trailingQuote:
                both("the value of \(name) ends in a quote that was not opened", "\(name) の値が、開いていない引用符で終わっています")
            case .quotesNeeded: both("the value of \(name) must be quoted", "\(name) の値は引用符で囲む必要があります")
            case .controlCharacter: after("a control character or line break is not allowed", "制御文字や改行は使えません")
            case .duplicateName: both("\(name) is given twice", "\(name) が2回指定されています")
            case .unknownName: unknown
            case .badEscape: after("an escape sequence is wrong", "エスケープが正しくありません")
            case .wrongShape: both("this does not have the form \(form)", "\(form) の形式ではありません")
            case .valueIsNotText: both("the value of \(name) is not a text", "\(name) の値が文字列ではありません")
            case .reservedName: both("\(name) has a meaning of its own in ODBC", "\(name) はODBC自体が使う名前です")
            case .cannotCarryValue:
                both(
                    "\(form) cannot carry the value of \(name): \(reason(.english))",
                    "\(form) では \(name) の値を書けません: \(reason(.japanese))"
                )
            case .cannotCarryName: both("\(form) cannot carry this property name", "\(form) ではこのプロパティ名を書けません")
            case .badConnectorName:
                both(
                    "a connector name in the service definition cannot be written as \(form)",
                    "サービス定義のコネクタ名は \(form) では書けません"
                )
            case .dataSourceOnly: both("only a data source (DSN) is named", "データソース（DSN）の名前しかありません")
            case .severalDataSources:
                both("there are several data sources: \(listed)", "データソースが複数あります: \(listed)")
            case .severalStrings:
                both("there are several connection strings: \(listed)", "接続文字列が複数あります: \(listed)")
            case .unclearQuotes:
                property == nil
                    ? both(
                        "the quotes around the whole can be read in two ways",
                        "全体を囲む引用符の読み方が2通りあります"
                    )
                    : both(
                        "the value of \(name) stands in quotes, which some programs take off and others keep",
                        "\(name) の値の引用符は、外して読むプログラムとそのまま読むプログラムがあります"
                    )
            case .unclearComment:
                both(
                    "the value of \(name) holds a # or ; behind a blank, which may begin a comment",
                    "\(name) の値に空白に続く # または ; があり、コメントか値の一部か判別できません"
                )
            }
        return text(language)
    }

    private var advice: LocalizedText? {
        switch code {
        case .missingEquals, .emptyName, .invalidName, .trailingQuote: quoting
        case .unknownName: suggestion.map { both("did you mean \($0)?", "\($0) のことですか") } ?? quoting
        case .unbalancedQuote, .textAfterQuote:
            both("double a quote that belongs to the value", "値に含まれる引用符は2つ重ねてください")
        case .quotesNeeded: both("write it in single quotes", "単一引用符で囲んでください")
        case .duplicateName: both("remove one of the two", "どちらかを削除してください")
        case .cannotCarryValue, .cannotCarryName: both("choose another form, such as json", "json など別の形式を選んでください")
        case .reservedName: both("leave it out", "取り除いてください")
        case .wrongShape: both("give one connection, as the form prescribes", "形式に従い、接続を1つだけ指定してください")
        case .dataSourceOnly:
            both(
                "its settings are in odbc.ini: give that section instead",
                "設定は odbc.ini にあります。そのセクションを渡してください"
            )
        case .severalDataSources:
            both("give one section, or the service with --service", "セクションを1つだけ渡すか、--service でサービスを指定してください")
        case .severalStrings: both("give one of them", "どれか1つだけを渡してください")
        case .unclearQuotes:
            property == nil
                ? both(
                    "take them off; a \\ or doubled quote then stands for itself",
                    "引用符を外してください。\\ や重ねた引用符はそのまま読みます"
                )
                : both("take them off, or give the value as JSON", "引用符を外すか、JSON で値を渡してください")
        case .unclearComment:
            both("remove the comment, or give the value as JSON", "コメントを消すか、JSON で値を渡してください")
        case .empty, .tooLong, .tooManyProperties, .controlCharacter, .badEscape, .valueIsNotText,
            .badConnectorName:
            nil
        }
    }

    private var quoting: LocalizedText {
        both(
            "a value that holds ; = quotes or blanks at its ends must stand in quotes",
            "; = 引用符、前後の空白を含む値は引用符で囲んでください"
        )
    }

    private var unknown: LocalizedText {
        guard let property else { return both("there is no such property", "このようなプロパティはありません") }
        return both("there is no property \(property)", "\(property) というプロパティはありません")
    }

    private func reason(_ language: Language) -> String {
        let text: LocalizedText =
            switch obstacle {
            case .nul: both("it holds a NUL character", "NUL文字が含まれています")
            case .lineBreak: both("it holds a line break", "改行が含まれています")
            case .control: both("it holds a control character", "制御文字が含まれています")
            case .surroundingBlank: both("it begins or ends with a blank", "前後に空白があります")
            case .comment:
                both("what follows its ; or # would be read as a comment", "; や # 以降がコメントとして読まれます")
            case .quotes: both("it begins with a quote", "引用符で始まっています")
            case .length: both("it is too long for one line", "1行に収まりません")
            case nil: both("it cannot be written", "書き表せません")
            }
        return text(language)
    }

    private var listed: String { choices.joined(separator: ", ") }

    private func after(_ english: String, _ japanese: String) -> LocalizedText {
        guard let property else { return both(english, japanese) }
        return both("\(english), in or after \(property),", "\(property) またはその後: \(japanese)")
    }

    private func both(_ english: String, _ japanese: String) -> LocalizedText {
        LocalizedText(english: english, japanese: japanese)
    }
}
