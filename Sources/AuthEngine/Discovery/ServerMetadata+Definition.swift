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
    /// - Returns: the definition, or nil when there is nothing a sign-in could be tested with.
    public func definition(
        id: String? = nil,
        name: String? = nil,
        scopes: [String]? = nil,
        test: String? = nil
    ) -> JSONValue? {
        guard let call = test ?? userInfoEndpoint else { return nil }
        let host = WebAddress(issuer)?.host ?? ""
        let name = name ?? host
        let id = id ?? Self.id(host)
        return [
            "schemaVersion": 1, "id": .string(id), "name": .string(name),
            "summary": .string(host),
            "connector": connector(id, name),
            "fields": .array([
                Self.field("OAuthClientId", secret: false, "Client ID", "クライアント ID"),
                Self.field("OAuthClientSecret", secret: true, "Client secret", "クライアントシークレット"),
                [
                    "property": "CallbackURL", "kind": "callback", "label": Self.text("Callback URL", "コールバック URL"),
                    "help": Self.text(
                        "Registered at the service, character for character.",
                        "サービスに登録したものを一字一句そのまま入力します。"
                    ),
                    "example": "http://localhost:33333",
                ],
            ]),
            "schemes": .array([
                [
                    "id": "OAuth", "name": Self.text("Sign in with the browser (OAuth)", "ブラウザーでサインイン (OAuth)"),
                    "brief": "OAuth",
                    "help": Self.text("You sign in at \(name).", "\(name) でサインインします。"),
                    "apps": ["custom"],
                    "fields": .array(
                        ["OAuthClientId", "OAuthClientSecret", "CallbackURL"].map {
                            ["property": .string($0), "required": "custom"]
                        }
                    ),
                    "oauth": oauth(scopes ?? usualScopes),
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

    private func oauth(_ scopes: [String]) -> JSONValue {
        var members = JSONObject()
        members["grants"] = [authorizationEndpoint == nil ? "password" : "code"]
        if namesIssuer { members["issuer"] = .string(issuer) }
        members["authorizationEndpoint"] = authorizationEndpoint.map { .string($0) }
        members["tokenEndpoint"] = .string(tokenEndpoint)
        if let revocationEndpoint {
            members["revocationEndpoint"] = .string(revocationEndpoint)
            members["revocation"] = "form"
        }
        let isBasic = clientAuthentication.contains("client_secret_basic")
        members["clientAuthentication"] = isBasic ? "basic" : "body"
        // A server that does not say ignores what it does not know.
        let usesPKCE = challengeMethods?.contains("S256") ?? true
        members["pkce"] = usesPKCE ? "S256" : "none"
        if usesPKCE, clientAuthentication.contains("none") { members["secretOptional"] = true }
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
