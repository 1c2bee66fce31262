internal import Bounds
package import Localization
package import ServiceCatalog

extension DefinitionFault.Expectation {
    /// What is expected: lower case, no full stop.
    package var message: LocalizedText {
        switch self {
        case .text: .en("a text is expected").ja("文字列が必要です")
        case .filledText: .en("a text that is not empty is expected").ja("空でない文字列が必要です")
        case .flag: .en("true or false is expected").ja("true か false が必要です")
        case .positiveNumber:
            .en("a whole number from 1 to \(NumberRange.lifetime.values.upperBound) is expected")
                .ja("1～\(NumberRange.lifetime.values.upperBound) の整数が必要です")
        case .list: .en("a list is expected").ja("リストが必要です")
        case .object: .en("an object is expected").ja("オブジェクトが必要です")
        case .oneOf(let words):
            .en("one of \(words.joined(separator: ", ")) is expected").ja("\(words.joined(separator: "、")) のいずれかが必要です")
        case .choice: .en("one of the choices is expected").ja("choices にある値が必要です")
        case .atLeastOne: .en("at least one is expected").ja("1つ以上必要です")
        case .schemaVersion: .en("1 is expected").ja("1が必要です")
        case .plainID: .en("lower-case letters, digits and hyphens are expected").ja("使えるのは英小文字、数字、ハイフンだけです")
        case .hostSuffix:
            .en("a dot and the end of a host, in lower case, are expected").ja("ドットで始まるホスト名の末尾が必要です（英小文字）")
        case .host:
            .en("a host in lower case is expected, such as api.example.com, *.example.com or localhost:8080")
                .ja("ホスト名が必要です（英小文字。例: api.example.com、*.example.com、localhost:8080）")
        case .addressField: .en("a property whose field is of the kind url is expected").ja("種類が url のフィールドのプロパティが必要です")
        case .address:
            .en("an address such as https://example.com/path is expected").ja("https://example.com/path のようなURLが必要です")
        case .wholePath: .en("a path that begins with / is expected").ja("/ で始まるパスが必要です")
        case .method: .en("GET or POST is expected").ja("GET か POST が必要です")
        case .clientErrorStatus: .en("a status from 400 to 499 is expected").ja("400～499のステータスが必要です")
        }
    }

    /// What it means; nil when the message is enough.
    var hint: LocalizedText? {
        switch self {
        case .oneOf, .method: .en("only these words are understood; case counts").ja("使えるのはこれらの値だけです（大文字と小文字は区別されます）")
        case .choice, .wholePath: nil
        case .atLeastOne:
            .en("an empty list leaves the program nothing to work with").ja("空のリストでは動作できません。1つ以上指定してください")
        case .schemaVersion:
            .en("this program reads definitions of schema version 1").ja("このプログラムが読み取れるのはスキーマのバージョン1です")
        case .plainID:
            .en("the id stands in commands and files, so it is kept plain").ja("IDはコマンドやファイル名に使うため、使える文字が限られています")
        case .hostSuffix:
            .en("the host of an address ends so, such as .example.com; what stands before is kept")
                .ja("URLのホスト名の末尾です（例: .example.com）。その前の部分は変わりません")
        case .host:
            .en("a star stands for one label, the first; without a port it is the usual one")
                .ja("* は先頭の1区切りを表します。ポートを書かないと、既定のポートになります")
        case .addressField:
            .en("the address with or without a client certificate is checked in that property")
                .ja("クライアント証明書の有無に応じたURLを、このプロパティで確認します")
        case .clientErrorStatus:
            .en("with another status a service does not say that a sign-in has ended").ja("ログインの終了を示すステータスは、この範囲だけです")
        case .filledText, .address:
            .en("where there is nothing to say, a key that may be left out is left out")
                .ja("書くことがなければ、省略できるキーは省略してください")
        case .text, .flag, .positiveNumber, .list, .object:
            .en("the value is of another kind than the program can use").ja("値の種類が違います")
        }
    }
}
