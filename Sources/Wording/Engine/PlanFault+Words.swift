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
            .en("\(name) is missing").fix("give \(name) too; oauth-setup services show SERVICE tells what it is")
                .ja("\(name) がありません").fix("\(name) を指定してください。内容は oauth-setup services show サービス名 で確認できます")
        case .badValue(let name, let why):
            .en("\(name): \(why.text(in: .english))").ja("\(name): \(why.text(in: .japanese))").fix(why.hint(name))
        case .propertiesCollide(let one, let other):
            .en("\(one) and \(other) cannot be used together").fix("remove one of them")
                .ja("\(one) と \(other) は同時に使えません").fix("どちらかを外してください")
        case .serviceMissing:
            .en("the service is not named").fix("give --service ID; `oauth-setup services` lists them")
                .ja("サービスが指定されていません").fix("--service ID で指定してください。`oauth-setup services` で一覧を表示できます")
        case .unknownScheme(let isWord, let known):
            .en(
                isWord
                    ? "the service has no AuthScheme of the name that is given"
                    : "AuthScheme holds more than a name"
            )
            .fix(
                (isWord
                    ? "" : "properties are separated by a semicolon (;), which may be missing behind it; ")
                    + "it is one of \(known.joined(separator: ", "))"
            )
            .ja(isWord ? "指定された AuthScheme はこのサービスにありません" : "AuthScheme に名前以外のものが含まれています")
            .fix(
                (isWord ? "" : "プロパティは半角のセミコロン（;）で区切ってください。")
                    + "\(known.joined(separator: "、")) のいずれかを指定してください"
            )
        case .badDefinition(let why):
            .en("the definition of the service cannot be used: \(why.text)")
                .fix("oauth-setup services check FILE names every mistake of a definition")
                .ja("サービスの定義を使えません: \(why.text)").fix("定義の誤りは oauth-setup services check ファイル で確認できます")
        case .definitionUnusable(let service, let fault):
            .en("the definition of \(service) cannot be used: \(ForeignText.clean(fault.words.message.english))")
                .ja("\(service) の定義を使えません: \(ForeignText.clean(fault.words.message.japanese))")
                .fix(Self.hint(about: fault))
        case .metadataRefused(let why): why.words
        case .embeddedAppMissing(let service, let customPossible):
            .en("there is no embedded app for \(service)")
                .ja("\(service) 用の埋め込みアプリがありません")
                .fix(
                    customPossible
                        ? .en(
                            "register one at the service and give OAuthClientId, OAuthClientSecret and CallbackURL, or keep it "
                                + "as the embedded one: oauth-setup apps add"
                        )
                        .ja(
                            "サービスにアプリを登録し、OAuthClientId、OAuthClientSecret、CallbackURL を指定するか、"
                                + "oauth-setup apps add で埋め込みアプリにしてください"
                        ) : nil
                )
        case .notWithThisScheme(let scheme):
            .en("this is not possible with AuthScheme \(scheme)")
                .fix("choose another sign-in method; oauth-setup services lists them")
                .ja("AuthScheme が \(scheme) のときは使えません").fix("別のログイン方法を選んでください。一覧は oauth-setup services で確認できます")
        case .revocationNotOffered(let service):
            .en("\(service) offers programs no way to end a sign-in")
                .ja("\(service) には、プログラムからログインを取り消す方法がありません").fix(SharedHint.withdraw)
        case .inputWithoutEffect(let name, let isOAuth1, let possible):
            .en(
                isOAuth1
                    ? "\(name) belongs to OAuth 1.0, and this sign-in is OAuth 2.0"
                    : "\(name) changes how the driver itself works, which this program does not do"
            )
            .ja(
                isOAuth1
                    ? "\(name) はOAuth 1.0の入力です。このログインはOAuth 2.0なので使えません"
                    : "\(name) はドライバー自身の動作を変える入力なので、このプログラムでは使えません"
            )
            .fix(
                possible.map { .en("leave \(name) out or give \($0)").ja("\(name) を外すか、\($0) を指定してください") }
                    ?? .en("leave \(name) out").ja("\(name) を外してください")
            )
        }
    }

    private static func hint(about error: DefinitionError) -> LocalizedText {
        if case .writableByOthers(let cause) = error.fault, let mend = cause.mend { return mend }
        return .en("fix or remove that file; oauth-setup services check FILE names every mistake in it")
            .ja("ファイルを直すか、削除してください。誤りは oauth-setup services check ファイル で確認できます")
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
