internal import Localization
internal import ServiceCatalog
public import StrictJSON
internal import WebRequests

extension ServerMetadata {
    /// A definition of the service, ready for the configuration folder's `services` and for a person's own changes.
    ///
    /// - Parameters:
    ///   - id: lower-case letters, digits and hyphens; made from the host when nil.
    ///   - name: shown to people; the host when nil.
    ///   - scopes: what to ask for; nil takes those that name the person and keep the sign-in alive, as far as the server has them.
    ///   - test: an address that answers JSON to a signed-in person; the server's own place for names when nil.
    ///   - isPublic: whether it is for applications without a secret, which PKCE then stands in for.
    ///   - words: what people read in it.
    /// - Returns: the definition, or nil when there is nothing a sign-in could be tested with.
    public func definition(
        id: String? = nil,
        name: String? = nil,
        scopes: [String]? = nil,
        test: String? = nil,
        isPublic: Bool = false,
        words: DefinitionWords
    ) -> JSONValue? {
        guard let call = test ?? userInfoEndpoint else { return nil }
        let host = WebAddress(issuer)?.host ?? ""
        let name = name ?? host
        let id = id ?? Self.id(host)
        return [
            "schemaVersion": 1, "id": .string(id), "name": .string(name),
            "summary": .string(host),
            "hosts": .array(hosts(call).map { .string($0) }),
            "connector": connector(id, name),
            "fields": .array(fields(isPublic).map { Self.field($0, words.field($0)) }),
            "schemes": .array([
                [
                    "id": "OAuth", "name": words.scheme.json,
                    "brief": "OAuth",
                    "help": words.signIn(name).json,
                    "apps": ["custom"],
                    "fields": .array(uses(isPublic)),
                    "oauth": oauth(scopes ?? usualScopes, isPublic),
                    "authorization": [
                        [
                            "place": "header", "name": "Authorization", "prefix": "Bearer ",
                            "value": "{OAuthAccessToken}",
                            "encoding": "plain",
                        ]
                    ],
                    "tests": .array([
                        [
                            "method": "GET", "url": .string(call), "format": "json", "subject": "user",
                            "name": "/name", "detail": "/email", "identifier": "/sub",
                        ]
                    ]),
                ]
            ]),
        ]
    }

    /// The hosts of every address that secrets or answers travel to, each once.
    private func hosts(_ test: String) -> [String] {
        var hosts: [String] = []
        for address in [authorizationEndpoint, tokenEndpoint, revocationEndpoint, test] {
            guard let host = address.flatMap({ WebAddress($0) })?.unusualAuthority, !hosts.contains(host) else {
                continue
            }
            hosts.append(host)
        }
        return hosts
    }

    /// Whether the service takes PKCE; one that does not say ignores what it does not know.
    public var takesPKCE: Bool { challengeMethods?.contains("S256") ?? true }

    /// Whether an application may come without a secret.
    private var secretIsOptional: Bool {
        let others = ["none"] + (takesCertificate ? Self.certificateWays : [])
        return takesPKCE && clientAuthentication.contains(where: others.contains)
    }

    /// What a person is asked for.
    private func fields(_ isPublic: Bool) -> [DefinitionWords.Property] {
        [.clientID] + (isPublic ? [] : [.clientSecret]) + [.callback] + (takesCertificate ? Self.certificate : [])
    }

    private func uses(_ isPublic: Bool) -> [JSONValue] {
        fields(isPublic).map { property in
            let requirement: FieldUse.Requirement =
                switch property {
                case .clientID, .callback: .custom
                case .clientSecret: secretIsOptional ? .customOptional : .custom
                case .certificate, .certificateType, .certificatePassword, .certificateSubject: .advanced
                }
            return ["property": .string(property.rawValue), "required": .string(requirement.rawValue)]
        }
    }

    /// What a connection is told of its client certificate.
    private static let certificate: [DefinitionWords.Property] = [
        .certificate, .certificateType, .certificatePassword, .certificateSubject,
    ]

    private func oauth(_ scopes: [String], _ isPublic: Bool) -> JSONValue {
        var members = JSONObject()
        members["grants"] = [authorizationEndpoint == nil ? "password" : "code"]
        if namesIssuer { members["issuer"] = .string(issuer) }
        members["authorizationEndpoint"] = authorizationEndpoint.map { .string($0) }
        members["tokenEndpoint"] = .string(tokenEndpoint)
        if let revocationEndpoint {
            members["revocationEndpoint"] = .string(revocationEndpoint)
            members["revocation"] = "form"
        }
        // Whoever knows the one scope knows the parameter, too (OpenID Connect Core section 3.1.2.1).
        if authorizationEndpoint != nil, scopes.contains("openid") {
            members["account"] =
                asksAccount
                ? ["hint": "login_hint", "choose": ["prompt": "select_account"]] : ["hint": "login_hint"]
        }
        // Some servers do not decode what Basic carries (RFC 6749 section 2.3.1); a form is decoded by everybody.
        let ways = clientAuthentication
        let isBasic = ways.contains("client_secret_basic") && !ways.contains("client_secret_post")
        members["clientAuthentication"] = isBasic && !isPublic ? "basic" : "body"
        members["pkce"] = takesPKCE ? "S256" : "none"
        if isPublic || secretIsOptional { members["secretOptional"] = true }
        members["scopes"] = .array(scopes.map { .string($0) })
        members["callback"] = "http://localhost:33333"
        return .object(members)
    }

    /// The scopes that name the person and keep the sign-in alive, as far as the server has them.
    private var usualScopes: [String] {
        ["openid", "profile", "email", "offline_access"].filter { scopes.contains($0) }
    }

    /// Names for connection strings; only the owner of the connector knows better.
    private func connector(_ id: String, _ name: String) -> JSONValue {
        let word = id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        let lower = word.lowercased()
        return [
            "product": .string(name), "pythonModule": .string("cdata.\(lower)"),
            "jdbcPrefix": .string("jdbc:\(lower):"),
            "jdbcClass": .string("cdata.jdbc.\(lower).\(word)Driver"),
            "odbcDriver": .string("CData ODBC Driver for \(name)"), "adoClass": .string("\(word)Connection"),
            "sqlAlchemyDialect": .string(lower),
        ]
    }

    private static func field(_ property: DefinitionWords.Property, _ words: DefinitionWords.Field) -> JSONValue {
        var members = JSONObject()
        members["property"] = .string(property.rawValue)
        members["kind"] = property == .callback ? "callback" : "text"
        switch property {
        case .clientSecret, .certificate, .certificatePassword: members["secret"] = true
        case .clientID, .callback, .certificateType, .certificateSubject: break
        }
        members["label"] = words.label.json
        members["help"] = words.help.json
        if property == .callback { members["example"] = "http://localhost:33333" }
        return .object(members)
    }

    /// `login.example.com` becomes `login-example-com`.
    private static func id(_ host: String) -> String {
        let plain = host.map { $0.isASCII && ($0.isLowercase || $0.isNumber) ? $0 : "-" }
        return String(plain)
    }
}
