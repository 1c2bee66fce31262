internal import Localization
internal import ServiceCatalog

/// Everything a person needs to know of a service before the set-up, line by line.
struct ServiceSheet {
    let service: Service
    let language: Language

    /// The whole sheet.
    var lines: [String] {
        ["\(service.name(language)) (\(service.id))", service.summary(language)]
            + hosts
            + service.schemes.flatMap { [""] + scheme($0) }
            + registration
    }

    private var hosts: [String] {
        guard !service.hosts.isEmpty else { return [] }
        let own = service.ownNetwork ? [SheetWords.ownNetwork(language)] : []
        return ["\(SheetWords.hosts(language)): " + (service.hostTexts + own).joined(separator: ", ")]
    }

    private func scheme(_ scheme: Scheme) -> [String] {
        var lines = ["AuthScheme=\(scheme.id): \(scheme.name(language))", "    " + scheme.help(language)]
        if !scheme.apps.isEmpty {
            lines.append("    \(SheetWords.apps(language)): " + scheme.apps.map(app).joined(separator: ", "))
        }
        if let oauth = scheme.oauth { lines += facts(oauth) }
        for use in scheme.fields { lines += field(use) }
        for constant in scheme.constants { lines.append("  \(constant.property)=\(constant.value)") }
        return lines
    }

    private func app(_ app: Scheme.App) -> String {
        (app == .embedded ? SheetWords.embedded : SheetWords.custom)(language)
    }

    private func facts(_ oauth: OAuth) -> [String] {
        var lines: [String] = []
        func add(_ word: LocalizedText, _ value: String) {
            if !value.isEmpty { lines.append("    \(word(language)): \(value)") }
        }
        if oauth.grants != [.password] { add(SheetWords.callback, oauth.callback) }
        add(SheetWords.doubtful, oauth.doubtfulGrants.map(\.rawValue).joined(separator: ", "))
        add(SheetWords.scopes, oauth.scopes.joined(separator: " "))
        add(SheetWords.authorize, oauth.authorizationEndpoint.map(filled) ?? "")
        add(SheetWords.token, filled(oauth.tokenEndpoint))
        add(SheetWords.lifetime, oauth.limits.accessToken.map { "\($0)" } ?? "")
        add(SheetWords.refreshLifetime, oauth.limits.refreshToken.map { "\($0)" } ?? "")
        add(SheetWords.idleLifetime, oauth.limits.refreshTokenIdle.map { "\($0)" } ?? "")
        add(SheetWords.signIns, oauth.limits.signInsPerHour.map { "\($0)" } ?? "")
        if oauth.quirks.contains(.httpsCallbackOnly) { lines.append("    " + SheetWords.httpsOnly(language)) }
        return lines
    }

    private func field(_ use: FieldUse) -> [String] {
        guard let field = service.field(use.property) else { return ["  \(use.property)"] }
        let when = SheetWords.required(use.required)(language)
        let secret = field.secret ? SheetWords.secret(language) : ""
        var lines = ["  \(field.property) (\(when)\(secret)): \(field.label(language))", "    " + field.help(language)]
        if !field.example.isEmpty { lines.append("    \(SheetWords.example(language)): \(field.example)") }
        if let value = field.defaultValue { lines.append("    \(SheetWords.usual(language)): \(value)") }
        if let hosts = service.certificateHosts, hosts.property == field.property {
            lines += hosts.suffixes.map { "    " + SheetWords.withCertificate($0)(language) }
        }
        for choice in field.choices { lines.append("    \(choice.value): \(choice.label(language))") }
        return lines
    }

    private var registration: [String] {
        guard let registration = service.registration else { return [] }
        let steps = registration.steps.enumerated().map { "  \($0.offset + 1). \($0.element(language))" }
        let address = "  \(SheetWords.console(language)): \(filled(registration.console))"
        return ["", SheetWords.registering(language), address] + steps
    }

    /// A template with the examples of its properties.
    private func filled(_ template: Template) -> String {
        template.filled(.none) { name in
            let field = service.field(name)
            let values = [field?.example, field?.defaultValue, field?.choices.first?.value]
            return values.lazy.compactMap(\.self).first { !$0.isEmpty } ?? "{\(name)}"
        }
    }
}

/// The words of the sheet.
private enum SheetWords {
    static let hosts = LocalizedText(english: "hosts", japanese: "ホスト")
    static let ownNetwork = LocalizedText(english: "hosts of your own network", japanese: "自分のネットワーク内のホスト")
    static let apps = LocalizedText(english: "OAuth app", japanese: "OAuth アプリ")
    static let embedded = LocalizedText(english: "the connector's own", japanese: "コネクター内蔵")
    static let custom = LocalizedText(english: "one you register", japanese: "自分で登録したアプリ")
    static let callback = LocalizedText(english: "callback to register", japanese: "登録するコールバックURL")
    static let doubtful = LocalizedText(
        english: "grants that the connector documents and the service does not",
        japanese: "コネクターの資料だけにあるグラント（サービスの資料にはありません）"
    )
    static let scopes = LocalizedText(english: "scopes", japanese: "スコープ")
    static let authorize = LocalizedText(english: "sign-in page", japanese: "認可エンドポイント")
    static let token = LocalizedText(english: "token endpoint", japanese: "トークンエンドポイント")
    static let lifetime = LocalizedText(english: "access token lives (seconds)", japanese: "アクセストークンの有効期間（秒）")
    static let refreshLifetime = LocalizedText(
        english: "refresh token lives (seconds)",
        japanese: "リフレッシュトークンの有効期間（秒）"
    )
    static let idleLifetime = LocalizedText(
        english: "refresh token lives without use (seconds)",
        japanese: "使わない場合のリフレッシュトークンの有効期間（秒）"
    )
    static let signIns = LocalizedText(english: "sign-ins an hour", japanese: "1時間あたりのサインイン回数の上限")
    static let httpsOnly = LocalizedText(
        english: "only https callbacks are accepted",
        japanese: "https のコールバックだけが使えます"
    )
    static let secret = LocalizedText(english: ", secret", japanese: "・秘密")
    static let example = LocalizedText(english: "example", japanese: "例")
    static let usual = LocalizedText(english: "when left empty", japanese: "空欄のとき")
    static let console = LocalizedText(english: "where", japanese: "場所")
    static let registering = LocalizedText(english: "Registering an app", japanese: "アプリの登録")

    static func withCertificate(_ suffixes: CertificateHosts.Suffixes) -> LocalizedText {
        LocalizedText(
            english: "with a client certificate: \(suffixes.certificate) instead of \(suffixes.plain)",
            japanese: "クライアント証明書を使う場合: \(suffixes.plain) ではなく \(suffixes.certificate)"
        )
    }

    static func required(_ requirement: FieldUse.Requirement) -> LocalizedText {
        switch requirement {
        case .always: LocalizedText(english: "required", japanese: "必須")
        case .custom: LocalizedText(english: "required with an app of your own", japanese: "自分のアプリでは必須")
        case .customOptional: LocalizedText(english: "optional, with an app of your own", japanese: "自分のアプリでのみ・任意")
        case .optional: LocalizedText(english: "optional", japanese: "任意")
        case .advanced: LocalizedText(english: "optional, never asked", japanese: "任意（質問しません）")
        }
    }
}
