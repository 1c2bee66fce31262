internal import ServiceCatalog
internal import StrictJSON

/// Reads a definition and goes on after mistakes that can be passed over: each unknown key is told, not only the first.
struct DefinitionCheck {
    private static let limit = 50

    /// What is wrong, in the order it was found.
    let mistakes: [DefinitionError]
    /// The service, when nothing is wrong.
    let service: Service?

    /// Checks the text of a file.
    init(bytes: [UInt8], file: String) {
        var bytes = bytes
        var mistakes: [DefinitionError] = []
        var service: Service?
        while service == nil, mistakes.count < Self.limit {
            do throws(DefinitionError) {
                service = try ServiceCatalog.service(json: bytes, file: file)
            } catch {
                mistakes.append(error)
                guard let repaired = Self.without(error, bytes) else { break }
                bytes = repaired
            }
        }
        self.mistakes = mistakes
        self.service = mistakes.isEmpty ? service : nil
    }

    /// The text without an unknown key; nil for another mistake.
    private static func without(_ error: DefinitionError, _ bytes: [UInt8]) -> [UInt8]? {
        guard error.message.hasPrefix("unknown key"), let value = try? JSONParser.parse(bytes) else { return nil }
        let path = error.field.split(separator: ".").flatMap { part in
            part.split(separator: "[").map { $0.last == "]" ? String($0.dropLast()) : String($0) }
        }
        let shorter = removing(path[...], from: value)
        return shorter == value ? nil : Array(shorter.text().utf8)
    }

    private static func removing(_ path: ArraySlice<String>, from value: JSONValue) -> JSONValue {
        guard let name = path.first else { return value }
        let rest = path.dropFirst()
        switch value {
        case .object(var members):
            guard let member = members[name] else { return value }
            members[name] = rest.isEmpty ? nil : removing(rest, from: member)
            return .object(members)
        case .array(var elements):
            guard let index = Int(name), elements.indices.contains(index) else { return value }
            elements[index] = removing(rest, from: elements[index])
            return .array(elements)
        default:
            return value
        }
    }
}

/// What a mistake in a definition means, and what to do.
enum DefinitionMeaning {
    /// The meaning of a mistake; nil when its own words are enough.
    static func of(_ mistake: DefinitionError) -> LocalizedText? {
        meanings.first { mistake.message.contains($0.key) }?.value ?? (mistake.field.isEmpty ? notJSON : nil)
    }

    private static let notJSON = LocalizedText(
        english: "the file is not JSON as this program takes it: look at that place, and just before it",
        japanese: "JSON として読み取れません。その位置と、そのすぐ前を確認してください"
    )

    private static let meanings: KeyValuePairs<String, LocalizedText> = [
        "unknown key": LocalizedText(
            english:
                "nothing reads a key of this name, so what it says would have no effect: mend its spelling or remove it",
            japanese: "この名前のキーは使われないため、書いても効果がありません。綴りを直すか、削除してください"
        ),
        "this key is missing": LocalizedText(
            english: "the program cannot do without it: add it (services that ship with the program show how)",
            japanese: "このキーは必須です。付属のサービス定義を参考に追加してください"
        ),
        "declared under fields": LocalizedText(
            english: "nobody would be asked for this property: add it under fields, or mend its spelling here",
            japanese: "このプロパティを入力する欄がありません。fields に追加するか、ここでの綴りを直してください"
        ),
        "is there twice": LocalizedText(
            english: "two of one name cannot be told apart: remove or rename one",
            japanese: "同じ名前が2つあると区別できません。一方を削除するか、名前を変えてください"
        ),
        "one of": LocalizedText(
            english: "only these words are understood; case counts",
            japanese: "使えるのはこれらの値だけです（大文字と小文字は区別されます）"
        ),
        "at least one is expected": LocalizedText(
            english: "an empty list leaves the program nothing to work with",
            japanese: "空のリストでは動作できません。1つ以上指定してください"
        ),
        "brace or bracket": LocalizedText(
            english: "{Name} stands for a property, […] for a part that may be left out; each must be closed",
            japanese: "{名前} はプロパティの値、[…] は省略できる部分を表します。どれも閉じる必要があります"
        ),
        "needs apps": LocalizedText(
            english: "say under apps whose OAuth application is used (embedded, custom); other schemes have none",
            japanese: "OAuth の方式では apps に embedded か custom を指定します。ほかの方式では指定できません"
        ),
        "needs PKCE": LocalizedText(
            english: "without a secret, only PKCE proves that the code comes from the same program",
            japanese: "シークレットなしでは、PKCE がないとコードの送り手を確認できません"
        ),
        "without a fragment": LocalizedText(
            english: "a browser keeps what follows # to itself; parameters of the service go into the query",
            japanese: "# 以降はサーバーに送られません。パラメーターはクエリ（? の後）に書いてください"
        ),
        "begins with https": LocalizedText(
            english: "codes, tokens and secrets go there; without encryption anybody on the way reads them",
            japanese: "コードやトークンを送る先です。暗号化しないと途中で読み取られます"
        ),
        "added by the program": LocalizedText(
            english: "servers refuse a parameter that comes twice (RFC 6749, 3.1): take it out of the address",
            japanese: "同じパラメーターが2つあると拒否されます（RFC 6749、3.1）。アドレスから削除してください"
        ),
        "1 is expected": LocalizedText(
            english: "this program reads definitions of schema version 1",
            japanese: "このプログラムが読み取れるのはスキーマのバージョン1です"
        ),
        "is expected": LocalizedText(
            english: "the value is of another kind than the program can use",
            japanese: "値の種類が違います"
        ),
        "are expected": LocalizedText(
            english: "the id stands in commands and files, so it is kept plain",
            japanese: "ID はコマンドやファイル名に使うため、使える文字が限られています"
        ),
    ]
}
