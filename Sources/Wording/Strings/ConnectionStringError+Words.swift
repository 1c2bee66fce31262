public import ConnectionStrings
public import Localization

extension ConnectionStringError {
    /// What went wrong: names, places and dialects only.
    ///
    /// - Parameter language: the language to write in.
    /// - Returns: lower case, no full stop.
    public func message(in language: Language) -> String {
        let text = text(language)
        guard let position else { return text }
        switch language {
        case .english: return "\(text) at line \(position.line), column \(position.column)"
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

    private var text: LocalizedText {
        let name = property.map { LocalizedText(same: $0) } ?? LocalizedText(english: "a property", japanese: "プロパティ")
        let form = dialect?.id ?? "?"
        let listed = choices.joined(separator: ", ")
        return switch code {
        case .empty: LocalizedText(english: "the connection string is empty", japanese: "接続文字列が空です")
        case .tooLong:
            LocalizedText(english: "the connection string is longer than 1 MiB", japanese: "接続文字列が1 MiBを超えています")
        case .tooManyProperties:
            LocalizedText(
                english: "the connection string has more than 1,000 properties",
                japanese: "接続文字列のプロパティが1,000個を超えています"
            )
        case .missingEquals: after(LocalizedText(english: "= is missing", japanese: "= がありません"))
        case .emptyName:
            after(LocalizedText(english: "a property name is missing before =", japanese: "= の前にプロパティ名がありません"))
        case .invalidName: after(LocalizedText(english: "this is not a property name", japanese: "プロパティ名として使えません"))
        case .unbalancedQuote:
            property == nil
                ? LocalizedText(english: "a quote or bracket is not closed", japanese: "引用符または括弧が閉じられていません")
                : LocalizedText(
                    english: "the quote of \(name.english) is not closed",
                    japanese: "\(name.japanese) の引用符が閉じられていません"
                )
        case .textAfterQuote:
            property == nil
                ? LocalizedText(english: "something follows the end", japanese: "終わりの後に余分な文字があります")
                : LocalizedText(
                    english: "something follows the quoted value of \(name.english)",
                    japanese: "\(name.japanese) の引用符の後に余分な文字があります"
                )
        case .trailingQuote:
            LocalizedText(
                english: "the value of \(name.english) ends in a quote that was not opened",
                japanese: "\(name.japanese) の値が、開いていない引用符で終わっています"
            )
        case .quotesNeeded:
            LocalizedText(
                english: "the value of \(name.english) must be quoted",
                japanese: "\(name.japanese) の値は引用符で囲む必要があります"
            )
        case .controlCharacter:
            after(LocalizedText(english: "a control character or line break is not allowed", japanese: "制御文字や改行は使えません"))
        case .duplicateName:
            LocalizedText(english: "\(name.english) is given twice", japanese: "\(name.japanese) が2回指定されています")
        case .unknownName: unknown
        case .badEscape: after(LocalizedText(english: "an escape sequence is wrong", japanese: "エスケープが正しくありません"))
        case .wrongShape: LocalizedText(english: "this does not have the form \(form)", japanese: "\(form) の形式ではありません")
        case .valueIsNotText:
            LocalizedText(
                english: "the value of \(name.english) is not a text",
                japanese: "\(name.japanese) の値が文字列ではありません"
            )
        case .reservedName:
            LocalizedText(
                english: "\(name.english) has a meaning of its own in ODBC",
                japanese: "\(name.japanese) はODBC自体が使う名前です"
            )
        case .cannotCarryValue:
            LocalizedText(
                english: "\(form) cannot carry the value of \(name.english): \(reason.english)",
                japanese: "\(form) では \(name.japanese) の値を書けません: \(reason.japanese)"
            )
        case .cannotCarryName:
            LocalizedText(english: "\(form) cannot carry this property name", japanese: "\(form) ではこのプロパティ名を書けません")
        case .badConnectorName:
            LocalizedText(
                english: "a connector name in the service definition cannot be written as \(form)",
                japanese: "サービス定義のコネクタ名は \(form) では書けません"
            )
        case .dataSourceOnly:
            LocalizedText(english: "only a data source (DSN) is named", japanese: "データソース（DSN）の名前しかありません")
        case .severalDataSources:
            LocalizedText(english: "there are several data sources: \(listed)", japanese: "データソースが複数あります: \(listed)")
        case .severalStrings:
            LocalizedText(
                english: "there are several connection strings: \(listed)",
                japanese: "接続文字列が複数あります: \(listed)"
            )
        case .unclearQuotes:
            property == nil
                ? LocalizedText(
                    english: "the quotes around the whole can be read in two ways",
                    japanese: "全体を囲む引用符の読み方が2通りあります"
                )
                : LocalizedText(
                    english:
                        "the value of \(name.english) stands in quotes, which some programs take off and others keep",
                    japanese: "\(name.japanese) の値の引用符は、外して読むプログラムとそのまま読むプログラムがあります"
                )
        case .unclearComment:
            LocalizedText(
                english: "the value of \(name.english) holds a # or ; behind a blank, which may begin a comment",
                japanese: "\(name.japanese) の値に空白に続く # または ; があり、コメントか値の一部か判別できません"
            )
        }
    }

    /// A fault of a piece that may belong to the property before it.
    private func after(_ text: LocalizedText) -> LocalizedText {
        guard let property else { return text }
        return LocalizedText(
            english: "\(text.english), in or after \(property),",
            japanese: "\(property) またはその後: \(text.japanese)"
        )
    }

    private var unknown: LocalizedText {
        guard let property else {
            return LocalizedText(english: "there is no such property", japanese: "このようなプロパティはありません")
        }
        return LocalizedText(english: "there is no property \(property)", japanese: "\(property) というプロパティはありません")
    }

    private var reason: LocalizedText {
        obstacle?.text ?? LocalizedText(english: "it cannot be written", japanese: "書き表せません")
    }
}
