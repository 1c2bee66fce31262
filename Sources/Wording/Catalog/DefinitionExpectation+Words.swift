internal import Bounds
internal import Localization
internal import ServiceCatalog

extension DefinitionFault.Expectation {
    /// What is expected: lower case, no full stop.
    var message: LocalizedText {
        switch self {
        case .text: LocalizedText(english: "a text is expected", japanese: "文字列が必要です")
        case .filledText:
            LocalizedText(english: "a text that is not empty is expected", japanese: "空でない文字列が必要です")
        case .flag: LocalizedText(english: "true or false is expected", japanese: "true か false が必要です")
        case .positiveNumber:
            LocalizedText(
                english: "a whole number from 1 to \(NumberRange.lifetime.values.upperBound) is expected",
                japanese: "1～\(NumberRange.lifetime.values.upperBound) の整数が必要です"
            )
        case .list: LocalizedText(english: "a list is expected", japanese: "リストが必要です")
        case .object: LocalizedText(english: "an object is expected", japanese: "オブジェクトが必要です")
        case .oneOf(let words):
            LocalizedText(
                english: "one of \(words.joined(separator: ", ")) is expected",
                japanese: "\(words.joined(separator: "、")) のいずれかが必要です"
            )
        case .choice: LocalizedText(english: "one of the choices is expected", japanese: "choices にある値が必要です")
        case .atLeastOne: LocalizedText(english: "at least one is expected", japanese: "1 つ以上必要です")
        case .schemaVersion: LocalizedText(english: "1 is expected", japanese: "1 が必要です")
        case .plainID:
            LocalizedText(
                english: "lower-case letters, digits and hyphens are expected",
                japanese: "使えるのは英小文字、数字、ハイフンだけです"
            )
        case .hostSuffix:
            LocalizedText(
                english: "a dot and the end of a host, in lower case, are expected",
                japanese: "ドットで始まるホスト名の末尾が必要です（英小文字）"
            )
        case .host:
            LocalizedText(
                english: "a host in lower case is expected, such as api.example.com, *.example.com or localhost:8080",
                japanese: "ホスト名が必要です（英小文字。例: api.example.com、*.example.com、localhost:8080）"
            )
        case .addressField:
            LocalizedText(
                english: "a property whose field is of the kind url is expected",
                japanese: "種類が url のフィールドのプロパティが必要です"
            )
        case .address:
            LocalizedText(
                english: "an address such as https://example.com/path is expected",
                japanese: "https://example.com/path のようなアドレスが必要です"
            )
        case .method: LocalizedText(english: "GET or POST is expected", japanese: "GET か POST が必要です")
        case .clientErrorStatus:
            LocalizedText(english: "a status from 400 to 499 is expected", japanese: "400～499 のステータスが必要です")
        }
    }

    /// What it means; nil when the message is enough.
    var hint: LocalizedText? {
        switch self {
        case .oneOf, .method:
            LocalizedText(
                english: "only these words are understood; case counts",
                japanese: "使えるのはこれらの値だけです（大文字と小文字は区別されます）"
            )
        case .choice: nil
        case .atLeastOne:
            LocalizedText(
                english: "an empty list leaves the program nothing to work with",
                japanese: "空のリストでは動作できません。1 つ以上指定してください"
            )
        case .schemaVersion:
            LocalizedText(
                english: "this program reads definitions of schema version 1",
                japanese: "このプログラムが読み取れるのはスキーマのバージョン 1 です"
            )
        case .plainID:
            LocalizedText(
                english: "the id stands in commands and files, so it is kept plain",
                japanese: "ID はコマンドやファイル名に使うため、使える文字が限られています"
            )
        case .hostSuffix:
            LocalizedText(
                english: "the host of an address ends so, such as .example.com; what stands before is kept",
                japanese: "アドレスのホスト名の末尾です（例: .example.com）。その前の部分は変わりません"
            )
        case .host:
            LocalizedText(
                english: "a star stands for one label, the first; without a port it is the usual one",
                japanese: "* は先頭の 1 区切りを表します。ポートを書かないと、既定のポートになります"
            )
        case .addressField:
            LocalizedText(
                english: "the address with or without a client certificate is checked in that property",
                japanese: "クライアント証明書の有無に応じたアドレスを、このプロパティで確認します"
            )
        case .clientErrorStatus:
            LocalizedText(
                english: "with another status a service does not say that a sign-in has ended",
                japanese: "サインインの終了を示すステータスは、この範囲だけです"
            )
        case .filledText, .address:
            LocalizedText(
                english: "where there is nothing to say, a key that may be left out is left out",
                japanese: "書くことがなければ、省略できるキーは省略してください"
            )
        case .text, .flag, .positiveNumber, .list, .object:
            LocalizedText(
                english: "the value is of another kind than the program can use",
                japanese: "値の種類が違います"
            )
        }
    }
}
