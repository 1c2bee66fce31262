internal import ConnectionStrings
internal import ServiceCatalog

extension Resolver {
    /// Every value that must be given is.
    static func checkRequired(
        _ scheme: Scheme,
        _ app: Scheme.App?,
        _ initiate: InitiateOAuth,
        _ values: ConnectionProperties
    ) throws(AuthError) {
        for use in scheme.fields where (values[use.property] ?? "").isEmpty {
            // A callback has a usual value, and without OAuth nothing is asked of an application.
            let custom = app == .custom && initiate != .off && use.property != OAuthProperty.callbackURL
            // Login and password are asked for only where they may be exchanged for a token.
            let isLogin = [ConnectorProperty.user, ConnectorProperty.password].contains(use.property)
            if isLogin, scheme.oauth?.grants == [.password], initiate != .getAndRefresh { continue }
            switch use.required {
            case .always: throw AuthError(.plan(.missingProperty(name: use.property)))
            case .custom where custom: throw AuthError(.plan(.missingProperty(name: use.property)))
            case .custom, .customOptional, .optional, .listed, .advanced: continue
            }
        }
    }

    /// The address is the one for connections with a client certificate, or for those without, as one is given or not.
    static func checkCertificateHost(_ service: Service, _ values: ConnectionProperties) throws(AuthError) {
        guard let property = service.certificateHosts?.property, let address = values[property] else { return }
        if let problem = FieldCheck.certificateHost(address, of: service, { values[$0] }) {
            throw AuthError(.plan(.badValue(name: property, why: problem)))
        }
    }

    /// No two credentials want one header, and no login has a colon.
    static func checkCredentials(_ scheme: Scheme, _ values: ConnectionProperties) throws(AuthError) {
        var taken: [String: String] = [:]
        for credential in scheme.authorization {
            if let when = credential.when, (values[when] ?? "").isEmpty { continue }
            let first = credential.value.properties.first ?? credential.name
            // Nobody typed the token: it comes of the scheme.
            let property = first == OAuthProperty.accessToken ? "\(OAuthProperty.authScheme)=\(scheme.id)" : first
            let key = "\(credential.place.rawValue) \(credential.name.lowercased())"
            if let other = taken.updateValue(property, forKey: key) {
                throw AuthError(.plan(.propertiesCollide(one: other, other: property)))
            }
            if credential.encoding == .base64, case .property(let login) = credential.value.parts.first,
                credential.value.parts.dropFirst().first == .text(":"), credential.value.parts.count == 3,
                (values[login] ?? "").contains(":")
            {
                throw AuthError(.plan(.badValue(name: login, why: .colon)))
            }
        }
        if let callback = values[OAuthProperty.callbackURL], !callback.isEmpty,
            let problem = FieldCheck.callback(callback, for: scheme)
        {
            throw AuthError(.plan(.badValue(name: OAuthProperty.callbackURL, why: problem)))
        }
    }
}
