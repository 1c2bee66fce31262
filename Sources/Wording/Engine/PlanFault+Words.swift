internal import AuthEngine
internal import Localization
internal import Secrets
internal import ServiceCatalog

extension AuthError.PlanFault {
    /// What to say about connection properties and plans.
    var words: ErrorWords {
        switch self {
        case .unknownProperty(let name, let nearest): Self.unknownProperty(name, nearest)
        case .unknownService(let name, let nearest): Self.unknownService(name, nearest)
        case .unknownProcedure(let name, let nearest): Self.unknownProcedure(name, nearest)
        case .unknownInput(let name, let procedure, let nearest, let known):
            Self.unknownInput(name, of: procedure, nearest, known)
        case .missingProperty(let name):
            ErrorWords(
                LocalizedText(english: "\(name) is missing", japanese: "\(name) がありません"),
                hint: LocalizedText(
                    english: "give \(name) too; oauth-setup services show SERVICE tells what it is",
                    japanese: "\(name) を指定してください。内容は oauth-setup services show サービス名 で確認できます"
                )
            )
        case .badValue(let name, let why):
            ErrorWords(
                LocalizedText(
                    english: "\(name): \(why.text(in: .english))",
                    japanese: "\(name): \(why.text(in: .japanese))"
                ),
                hint: why.hint(name)
            )
        case .propertiesCollide(let one, let other):
            ErrorWords(
                LocalizedText(
                    english: "\(one) and \(other) cannot be used together",
                    japanese: "\(one) と \(other) は同時に使えません"
                ),
                hint: LocalizedText(english: "remove one of them", japanese: "どちらかを外してください")
            )
        case .serviceMissing:
            ErrorWords(
                LocalizedText(english: "the service is not named", japanese: "サービスが指定されていません"),
                hint: LocalizedText(
                    english: "give --service ID; `oauth-setup services` lists them",
                    japanese: "--service ID で指定してください。`oauth-setup services` で一覧を表示できます"
                )
            )
        case .unknownScheme(let isWord, let known):
            ErrorWords(
                LocalizedText(
                    english: isWord
                        ? "the service has no AuthScheme of the name that is given"
                        : "AuthScheme holds more than a name",
                    japanese: isWord ? "指定された AuthScheme はこのサービスにありません" : "AuthScheme に名前以外のものが含まれています"
                ),
                hint: LocalizedText(
                    english: (isWord
                        ? "" : "properties are separated by a semicolon (;), which may be missing behind it; ")
                        + "it is one of \(known.joined(separator: ", "))",
                    japanese: (isWord ? "" : "プロパティは半角のセミコロン (;) で区切ってください。")
                        + "\(known.joined(separator: "、")) のいずれかを指定してください"
                )
            )
        case .badDefinition(let why):
            ErrorWords(
                LocalizedText(
                    english: "the definition of the service cannot be used: \(why.text)",
                    japanese: "サービスの定義を使えません: \(why.text)"
                ),
                hint: LocalizedText(
                    english: "oauth-setup services check FILE names every mistake of a definition",
                    japanese: "定義の誤りは oauth-setup services check ファイル で確認できます"
                )
            )
        case .definitionUnusable(let service, let fault):
            ErrorWords(
                LocalizedText(
                    english:
                        "the definition of \(service) cannot be used: \(ForeignText.clean(fault.message(in: .english)))",
                    japanese: "\(service) の定義を使えません: \(ForeignText.clean(fault.message(in: .japanese)))"
                ),
                hint: Self.hint(about: fault)
            )
        case .metadataRefused(let why): why.words
        case .embeddedAppMissing(let service, let customPossible):
            ErrorWords(
                LocalizedText(
                    english: "this build has no OAuth application of its own for \(service)",
                    japanese: "このビルドには \(service) 用の組み込みアプリがありません"
                ),
                hint: customPossible
                    ? LocalizedText(
                        english:
                            "register one at the service and give OAuthClientId, OAuthClientSecret and CallbackURL",
                        japanese: "サービスにアプリを登録し、OAuthClientId、OAuthClientSecret、CallbackURL を指定してください"
                    ) : nil
            )
        case .notWithThisScheme(let scheme):
            ErrorWords(
                LocalizedText(
                    english: "this is not possible with AuthScheme \(scheme)",
                    japanese: "AuthScheme が \(scheme) のときは使えません"
                ),
                hint: LocalizedText(
                    english: "choose another way of signing in; oauth-setup services lists them",
                    japanese: "別のサインイン方法を選んでください。一覧は oauth-setup services で確認できます"
                )
            )
        case .revocationNotOffered(let service):
            ErrorWords(
                LocalizedText(
                    english: "\(service) offers programs no way to end a sign-in",
                    japanese: "\(service) には、プログラムからサインインを取り消す方法がありません"
                ),
                hint: LocalizedText(
                    english:
                        "withdraw the access in your account settings there; the tokens live on until then or until they expire",
                    japanese: "サービスのアカウント設定で連携を解除してください。解除するか期限が切れるまで、トークンは有効です"
                )
            )
        case .inputWithoutEffect(let name, let isOAuth1, let possible):
            ErrorWords(
                LocalizedText(
                    english: isOAuth1
                        ? "\(name) belongs to OAuth 1.0, and this sign-in is OAuth 2.0"
                        : "\(name) changes how the driver itself works, which this program does not do",
                    japanese: isOAuth1
                        ? "\(name) は OAuth 1.0 の入力です。このサインインは OAuth 2.0 なので使えません"
                        : "\(name) はドライバー自身の動作を変える入力なので、このプログラムでは使えません"
                ),
                hint: possible.map {
                    LocalizedText(english: "leave \(name) out or give \($0)", japanese: "\(name) を外すか、\($0) を指定してください")
                }
                    ?? LocalizedText(english: "leave \(name) out", japanese: "\(name) を外してください")
            )
        }
    }

    private static func hint(about error: DefinitionError) -> LocalizedText {
        if case .writableByOthers(let cause) = error.fault, let mend = cause.mend { return mend }
        return LocalizedText(
            english: "mend or remove that file; oauth-setup services check FILE names every mistake in it",
            japanese: "ファイルを直すか、削除してください。誤りは oauth-setup services check ファイル で確認できます"
        )
    }
}

extension AuthError.DefinitionConflict {
    /// What contradicts, the same in every language.
    fileprivate var text: String {
        switch self {
        case .address(let problem): problem.text(in: .english)
        case .noScheme(let service): service
        case .endpointHas(let parameter): "the authorization endpoint already has \(parameter)"
        case .catalog(let error): ForeignText.clean(error.message(in: .english))
        }
    }
}
