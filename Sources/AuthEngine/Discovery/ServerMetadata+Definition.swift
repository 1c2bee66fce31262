internal import ServiceCatalog
public import StrictJSON

extension ServerMetadata {
    /// A definition of the service, ready for the configuration folder's `services` and for a person's own changes.
    ///
    /// - Parameters:
    ///   - id: lower-case letters, digits and hyphens; made from the host when nil.
    ///   - name: shown to people; the host when nil.
    ///   - scopes: what to ask for; nil takes those that name the person and keep the sign-in alive, as far as the server has them.
    ///   - test: an address that answers JSON to a signed-in person; the server's own place for names when nil.
    ///   - isPublic: whether it is for applications without a secret, which PKCE then stands in for.
    /// - Returns: the definition, or nil when there is nothing a sign-in could be tested with.
    public func definition(
        id: String? = nil,
        name: String? = nil,
        scopes: [String]? = nil,
        test: String? = nil,
        isPublic: Bool = false
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
            "fields": .array(
                [
                    Self.field("OAuthClientId", secret: false, "Client ID", "クライアント ID")
                ]
                    + (isPublic
                        ? []
                        : [
                            Self.field("OAuthClientSecret", secret: true, "Client secret", "クライアントシークレット")
                        ]) + [
                        [
                            "property": "CallbackURL", "kind": "callback",
                            "label": Self.text("Callback URL", "コールバック URL"),
                            "help": Self.text(
                                "Registered at the service, character for character.",
                                "サービスに登録したものを一字一句そのまま入力します。"
                            ),
                            "example": "http://localhost:33333",
                        ]
                    ] + certificateFields
            ),
            "schemes": .array([
                [
                    "id": "OAuth", "name": Self.text("Sign in with the browser (OAuth)", "ブラウザーでサインイン (OAuth)"),
                    "brief": "OAuth",
                    "help": Self.text("You sign in at \(name).", "\(name) でサインインします。"),
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
        let certificates = ["tls_client_auth", "self_signed_tls_client_auth"]
        let others = ["none"] + (takesCertificate ? certificates : [])
        return takesPKCE && clientAuthentication.contains(where: others.contains)
    }

    private func uses(_ isPublic: Bool) -> [JSONValue] {
        var uses: [(String, FieldUse.Requirement)] = [("OAuthClientId", .custom)]
        if !isPublic { uses.append(("OAuthClientSecret", secretIsOptional ? .customOptional : .custom)) }
        uses.append(("CallbackURL", .custom))
        if takesCertificate { uses += Self.certificateProperties.map { ($0.0, .advanced) } }
        return uses.map { ["property": .string($0.0), "required": .string($0.1.rawValue)] }
    }

    /// What a connection is told of its client certificate.
    private static let certificateProperties = [
        ("SSLClientCert", true, "Client certificate", "クライアント証明書"),
        ("SSLClientCertType", false, "Kind of client certificate", "クライアント証明書の形式"),
        ("SSLClientCertPassword", true, "Client certificate password", "クライアント証明書のパスワード"),
        ("SSLClientCertSubject", false, "Client certificate subject", "クライアント証明書の件名"),
    ]

    private var certificateFields: [JSONValue] {
        guard takesCertificate else { return [] }
        return Self.certificateProperties.map { property, isSecret, english, japanese in
            var members = JSONObject()
            members["property"] = .string(property)
            members["kind"] = "text"
            if isSecret { members["secret"] = true }
            members["label"] = Self.text(english, japanese)
            members["help"] = Self.text(
                "As oauth-setup manual tells it.",
                "説明は oauth-setup manual にあります。"
            )
            return .object(members)
        }
    }

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

    private static func field(_ property: String, secret: Bool, _ english: String, _ japanese: String) -> JSONValue {
        var members = JSONObject()
        members["property"] = .string(property)
        members["kind"] = "text"
        if secret { members["secret"] = true }
        members["label"] = text(english, japanese)
        members["help"] = text("From the application's page at the service.", "サービスのアプリ管理画面に表示されます。")
        return .object(members)
    }

    private static func text(_ english: String, _ japanese: String) -> JSONValue {
        ["en": .string(english), "ja": .string(japanese)]
    }

    /// `login.example.com` becomes `login-example-com`.
    private static func id(_ host: String) -> String {
        let plain = host.map { $0.isASCII && ($0.isLowercase || $0.isNumber) ? $0 : "-" }
        return String(plain)
    }
}
