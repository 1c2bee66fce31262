internal import Localization
internal import ServiceCatalog
internal import StrictJSON

extension DefinitionFault {
    /// What is wrong: lower case, no full stop.
    var message: LocalizedText {
        switch self {
        case .notJSON(let error): error.text
        case .unreadable(let cause): cause?.message ?? .en("cannot be read").ja("読み取れません")
        case .unknownKey(let nearest):
            .en("unknown key" + (nearest.map { "; did you mean \($0)?" } ?? ""))
                .ja("使われないキーです" + (nearest.map { "（\($0) ではありませんか？）" } ?? ""))
        case .missingKey(let nearest):
            .en("this key is missing" + (nearest.map { "; is \($0) meant to be it?" } ?? ""))
                .ja("このキーがありません" + (nearest.map { "（\($0) と書いたのがそれですか？）" } ?? ""))
        case .expected(let expectation): expectation.message
        case .undeclared(let property, let nearest):
            .en(
                "\(property) is used but not declared under fields"
                    + (nearest.map { "; did you mean \($0)?" } ?? "")
            )
            .ja("\(property) が使われていますが、fields で宣言されていません" + (nearest.map { "（\($0) ではありませんか？）" } ?? ""))
        case .twice(let name): .en("\(name) is there twice").ja("\(name) が2つあります")
        case .template:
            .en("a brace or bracket of this template is not closed or holds no name").ja("テンプレートの括弧が閉じていないか、中に名前がありません")
        case .apps: .en("an OAuth scheme needs apps, another one has none").ja("OAuthの方式には apps が必要で、ほかの方式には指定できません")
        case .unlistedProperty(let name):
            .en("\(name) is listed, but not every test has a membership of it alone")
                .ja("\(name) は listed ですが、それだけを調べる membership のない tests があります")
        case .choices:
            .en("a choice needs choices, nothing else may have them").ja("choice には choices が必要で、ほかの種類には指定できません")
        case .domain:
            .en("a subdomain needs a domain, nothing else may have one").ja("subdomain には domain が必要で、ほかの種類には指定できません")
        case .needsPKCE: .en("a client without a secret needs PKCE").ja("シークレットのないクライアントにはPKCEが必要です")
        case .fragment: .en("an address without a fragment (#) is needed").ja("フラグメント（#）のないURLが必要です")
        case .unencrypted: .en("an address that begins with https:// is needed").ja("https:// で始まるURLが必要です")
        case .addedParameter(let name):
            .en("the parameter \(name) is added by the program, so it cannot be in the address")
                .ja("パラメーター \(name) はこのプログラムが付けるため、URLには書けません")
        case .writableByOthers(let cause): cause.message
        case .unlistedHost(let host): .en("\(host) is not among hosts").ja("\(host) が hosts にありません")
        case .value(let problem): LocalizedText { problem.text(in: $0) }
        case .app(let fault): fault.message
        case .bundledFile(let fault): fault.message
        }
    }

    /// What it means and what to do; nil when the message is enough.
    var hint: LocalizedText? {
        switch self {
        case .notJSON:
            .en("the file is not JSON as this program takes it: look at that place, and just before it")
                .ja("その位置と、そのすぐ前を確認してください")
        case .unreadable(let cause): cause?.mend
        case .choices, .domain, .bundledFile: nil
        case .unknownKey:
            .en(
                "nothing reads a key of this name, so what it says would have no effect:"
                    + " fix its spelling or remove it"
            )
            .ja("この名前のキーは使われないため、書いても効果がありません。綴りを直すか、削除してください")
        case .missingKey:
            .en("the program cannot do without it: add it (services that ship with the program show how)")
                .ja("このキーは必須です。付属のサービス定義を参考に追加してください")
        case .expected(let expectation): expectation.hint
        case .undeclared:
            .en("nobody would be asked for this property: add it under fields, or fix its spelling here")
                .ja("このプロパティを入力する欄がありません。fields に追加するか、ここでの綴りを直してください")
        case .twice:
            .en("two of one name cannot be told apart: remove or rename one")
                .ja("同じ名前が2つあると区別できません。一方を削除するか、名前を変えてください")
        case .template:
            .en("{Name} stands for a property, […] for a part that may be left out; each must be closed")
                .ja("{名前} はプロパティの値、[…] は省略できる部分を表します。どれも閉じる必要があります")
        case .apps:
            .en("say under apps whose OAuth app is used (embedded, custom); other schemes have none")
                .ja("OAuthの方式では apps に embedded か custom を指定します。ほかの方式では指定できません")
        case .unlistedProperty:
            .en("give every test of this OAuth scheme a membership whose startsWith has this property, or use always")
                .ja("このOAuthの方式のすべての tests に、このプロパティを startsWith に持つ membership を書くか、always にしてください")
        case .needsPKCE:
            .en("without a secret, only PKCE proves that the code comes from the same program")
                .ja("シークレットなしでは、PKCEがないとコードの送り手を確認できません")
        case .fragment:
            .en("a browser keeps what follows # to itself; parameters of the service go into the query")
                .ja("# 以降はサーバーに送られません。パラメーターはクエリ（? の後）に書いてください")
        case .unencrypted:
            .en("codes, tokens and secrets go there; without encryption anybody on the way reads them")
                .ja("コードやトークンを送る先です。暗号化しないと途中で読み取られます")
        case .writableByOthers(let cause): cause.mend
        case .unlistedHost:
            .en("secrets go only to hosts that are listed: add it to hosts, or fix the address")
                .ja("シークレットは hosts にあるホストにしか送りません。hosts に追加するか、URLを直してください")
        case .value: .en("correct it").ja("修正してください")
        case .app(let fault): fault.hint
        case .addedParameter:
            .en("servers refuse a parameter that comes twice (RFC 6749, 3.1): take it out of the address")
                .ja("同じパラメーターが2つあると拒否されます（RFC 6749、3.1）。URLから削除してください")
        }
    }
}
