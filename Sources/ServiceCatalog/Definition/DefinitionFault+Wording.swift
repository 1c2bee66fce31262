internal import Bounds
internal import Localization

extension DefinitionFault {
    /// What is wrong: lower case, no full stop.
    var message: LocalizedText {
        switch self {
        case .notJSON(let line, let column, let why):
            .init(
                english: "line \(line), column \(column): \(why)",
                japanese: "\(line) 行 \(column) 列: JSON として読み取れません"
            )
        case .unreadable: .init(english: "cannot be read", japanese: "読み取れません")
        case .unknownKey(let nearest):
            .init(
                english: "unknown key" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                japanese: "使われないキーです" + (nearest.map { "（\($0) の間違いですか?）" } ?? "")
            )
        case .missingKey(let nearest):
            .init(
                english: "this key is missing" + (nearest.map { "; is \($0) meant to be it?" } ?? ""),
                japanese: "このキーがありません" + (nearest.map { "（\($0) と書いたのがそれですか?）" } ?? "")
            )
        case .expected(let expectation): expectation.message
        case .undeclared(let property, let nearest):
            .init(
                english: "\(property) is used but not declared under fields"
                    + (nearest.map { "; did you mean \($0)?" } ?? ""),
                japanese: "\(property) が使われていますが、fields で宣言されていません" + (nearest.map { "（\($0) の間違いですか?）" } ?? "")
            )
        case .twice(let name): .init(english: "\(name) is there twice", japanese: "\(name) が 2 つあります")
        case .template:
            .init(
                english: "a brace or bracket of this template is not closed or holds no name",
                japanese: "テンプレートの括弧が閉じていないか、中に名前がありません"
            )
        case .apps:
            .init(
                english: "an OAuth scheme needs apps, another one has none",
                japanese: "OAuth の方式には apps が必要で、ほかの方式には指定できません"
            )
        case .choices:
            .init(
                english: "a choice needs choices, nothing else may have them",
                japanese: "choice には choices が必要で、ほかの種類には指定できません"
            )
        case .domain:
            .init(
                english: "a subdomain needs a domain, nothing else may have one",
                japanese: "subdomain には domain が必要で、ほかの種類には指定できません"
            )
        case .needsPKCE:
            .init(
                english: "a client without a secret needs PKCE",
                japanese: "シークレットのないクライアントには PKCE が必要です"
            )
        case .fragment:
            .init(
                english: "an address without a fragment (#) is needed",
                japanese: "フラグメント（#）のないアドレスが必要です"
            )
        case .unencrypted:
            .init(
                english: "an address that begins with https:// is needed",
                japanese: "https:// で始まるアドレスが必要です"
            )
        case .addedParameter(let name):
            .init(
                english: "the parameter \(name) is added by the program, so it cannot be in the address",
                japanese: "パラメーター \(name) はこのプログラムが付けるため、アドレスには書けません"
            )
        case .writableByOthers(let why, _): why
        case .unlistedHost(let host):
            .init(english: "\(host) is not among hosts", japanese: "\(host) が hosts にありません")
        case .bundledFile(let why): .init(same: why)
        }
    }

    /// What it means and what to do; nil when the message is enough.
    var hint: LocalizedText? {
        switch self {
        case .notJSON:
            .init(
                english: "the file is not JSON as this program takes it: look at that place, and just before it",
                japanese: "その位置と、そのすぐ前を確認してください"
            )
        case .unreadable, .choices, .domain, .bundledFile: nil
        case .unknownKey:
            .init(
                english: "nothing reads a key of this name, so what it says would have no effect:"
                    + " mend its spelling or remove it",
                japanese: "この名前のキーは使われないため、書いても効果がありません。綴りを直すか、削除してください"
            )
        case .missingKey:
            .init(
                english: "the program cannot do without it: add it (services that ship with the program show how)",
                japanese: "このキーは必須です。付属のサービス定義を参考に追加してください"
            )
        case .expected(let expectation): expectation.hint
        case .undeclared:
            .init(
                english: "nobody would be asked for this property: add it under fields, or mend its spelling here",
                japanese: "このプロパティを入力する欄がありません。fields に追加するか、ここでの綴りを直してください"
            )
        case .twice:
            .init(
                english: "two of one name cannot be told apart: remove or rename one",
                japanese: "同じ名前が 2 つあると区別できません。一方を削除するか、名前を変えてください"
            )
        case .template:
            .init(
                english: "{Name} stands for a property, […] for a part that may be left out; each must be closed",
                japanese: "{名前} はプロパティの値、[…] は省略できる部分を表します。どれも閉じる必要があります"
            )
        case .apps:
            .init(
                english: "say under apps whose OAuth application is used (embedded, custom); other schemes have none",
                japanese: "OAuth の方式では apps に embedded か custom を指定します。ほかの方式では指定できません"
            )
        case .needsPKCE:
            .init(
                english: "without a secret, only PKCE proves that the code comes from the same program",
                japanese: "シークレットなしでは、PKCE がないとコードの送り手を確認できません"
            )
        case .fragment:
            .init(
                english: "a browser keeps what follows # to itself; parameters of the service go into the query",
                japanese: "# 以降はサーバーに送られません。パラメーターはクエリ（? の後）に書いてください"
            )
        case .unencrypted:
            .init(
                english: "codes, tokens and secrets go there; without encryption anybody on the way reads them",
                japanese: "コードやトークンを送る先です。暗号化しないと途中で読み取られます"
            )
        case .writableByOthers(_, let mend): .init(same: mend)
        case .unlistedHost:
            .init(
                english: "secrets go only to hosts that are listed: add it to hosts, or mend the address",
                japanese: "秘密の値は hosts にあるホストにしか送りません。hosts に追加するか、アドレスを直してください"
            )
        case .addedParameter:
            .init(
                english: "servers refuse a parameter that comes twice (RFC 6749, 3.1): take it out of the address",
                japanese: "同じパラメーターが 2 つあると拒否されます（RFC 6749、3.1）。アドレスから削除してください"
            )
        }
    }
}

extension DefinitionFault.Expectation {
    fileprivate var message: LocalizedText {
        switch self {
        case .text: .init(english: "a text is expected", japanese: "文字列が必要です")
        case .filledText:
            .init(english: "a text that is not empty is expected", japanese: "空でない文字列が必要です")
        case .flag: .init(english: "true or false is expected", japanese: "true か false が必要です")
        case .positiveNumber:
            .init(
                english: "a whole number from 1 to \(NumberRange.lifetime.values.upperBound) is expected",
                japanese: "1～\(NumberRange.lifetime.values.upperBound) の整数が必要です"
            )
        case .list: .init(english: "a list is expected", japanese: "リストが必要です")
        case .object: .init(english: "an object is expected", japanese: "オブジェクトが必要です")
        case .oneOf(let words):
            .init(
                english: "one of \(words.joined(separator: ", ")) is expected",
                japanese: "\(words.joined(separator: "、")) のいずれかが必要です"
            )
        case .choice: .init(english: "one of the choices is expected", japanese: "choices にある値が必要です")
        case .atLeastOne: .init(english: "at least one is expected", japanese: "1 つ以上必要です")
        case .schemaVersion: .init(english: "1 is expected", japanese: "1 が必要です")
        case .plainID:
            .init(
                english: "lower-case letters, digits and hyphens are expected",
                japanese: "使えるのは英小文字、数字、ハイフンだけです"
            )
        case .hostSuffix:
            .init(
                english: "a dot and the end of a host, in lower case, are expected",
                japanese: "ドットで始まるホスト名の末尾が必要です（英小文字）"
            )
        case .host:
            .init(
                english: "a host in lower case is expected, such as api.example.com, *.example.com or localhost:8080",
                japanese: "ホスト名が必要です（英小文字。例: api.example.com、*.example.com、localhost:8080）"
            )
        case .addressField:
            .init(
                english: "a property whose field is of the kind url is expected",
                japanese: "種類が url のフィールドのプロパティが必要です"
            )
        case .address:
            .init(
                english: "an address such as https://example.com/path is expected",
                japanese: "https://example.com/path のようなアドレスが必要です"
            )
        case .method: .init(english: "GET or POST is expected", japanese: "GET か POST が必要です")
        case .clientErrorStatus:
            .init(english: "a status from 400 to 499 is expected", japanese: "400～499 のステータスが必要です")
        }
    }

    fileprivate var hint: LocalizedText? {
        switch self {
        case .oneOf, .method:
            .init(
                english: "only these words are understood; case counts",
                japanese: "使えるのはこれらの値だけです（大文字と小文字は区別されます）"
            )
        case .choice: nil
        case .atLeastOne:
            .init(
                english: "an empty list leaves the program nothing to work with",
                japanese: "空のリストでは動作できません。1 つ以上指定してください"
            )
        case .schemaVersion:
            .init(
                english: "this program reads definitions of schema version 1",
                japanese: "このプログラムが読み取れるのはスキーマのバージョン 1 です"
            )
        case .plainID:
            .init(
                english: "the id stands in commands and files, so it is kept plain",
                japanese: "ID はコマンドやファイル名に使うため、使える文字が限られています"
            )
        case .hostSuffix:
            .init(
                english: "the host of an address ends so, such as .example.com; what stands before is kept",
                japanese: "アドレスのホスト名の末尾です（例: .example.com）。その前の部分は変わりません"
            )
        case .host:
            .init(
                english: "a star stands for one label, the first; without a port it is the usual one",
                japanese: "* は先頭の 1 区切りを表します。ポートを書かないと、既定のポートになります"
            )
        case .addressField:
            .init(
                english: "the address with or without a client certificate is checked in that property",
                japanese: "クライアント証明書の有無に応じたアドレスを、このプロパティで確認します"
            )
        case .clientErrorStatus:
            .init(
                english: "with another status a service does not say that a sign-in has ended",
                japanese: "サインインの終了を示すステータスは、この範囲だけです"
            )
        case .filledText, .address:
            .init(
                english: "where there is nothing to say, a key that may be left out is left out",
                japanese: "書くことがなければ、省略できるキーは省略してください"
            )
        case .text, .flag, .positiveNumber, .list, .object:
            .init(
                english: "the value is of another kind than the program can use",
                japanese: "値の種類が違います"
            )
        }
    }
}
