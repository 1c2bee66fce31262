internal import Localization
internal import ServiceCatalog
internal import StrictJSON

extension DefinitionFault {
    /// What is wrong: lower case, no full stop.
    var message: LocalizedText {
        switch self {
        case .notJSON(let error):
            LocalizedText(
                english: error.text,
                japanese: "\(error.line) 行 \(error.column) 列: JSON として読み取れません"
            )
        case .unreadable: LocalizedText(english: "cannot be read", japanese: "読み取れません")
        case .unknownKey(let nearest):
            LocalizedText(
                english: "unknown key" + (nearest.map { "; did you mean \($0)?" } ?? ""),
                japanese: "使われないキーです" + (nearest.map { "（\($0) の間違いですか?）" } ?? "")
            )
        case .missingKey(let nearest):
            LocalizedText(
                english: "this key is missing" + (nearest.map { "; is \($0) meant to be it?" } ?? ""),
                japanese: "このキーがありません" + (nearest.map { "（\($0) と書いたのがそれですか?）" } ?? "")
            )
        case .expected(let expectation): expectation.message
        case .undeclared(let property, let nearest):
            LocalizedText(
                english: "\(property) is used but not declared under fields"
                    + (nearest.map { "; did you mean \($0)?" } ?? ""),
                japanese: "\(property) が使われていますが、fields で宣言されていません" + (nearest.map { "（\($0) の間違いですか?）" } ?? "")
            )
        case .twice(let name): LocalizedText(english: "\(name) is there twice", japanese: "\(name) が 2 つあります")
        case .template:
            LocalizedText(
                english: "a brace or bracket of this template is not closed or holds no name",
                japanese: "テンプレートの括弧が閉じていないか、中に名前がありません"
            )
        case .apps:
            LocalizedText(
                english: "an OAuth scheme needs apps, another one has none",
                japanese: "OAuth の方式には apps が必要で、ほかの方式には指定できません"
            )
        case .choices:
            LocalizedText(
                english: "a choice needs choices, nothing else may have them",
                japanese: "choice には choices が必要で、ほかの種類には指定できません"
            )
        case .domain:
            LocalizedText(
                english: "a subdomain needs a domain, nothing else may have one",
                japanese: "subdomain には domain が必要で、ほかの種類には指定できません"
            )
        case .needsPKCE:
            LocalizedText(
                english: "a client without a secret needs PKCE",
                japanese: "シークレットのないクライアントには PKCE が必要です"
            )
        case .fragment:
            LocalizedText(
                english: "an address without a fragment (#) is needed",
                japanese: "フラグメント（#）のないアドレスが必要です"
            )
        case .unencrypted:
            LocalizedText(
                english: "an address that begins with https:// is needed",
                japanese: "https:// で始まるアドレスが必要です"
            )
        case .addedParameter(let name):
            LocalizedText(
                english: "the parameter \(name) is added by the program, so it cannot be in the address",
                japanese: "パラメーター \(name) はこのプログラムが付けるため、アドレスには書けません"
            )
        case .writableByOthers(let cause): cause.message
        case .unlistedHost(let host):
            LocalizedText(english: "\(host) is not among hosts", japanese: "\(host) が hosts にありません")
        case .bundledFile(let fault): fault.message
        }
    }

    /// What it means and what to do; nil when the message is enough.
    var hint: LocalizedText? {
        switch self {
        case .notJSON:
            LocalizedText(
                english: "the file is not JSON as this program takes it: look at that place, and just before it",
                japanese: "その位置と、そのすぐ前を確認してください"
            )
        case .unreadable, .choices, .domain, .bundledFile: nil
        case .unknownKey:
            LocalizedText(
                english: "nothing reads a key of this name, so what it says would have no effect:"
                    + " mend its spelling or remove it",
                japanese: "この名前のキーは使われないため、書いても効果がありません。綴りを直すか、削除してください"
            )
        case .missingKey:
            LocalizedText(
                english: "the program cannot do without it: add it (services that ship with the program show how)",
                japanese: "このキーは必須です。付属のサービス定義を参考に追加してください"
            )
        case .expected(let expectation): expectation.hint
        case .undeclared:
            LocalizedText(
                english: "nobody would be asked for this property: add it under fields, or mend its spelling here",
                japanese: "このプロパティを入力する欄がありません。fields に追加するか、ここでの綴りを直してください"
            )
        case .twice:
            LocalizedText(
                english: "two of one name cannot be told apart: remove or rename one",
                japanese: "同じ名前が 2 つあると区別できません。一方を削除するか、名前を変えてください"
            )
        case .template:
            LocalizedText(
                english: "{Name} stands for a property, […] for a part that may be left out; each must be closed",
                japanese: "{名前} はプロパティの値、[…] は省略できる部分を表します。どれも閉じる必要があります"
            )
        case .apps:
            LocalizedText(
                english: "say under apps whose OAuth application is used (embedded, custom); other schemes have none",
                japanese: "OAuth の方式では apps に embedded か custom を指定します。ほかの方式では指定できません"
            )
        case .needsPKCE:
            LocalizedText(
                english: "without a secret, only PKCE proves that the code comes from the same program",
                japanese: "シークレットなしでは、PKCE がないとコードの送り手を確認できません"
            )
        case .fragment:
            LocalizedText(
                english: "a browser keeps what follows # to itself; parameters of the service go into the query",
                japanese: "# 以降はサーバーに送られません。パラメーターはクエリ（? の後）に書いてください"
            )
        case .unencrypted:
            LocalizedText(
                english: "codes, tokens and secrets go there; without encryption anybody on the way reads them",
                japanese: "コードやトークンを送る先です。暗号化しないと途中で読み取られます"
            )
        case .writableByOthers(let cause): cause.mend
        case .unlistedHost:
            LocalizedText(
                english: "secrets go only to hosts that are listed: add it to hosts, or mend the address",
                japanese: "秘密の値は hosts にあるホストにしか送りません。hosts に追加するか、アドレスを直してください"
            )
        case .addedParameter:
            LocalizedText(
                english: "servers refuse a parameter that comes twice (RFC 6749, 3.1): take it out of the address",
                japanese: "同じパラメーターが 2 つあると拒否されます（RFC 6749、3.1）。アドレスから削除してください"
            )
        }
    }
}
