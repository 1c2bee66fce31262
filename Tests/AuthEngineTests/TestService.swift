import ServiceCatalog
import StrictJSON

/// A made-up service with a scheme of every kind.
enum TestService {
    static func catalog() throws(DefinitionError) -> ServiceCatalog {
        ServiceCatalog(services: [try ServiceCatalog.service(json: Array(definition.utf8), file: "example.json")])
    }

    /// The definition with `User`, a text nobody looks into, among the fields of its first scheme.
    static let withUser = definition.replacing(
        #"{ "property": "AccountId", "required": "optional" }"#,
        with: #"{ "property": "User", "required": "optional" }"#,
        maxReplacements: 1
    )

    static let definition = """
        {
          "schemaVersion": 1, "id": "example", "name": "Example", "summary": "An example.",
          "connector": {
            "product": "Example", "pythonModule": "cdata.example", "jdbcPrefix": "jdbc:example:",
            "jdbcClass": "cdata.jdbc.example.ExampleDriver", "odbcDriver": "CData ODBC Driver for Example",
            "adoClass": "ExampleConnection", "sqlAlchemyDialect": "example", "constants": { "DataModel": "Document" }
          },
          "fields": [
            { "property": "Url", "kind": "url", "label": "Url", "help": "h", "example": "https://a.example.com" },
            { "property": "AccountId", "kind": "subdomain", "domain": "accounts.example", "label": "a", "help": "h" },
            { "property": "Number", "kind": "number", "label": "n", "help": "h" },
            { "property": "Keys", "kind": "list", "limit": 3, "label": "k", "help": "h" },
            { "property": "Region", "kind": "choice", "label": "r", "help": "h", "default": "us.example.com",
              "choices": [
                { "value": "us.example.com", "label": "US" }, { "value": "eu.example.com", "label": "EU" }
              ] },
            { "property": "APIToken", "kind": "text", "secret": true, "label": "t", "help": "h" },
            { "property": "User", "kind": "text", "label": "u", "help": "h" },
            { "property": "Password", "kind": "text", "secret": true, "label": "p", "help": "h" },
            { "property": "GateUser", "kind": "text", "label": "g", "help": "h" },
            { "property": "GatePassword", "kind": "text", "secret": true, "label": "g", "help": "h" },
            { "property": "OAuthClientId", "kind": "text", "label": "id", "help": "h" },
            { "property": "OAuthClientSecret", "kind": "text", "secret": true, "label": "s", "help": "h" },
            { "property": "CallbackURL", "kind": "callback", "label": "c", "help": "h" }
          ],
          "schemes": [
            {
              "id": "OAuth", "name": "OAuth", "help": "h", "apps": ["embedded", "custom"],
              "fields": [
                { "property": "Url", "required": "always" },
                { "property": "AccountId", "required": "optional" },
                { "property": "Region", "required": "optional" },
                { "property": "OAuthClientId", "required": "custom" },
                { "property": "OAuthClientSecret", "required": "custom" },
                { "property": "CallbackURL", "required": "custom" }
              ],
              "constants": { "UseCursor": "false" },
              "oauth": {
                "grants": ["code", "implicit"],
                "authorizationEndpoint": "{Url}/authorize?tenant=a%26b%2F",
                "tokenEndpoint": "{Url}/token",
                "authorizationParameters": { "access_type": "offline", "state": "never" },
                "clientAuthentication": "body", "pkce": "S256", "scopes": ["read", "write"],
                "callback": "http://localhost:33333", "rotatesRefreshToken": true,
                "limits": { "accessToken": 1800, "signInsPerHour": 5 }
              },
              "authorization": [
                { "place": "header", "name": "Authorization", "prefix": "Bearer ", "value": "{OAuthAccessToken}",
                  "encoding": "plain" }
              ],
              "tests": [
                { "method": "GET", "url": "{Url}/old/me", "format": "json", "subject": "user", "name": "/name" },
                { "method": "GET", "url": "{Url}/me[/{AccountId}]", "format": "json", "subject": "user",
                  "name": ["/first", "/last"], "detail": "/mail", "identifier": "/id",
                  "membership": { "list": "/accounts", "element": "/href", "startsWith": "{Url}" } }
              ]
            },
            {
              "id": "OAuthPassword", "name": "Password grant", "help": "h", "apps": ["custom"],
              "fields": [
                { "property": "Url", "required": "always" },
                { "property": "Number", "required": "optional" },
                { "property": "User", "required": "always" },
                { "property": "Password", "required": "always" },
                { "property": "OAuthClientId", "required": "custom" },
                { "property": "OAuthClientSecret", "required": "custom" }
              ],
              "oauth": {
                "grants": ["password"], "tokenEndpoint": "{Url}/token", "clientAuthentication": "basic", "pkce": "none",
                "scopes": []
              },
              "authorization": [
                { "place": "header", "name": "Authorization", "prefix": "Bearer ", "value": "{OAuthAccessToken}",
                  "encoding": "plain" }
              ],
              "tests": [
                { "method": "GET", "url": "{Url}/me", "format": "json", "subject": "user", "name": "/first" }
              ]
            },
            {
              "id": "APIToken", "name": "Token", "help": "h",
              "fields": [
                { "property": "Url", "required": "always" }, { "property": "Keys", "required": "optional" },
                { "property": "APIToken", "required": "always" }, { "property": "GateUser", "required": "optional" },
                { "property": "GatePassword", "required": "optional" }
              ],
              "authorization": [
                { "place": "query", "name": "apiKey", "value": "{APIToken}", "encoding": "plain" },
                { "place": "header", "name": "Authorization", "prefix": "Basic ", "value": "{GateUser}:{GatePassword}",
                  "encoding": "base64", "when": "GateUser" }
              ],
              "tests": [
                { "method": "GET", "url": "{Url}/account.xml", "format": "xml", "subject": "account",
                  "name": "/account/name", "identifier": "/account/id" }
              ]
            }
          ],
          "registration": { "console": "{Url}/apps", "steps": [{ "en": "a", "ja": "b" }] }
        }
        """
}
