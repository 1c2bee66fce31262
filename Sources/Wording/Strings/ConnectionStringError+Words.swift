public import ConnectionStrings
internal import Localization

extension ConnectionStringError: Worded {
    /// What went wrong, in names, places and dialects only, and what to do about it.
    public var words: ErrorWords {
        let text = text
        guard let position else { return ErrorWords(text, hint: advice) }
        return .en("\(text.english) at line \(position.line), column \(position.column)")
            .ja("\(position.line)行目\(position.column)文字目: \(text.japanese)").fix(advice)
    }

    private var text: LocalizedText {
        let name = property.map { LocalizedText(same: $0) } ?? .en("a property").ja("プロパティ")
        let form = dialect?.id ?? "?"
        let listed = choices.joined(separator: ", ")
        return switch code {
        case .empty: .en("the connection string is empty").ja("接続文字列が空です")
        case .tooLong: .en("the connection string is longer than 1 MiB").ja("接続文字列が1 MiBを超えています")
        case .tooManyProperties:
            .en("the connection string has more than 1,000 properties").ja("接続文字列のプロパティが1,000個を超えています")
        case .missingEquals: after(.en("= is missing").ja("= がありません"))
        case .emptyName: after(.en("a property name is missing before =").ja("= の前にプロパティ名がありません"))
        case .invalidName: after(.en("this is not a property name").ja("プロパティ名として使えません"))
        case .unbalancedQuote:
            property == nil
                ? .en("a quote or bracket is not closed").ja("引用符または括弧が閉じられていません")
                : .en("the quote of \(name.english) is not closed").ja("\(name.japanese) の引用符が閉じられていません")
        case .textAfterQuote:
            property == nil
                ? .en("something follows the end").ja("終わりの後に余分な文字があります")
                : .en("something follows the quoted value of \(name.english)").ja("\(name.japanese) の引用符の後に余分な文字があります")
        case .trailingQuote:
            .en("the value of \(name.english) ends in a quote that was not opened")
                .ja("\(name.japanese) の値が、開いていない引用符で終わっています")
        case .quotesNeeded: .en("the value of \(name.english) must be quoted").ja("\(name.japanese) の値は引用符で囲む必要があります")
        case .controlCharacter:
            after(.en("a control character or line break is not allowed").ja("制御文字や改行は使えません"))
        case .duplicateName: .en("\(name.english) is given twice").ja("\(name.japanese) が2回指定されています")
        case .unknownName: unknown
        case .badEscape: after(.en("an escape sequence is wrong").ja("エスケープが正しくありません"))
        case .wrongShape: .en("this does not have the form \(form)").ja("\(form) の形式ではありません")
        case .valueIsNotText: .en("the value of \(name.english) is not a text").ja("\(name.japanese) の値が文字列ではありません")
        case .reservedName:
            .en("\(name.english) has a meaning of its own in ODBC").ja("\(name.japanese) はODBC自体が使う名前です")
        case .cannotCarryValue:
            .en("\(form) cannot carry the value of \(name.english): \(reason.english)")
                .ja("\(form) では \(name.japanese) の値を書けません: \(reason.japanese)")
        case .cannotCarryName: .en("\(form) cannot carry this property name").ja("\(form) ではこのプロパティ名を書けません")
        case .badConnectorName:
            .en("a connector name in the service definition cannot be written as \(form)")
                .ja("サービス定義のコネクター名は \(form) では書けません")
        case .dataSourceOnly: .en("only a data source (DSN) is named").ja("データソース（DSN）の名前しかありません")
        case .severalDataSources: .en("there are several data sources: \(listed)").ja("データソースが複数あります: \(listed)")
        case .severalStrings: .en("there are several connection strings: \(listed)").ja("接続文字列が複数あります: \(listed)")
        case .unclearQuotes:
            property == nil
                ? .en("the quotes around the whole can be read in two ways").ja("全体を囲む引用符の読み方が2通りあります")
                : .en("the value of \(name.english) stands in quotes, which some programs take off and others keep")
                    .ja("\(name.japanese) の値の引用符は、外して読むプログラムとそのまま読むプログラムがあります")
        case .unclearComment:
            .en("the value of \(name.english) holds a # or ; behind a blank, which may begin a comment")
                .ja("\(name.japanese) の値に空白に続く # または ; があり、コメントか値の一部か判別できません")
        }
    }

    /// A fault of a piece that may belong to the property before it.
    private func after(_ text: LocalizedText) -> LocalizedText {
        guard let property else { return text }
        return .en("\(text.english), in or after \(property),").ja("\(property) またはその後: \(text.japanese)")
    }

    private var unknown: LocalizedText {
        guard let property else { return .en("there is no such property").ja("このようなプロパティはありません") }
        return .en("there is no property \(property)").ja("\(property) というプロパティはありません")
    }

    private var reason: LocalizedText { obstacle?.text ?? .en("it cannot be written").ja("書き表せません") }
}
