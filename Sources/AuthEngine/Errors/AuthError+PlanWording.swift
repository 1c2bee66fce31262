internal import Localization
internal import Secrets
internal import ServiceCatalog

extension AuthError {
    /// What to say about connection properties and plans.
    var planWording: ErrorWording {
        let procedures = StoredProcedure.allCases.map(\.rawValue).joined(separator: ", ")
        return switch fact {
        case .unknownProperty(let name, let nearest):
            Self.unknownProperty(name, nearest)
        case .missingProperty(let name):
            ErrorWording(
                "\(name) is missing",
                "\(name) がありません",
                hint: (
                    "give \(name) too; oauth-setup services show SERVICE tells what it is",
                    "\(name) を指定してください。内容は oauth-setup services show サービス名 で確認できます"
                )
            )
        case .badValue(let name, let why):
            ErrorWording(
                "\(name): \(why.text(in: .english))",
                "\(name): \(why.text(in: .japanese))",
                hint: (why.hint(name)(.english), why.hint(name)(.japanese))
            )
        case .propertiesCollide(let one, let other):
            ErrorWording(
                "\(one) and \(other) cannot be used together",
                "\(one) と \(other) は同時に使えません",
                hint: ("remove one of them", "どちらかを外してください")
            )
        case .unknownService(let name, let nearest):
            ErrorWording(
                name.text.map { "there is no service \($0)" } ?? "there is no service of that name",
                name.text.map { "\($0) というサービスはありません" } ?? "その名前のサービスはありません",
                hint: nearest.map { ("did you mean \($0)?", "\($0) ではありませんか") }
                    ?? ("`oauth-setup services` lists them", "`oauth-setup services` で一覧を表示できます")
            )
        case .serviceMissing:
            ErrorWording(
                "the service is not named",
                "サービスが指定されていません",
                hint: ("`oauth-setup services` lists them", "`oauth-setup services` で一覧を表示できます")
            )
        case .unknownScheme(let isWord, let known):
            ErrorWording(
                isWord
                    ? "the service has no AuthScheme of the name that is given" : "AuthScheme holds more than a name",
                isWord ? "指定された AuthScheme はこのサービスにありません" : "AuthScheme に名前以外のものが含まれています",
                hint: (
                    (isWord ? "" : "properties are separated by a semicolon (;), which may be missing behind it; ")
                        + "it is one of \(known.joined(separator: ", "))",
                    (isWord ? "" : "プロパティは半角のセミコロン (;) で区切ってください。")
                        + "\(known.joined(separator: "、")) のいずれかを指定してください"
                )
            )
        case .badDefinition(let text):
            ErrorWording(
                "the definition of the service cannot be used: \(text)",
                "サービスの定義を使えません: \(text)",
                hint: (
                    "oauth-setup services check FILE names every mistake of a definition",
                    "定義の誤りは oauth-setup services check ファイル で確認できます"
                )
            )
        case .definitionUnusable(let service, let fault):
            ErrorWording(
                "the definition of \(service) cannot be used: \(ForeignText.clean(fault.message(in: .english)))",
                "\(service) の定義を使えません: \(ForeignText.clean(fault.message(in: .japanese)))",
                hint: Self.hint(about: fault)
            )
        case .metadataRefused(let why):
            ErrorWording(
                why.message.english,
                why.message.japanese,
                hint: (why.hint.english, why.hint.japanese)
            )
        case .embeddedAppMissing(let service, let customPossible):
            ErrorWording(
                "this build has no OAuth application of its own for \(service)",
                "このビルドには \(service) 用の組み込みアプリがありません",
                hint: customPossible
                    ? (
                        "register one at the service and give OAuthClientId, OAuthClientSecret and CallbackURL",
                        "サービスにアプリを登録し、OAuthClientId、OAuthClientSecret、CallbackURL を指定してください"
                    ) : nil
            )
        case .notWithThisScheme(let scheme):
            ErrorWording(
                "this is not possible with AuthScheme \(scheme)",
                "AuthScheme が \(scheme) のときは使えません",
                hint: (
                    "choose another way of signing in; oauth-setup services lists them",
                    "別のサインイン方法を選んでください。一覧は oauth-setup services で確認できます"
                )
            )
        case .revocationNotOffered(let service):
            ErrorWording(
                "\(service) offers programs no way to end a sign-in",
                "\(service) には、プログラムからサインインを取り消す方法がありません",
                hint: (
                    "withdraw the access in your account settings there; the tokens live on until then or until they expire",
                    "サービスのアカウント設定で連携を解除してください。解除するか期限が切れるまで、トークンは有効です"
                )
            )
        case .revocationUnconfirmed(let host, let seconds):
            ErrorWording(
                "\(host) did not confirm that the sign-in has ended",
                "サインインが取り消されたことを \(host) に確認できませんでした",
                hint: (
                    "take its tokens to be alive: try again \(seconds.map { "in \($0) seconds" } ?? "later"), "
                        + "or withdraw the access in your account settings there",
                    "トークンはまだ有効だと考えてください。\(seconds.map { "\($0) 秒後" } ?? "しばらくしてから")にもう一度試すか、"
                        + "サービスのアカウント設定で連携を解除してください"
                )
            )
        case .revocationNotPossible(let host):
            ErrorWording(
                "\(host) cannot revoke tokens of this kind",
                "\(host) はこの種類のトークンを取り消せません",
                hint: (
                    "withdraw the access in your account settings there; the tokens live on until then or until they expire",
                    "サービスのアカウント設定で連携を解除してください。解除するか期限が切れるまで、トークンは有効です"
                )
            )
        case .unknownProcedure(let name, let nearest):
            ErrorWording(
                name.text.map { "there is no procedure \($0)" } ?? "there is no procedure of that name",
                name.text.map { "\($0) というプロシージャはありません" } ?? "その名前のプロシージャはありません",
                hint: nearest.map { ("did you mean \($0)?", "\($0) ではありませんか") }
                    ?? ("it is one of \(procedures)", "\(procedures) のいずれかを指定してください")
            )
        case .unknownInput(let name, let procedure, let nearest, let known):
            ErrorWording(
                "\(procedure) has no input " + (name.text ?? "of the name that is given" + Self.place(name)(.english)),
                name.text.map { "\(procedure) に \($0) という入力はありません" }
                    ?? "\(procedure) に、指定された名前の入力はありません" + Self.place(name)(.japanese),
                hint: nearest.map { ("did you mean \($0)?", "\($0) ではありませんか") }
                    ?? (
                        "its inputs are \(known.joined(separator: ", "))",
                        "使える入力は \(known.joined(separator: "、")) です"
                    )
            )
        case .inputWithoutEffect(let name, let isOAuth1, let possible):
            ErrorWording(
                isOAuth1
                    ? "\(name) belongs to OAuth 1.0, and this sign-in is OAuth 2.0"
                    : "\(name) changes how the driver itself works, which this program does not do",
                isOAuth1
                    ? "\(name) は OAuth 1.0 の入力です。このサインインは OAuth 2.0 なので使えません"
                    : "\(name) はドライバー自身の動作を変える入力なので、このプログラムでは使えません",
                hint: possible.map { ("leave \(name) out or give \($0)", "\(name) を外すか、\($0) を指定してください") }
                    ?? ("leave \(name) out", "\(name) を外してください")
            )
        default: ErrorWording("", "")
        }
    }

    /// A name that may be part of a secret is not repeated; where it stands says enough.
    private static func unknownProperty(_ name: GivenName, _ nearest: String?) -> ErrorWording {
        guard let text = name.text else {
            let place = place(name)
            return ErrorWording(
                "a property has a name that is not known\(place(.english))",
                "知らない名前のプロパティがあります\(place(.japanese))",
                hint: (
                    (nearest.map { "did you mean \($0)? " } ?? "")
                        + "if it is the rest of a value: one that holds ; = quotes or blanks at its ends must stand in quotes",
                    (nearest.map { "\($0) ではありませんか。" } ?? "")
                        + "値の続きなら、; = 引用符、前後の空白を含む値は引用符で囲んでください"
                )
            )
        }
        return ErrorWording(
            "\(text) is not a connection property",
            "\(text) という接続プロパティはありません",
            hint: nearest.map { ("did you mean \($0)?", "\($0) ではありませんか") }
                ?? (
                    "oauth-setup services show SERVICE lists what there is",
                    "使えるプロパティは oauth-setup services show サービス名 で確認できます"
                )
        )
    }

    private static func place(_ name: GivenName) -> LocalizedText {
        let place = name.place.map { "\($0)" }
        return LocalizedText(
            english: place.map { " (number \($0))" } ?? "",
            japanese: place.map { "（\($0) 番目）" } ?? ""
        )
    }

    private static func hint(about error: DefinitionError) -> (String, String) {
        if case .writableByOthers(let cause) = error.fault, let mend = cause.mend {
            return (mend.english, mend.japanese)
        }
        return (
            "mend or remove that file; oauth-setup services check FILE names every mistake in it",
            "ファイルを直すか、削除してください。誤りは oauth-setup services check ファイル で確認できます"
        )
    }
}
