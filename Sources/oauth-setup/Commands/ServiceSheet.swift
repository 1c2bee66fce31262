internal import Localization
internal import ServiceCatalog
internal import Wording

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
        let when = use.required.words(language)
        let secret = field.secret ? SheetWords.secret(language) : ""
        var lines = ["  \(field.property) (\(when)\(secret)): \(field.label(language))", "    " + field.help(language)]
        if !field.example.isEmpty { lines.append("    \(SheetWords.example(language)): \(field.example)") }
        if let value = field.defaultValue { lines.append("    \(SheetWords.usual(language)): \(value)") }
        if let hosts = service.certificateHosts, hosts.property == field.property {
            lines += hosts.suffixes.map {
                "    " + SheetWords.withCertificate(plain: $0.plain, certificate: $0.certificate)(language)
            }
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
