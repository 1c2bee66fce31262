import Localization
import ServiceCatalog
import Testing
import Wording

@Suite("A service definition")
struct DefinitionFaultTests {
    @Test("of one's own is read")
    func isRead() throws {
        let service = try ServiceCatalog.service(json: Array(Self.definition.utf8), file: "own.json")
        #expect(service.id == "own")
        #expect(service.name(.japanese) == "Own")
        #expect(service.summary(.japanese) == "自分のサービスです。")
        #expect(service.scheme("token")?.id == "Token")
        #expect(service.field("url")?.property == "Url")
        #expect(service.scheme("OAuth")?.tests.first?.names == ["/first", "/last"])
        #expect(service.scheme("Token")?.tests.first?.names == ["/name"])
    }

    @Test("may name departures of earlier versions, from which nothing follows")
    func formerQuirks() throws {
        let now = #""pkce": "none""#
        let text = Self.definition.replacing(now, with: now + #", "quirks": ["markupInErrors", "formReplies"]"#)
        let service = try ServiceCatalog.service(json: Array(text.utf8), file: "own.json")
        #expect(service.scheme("OAuth")?.oauth?.quirks == [.formReplies])
    }

    @Test(
        "that is faulty is refused with the file, the place and what is wrong",
        arguments: [
            // Unknown keys, with what was probably meant.
            (#""summary""#, #""sumary""#, "summary: this key is missing; is sumary meant to be it?"),
            (#""when": "Url""#, #""whem": "Url""#, "schemes[1].authorization[0].whem: unknown key; did you mean when?"),
            (#""example": "#, #""exampel": "#, "fields[0].exampel: unknown key; did you mean example?"),
            (#""pkce": "none""#, #""pkce": "none", "nonsense": 1"#, "schemes[0].oauth.nonsense: unknown key"),
            (
                #""accessToken": 60"#, #""acessToken": 60"#,
                "schemes[0].oauth.limits.acessToken: unknown key; did you mean accessToken?"
            ),
            (
                #""schemaVersion": 1"#,
                #""schemaVersion": 1, "procedureInputs": [{ "name": "A", "meaning": "oauth1", "choices": [] }]"#,
                "procedureInputs[0].choices: unknown key"
            ),
            (
                #""schemaVersion": 1"#,
                #""schemaVersion": 1, "procedureInputs": [{ "name": "A", "meaning": "authorization" }]"#,
                "procedureInputs[0].choices: at least one is expected"
            ),
            (
                #""pkce": "none""#, #""pkce": "none", "account": {}"#,
                "schemes[0].oauth.account.hint: one of hint, choose is expected"
            ),
            (
                #""pkce": "none""#, #""pkce": "none", "account": { "choose": { "prompt": 1 } }"#,
                "schemes[0].oauth.account.choose.prompt: a text is expected"
            ),
            (
                #""pkce": "none""#, #""pkce": "none", "endedBy": [{ "status": 400, "erorr": "x" }]"#,
                "schemes[0].oauth.endedBy[0].error: one of error, text is expected"
            ),
            (
                #""pkce": "none""#, #""pkce": "none", "endedBy": [{ "status": 400, "text": "x", "erorr": "x" }]"#,
                "schemes[0].oauth.endedBy[0].erorr: unknown key; did you mean error?"
            ),
            (
                #""pkce": "none""#, #""pkce": "none", "endedBy": [{ "status": 400, "text": "x", "error": "x" }]"#,
                "schemes[0].oauth.endedBy[0].error: one of error, text is expected"
            ),
            (
                #""pkce": "none""#, #""pkce": "none", "endedBy": [{ "status": 400, "error": "" }]"#,
                "schemes[0].oauth.endedBy[0].error: one of error, text is expected"
            ),
            (
                #""pkce": "none""#, #""pkce": "none", "endedBy": [{ "status": 200, "error": "x" }]"#,
                "schemes[0].oauth.endedBy[0].status: a status from 400 to 499 is expected"
            ),
            (
                #""pkce": "none""#, #""pkce": "none", "endedBy": [{ "error": "x" }]"#,
                "schemes[0].oauth.endedBy[0].status: this key is missing"
            ),
            (#""pkce": "none""#, #""pkce": "none", "endedBy": "x""#, "schemes[0].oauth.endedBy: a list is expected"),
            // Missing keys.
            (#""schemaVersion": 1,"#, "", "schemaVersion: this key is missing"),
            (#""pkce": "none","#, "", "schemes[0].oauth.pkce: this key is missing"),
            (#""ja": "自分のサービスです。""#, #""jp": "自分のサービスです。""#, "summary.ja: this key is missing; is jp meant to be it?"),
            (
                #""authorizationEndpoint": "{Url}/a","#, "",
                "schemes[0].oauth.authorizationEndpoint: this key is missing"
            ),
            // Wrong kinds of value.
            (#""schemaVersion": 1"#, #""schemaVersion": 2"#, "schemaVersion: 1 is expected"),
            (#""id": "own""#, #""id": "My Own""#, "id: lower-case letters, digits and hyphens are expected"),
            (#""id": "own""#, #""id": 7"#, "id: a text is expected"),
            (
                #""kind": "url""#, #""kind": "uri""#,
                "fields[0].kind: one of text, url, callback, subdomain, number, list, choice, file is expected"
            ),
            (#""pkce": "none""#, #""pkce": "plain""#, "schemes[0].oauth.pkce: one of none, S256 is expected"),
            (#""secret": true"#, #""secret": "yes""#, "fields[1].secret: true or false is expected"),
            (
                #""accessToken": 60"#, #""accessToken": -1"#,
                "schemes[0].oauth.limits.accessToken: a whole number from 1 to 2147483647 is expected"
            ),
            (
                #""accessToken": 60"#, #""accessToken": 9223372036854775807"#,
                "schemes[0].oauth.limits.accessToken: a whole number from 1 to 2147483647 is expected"
            ),
            (#""grants": ["code"]"#, #""grants": []"#, "schemes[0].oauth.grants: at least one is expected"),
            (#""grants": ["code"]"#, #""grants": "code""#, "schemes[0].oauth.grants: a list is expected"),
            (#""grants": ["code"]"#, #""grants": ["code", 1]"#, "schemes[0].oauth.grants[1]: a text is expected"),
            (#""constants": {"A": "b"}"#, #""constants": {"A": 1}"#, "connector.constants.A: a text is expected"),
            (
                #""tokenEndpoint": "{Url}/t""#, #""tokenEndpoint": "{Url/t""#,
                "schemes[0].oauth.tokenEndpoint: a brace or bracket of this template is not closed or holds no name"
            ),
            (
                #""method": "GET", "url": "{Url}/me""#, #""method": "PUT", "url": "{Url}/me""#,
                "schemes[0].tests[0].method: GET or POST is expected"
            ),
            (#""name": ["/first", "/last"]"#, #""name": []"#, "schemes[0].tests[0].name: at least one is expected"),
            // Addresses that cannot be endpoints.
            (#""{Url}/a""#, #""{Url}/a#x""#, "schemes[0].oauth.authorizationEndpoint: " + fragment),
            (#""{Url}/t""#, #""{Url}/t#x""#, "schemes[0].oauth.tokenEndpoint: " + fragment),
            (#""{Url}/t""#, #""http://10.0.0.1/t""#, "schemes[0].oauth.tokenEndpoint: " + encrypted),
            (#""{Url}/a""#, #""HTTP://localhost.example/a""#, "schemes[0].oauth.authorizationEndpoint: " + encrypted),
            (
                #""{Url}/a""#, #""{Url}/a?x=1&scope=""#,
                "schemes[0].oauth.authorizationEndpoint: the parameter scope is added by the program, "
                    + "so it cannot be in the address"
            ),
            // Parts that contradict each other.
            (
                #""pkce": "none""#, #""pkce": "none", "secretOptional": true"#,
                "schemes[0].oauth.secretOptional: a client without a secret needs PKCE"
            ),
            (#""apps": ["custom"],"#, "", "schemes[0].apps: an OAuth scheme needs apps, another one has none"),
            (
                #""kind": "url""#, #""kind": "choice""#,
                "fields[0].choices: a choice needs choices, nothing else may have them"
            ),
            (
                #""kind": "url""#, #""kind": "subdomain""#,
                "fields[0].domain: a subdomain needs a domain, nothing else may have one"
            ),
            (#""default": "eu""#, #""default": "de""#, "fields[2].default: one of the choices is expected"),
            (#""property": "Region""#, #""property": "URL""#, "fields[2].property: URL is there twice"),
            (#""id": "Token""#, #""id": "oauth""#, "schemes[1].id: oauth is there twice"),
            // Properties nobody declared.
            (
                #""{Url}/t""#, #""{Ulr}/t""#,
                "schemes[0].oauth.tokenEndpoint: Ulr is used but not declared under fields; did you mean Url?"
            ),
            (
                #""when": "Url""#, #""when": "Colour""#,
                "schemes[1].authorization[0].when: Colour is used but not declared under fields"
            ),
            (
                version,
                version + #" "advice": [{"codes": ["E"], "properties": ["Urll"], "en": "a", "ja": "b"}],"#,
                "advice[0].properties: Urll is used but not declared under fields; did you mean Url?"
            ),
            (
                version, hosts("Place", ".a.example", ".s.a.example"),
                "certificateHosts.property: Place is used" + undeclared
            ),
            // Hosts for client certificates.
            (
                version, hosts("Key", ".a.example", ".s.a.example"),
                "certificateHosts.property: a property whose field is of the kind url is expected"
            ),
            (
                version, hosts("Url", "a.example", ".s.a.example"),
                "certificateHosts.suffixes[0].plain: a dot and the end of a host, in lower case, are expected"
            ),
            (
                version, hosts("Url", ".a.example", ".S.a.example"),
                "certificateHosts.suffixes[0].certificate: a dot and the end of a host, in lower case, are expected"
            ),
            (
                version, hosts("Url", ".a.example", ".a.example"),
                "certificateHosts.suffixes[0].certificate: .a.example is there twice"
            ),
            (
                version, version + #" "certificateHosts": {"property": "Url", "suffixes": []},"#,
                "certificateHosts.suffixes: at least one is expected"
            ),
            (
                version, hosts("Url", ".a.example", #".s.a.example", "cert": ""#),
                "certificateHosts.suffixes[0].cert: unknown key"
            ),
            (#""{Url}/apps""#, #""{Place}/apps""#, "registration.console: Place is used but not declared under fields"),
        ]
    )
    func isRefused(original: String, fault: String, message: String) {
        let faulty = Self.definition.replacing(original, with: fault, maxReplacements: 1)
        #expect(faulty != Self.definition)
        #expect {
            try ServiceCatalog.service(json: Array(faulty.utf8), file: "own.json")
        } throws: {
            ($0 as? DefinitionError)?.message(in: .english) == "own.json: \(message)"
        }
    }

    @Test(
        "has no empty text where a name or an address is expected",
        arguments: [
            // What stands there, what comes before an empty text in its place, and the path.
            (#""id": "own""#, #""id": "#, "id"), (#""name": "Own""#, #""name": "#, "name"),
            (#""product": "Own""#, #""product": "#, "connector.product"),
            (#""jdbcPrefix": "jdbc:own:""#, #""jdbcPrefix": "#, "connector.jdbcPrefix"),
            (#""property": "Url""#, #""property": "#, "fields[0].property"),
            (#""label": "URL""#, #""label": "#, "fields[0].label"),
            (#""id": "OAuth""#, #""id": "#, "schemes[0].id"),
            (
                #""authorizationEndpoint": "{Url}/a""#, #""authorizationEndpoint": "#,
                "schemes[0].oauth.authorizationEndpoint"
            ),
            (#""tokenEndpoint": "{Url}/t""#, #""tokenEndpoint": "#, "schemes[0].oauth.tokenEndpoint"),
            (#""pkce": "none""#, #""pkce": "none", "issuer": "#, "schemes[0].oauth.issuer"),
            (#""pkce": "none""#, #""pkce": "none", "revocationEndpoint": "#, "schemes[0].oauth.revocationEndpoint"),
            (#""pkce": "none""#, #""pkce": "none", "callback": "#, "schemes[0].oauth.callback"),
            (#""name": "Authorization""#, #""name": "#, "schemes[0].authorization[0].name"),
            (#""value": "{OAuthAccessToken}""#, #""value": "#, "schemes[0].authorization[0].value"),
            (#""url": "{Url}/me""#, #""url": "#, "schemes[0].tests[0].url"),
            (#""name": ["/first", "/last"]"#, #""name": "#, "schemes[0].tests[0].name"),
            (#""when": "Url""#, #""when": "#, "schemes[1].authorization[0].when"),
            (#""console": "{Url}/apps""#, #""console": "#, "registration.console"),
            (#""en": "Register.""#, #""en": "#, "registration.steps[0].en"),
        ]
    )
    func isNotEmpty(original: String, start: String, path: String) {
        for empty in ["", " ", "\u{3000}\t"] {
            let written = empty.replacing("\t", with: "\\t")
            let faulty = Self.definition.replacing(original, with: "\(start)\"\(written)\"", maxReplacements: 1)
            #expect(faulty != Self.definition)
            #expect("\(path)") {
                try ServiceCatalog.service(json: Array(faulty.utf8), file: "own.json")
            } throws: {
                ($0 as? DefinitionError)?.message(in: .english)
                    == "own.json: \(path): a text that is not empty is expected"
            }
        }
        // What only people read, and what is typed in a field's place, may be empty.
        let sparse = Self.definition.replacing(#""help": "URL""#, with: #""help": """#)
            .replacing(#""example": "https://own.example""#, with: #""example": """#)
            .replacing(#""prefix": "Bearer ""#, with: #""prefix": """#)
        #expect(throws: Never.self) { try ServiceCatalog.service(json: Array(sparse.utf8), file: "own.json") }
    }

    @Test(
        "has addresses with a scheme and a host where something is called or opened",
        arguments: [
            "t", "/t", "//a.example/t", "a.example/t", "https://", "https:///t", "https://?x", "ftp://a.example",
            " https://a",
        ]
    )
    func isAddress(text: String) {
        for (original, key, path) in [
            (#""tokenEndpoint": "{Url}/t""#, "tokenEndpoint", "schemes[0].oauth.tokenEndpoint"),
            (#""url": "{Url}/me""#, "url", "schemes[0].tests[0].url"),
            (#""pkce": "none""#, #"pkce": "none", "issuer"#, "schemes[0].oauth.issuer"),
        ] {
            let faulty = Self.definition.replacing(original, with: "\"\(key)\": \"\(text)\"", maxReplacements: 1)
            #expect("\(path)") {
                try ServiceCatalog.service(json: Array(faulty.utf8), file: "own.json")
            } throws: {
                ($0 as? DefinitionError)?.message(in: .english)
                    == "own.json: \(path): an address such as https://example.com/path is expected"
            }
        }
    }

    @Test("whose client may lack a secret asks nobody for it")
    func secretOptional() throws {
        let text = Self.definition.replacing(#""pkce": "none""#, with: #""pkce": "S256", "secretOptional": true"#)
            .replacing(
                #"{"property": "CallbackURL", "required": "customOptional"}"#,
                with: #"{"property": "OAuthClientSecret", "required": "custom"}"#
            )
        let service = try ServiceCatalog.service(json: Array(text.utf8), file: "own.json")
        let use = service.scheme("OAuth")?.fields.first { $0.property == "OAuthClientSecret" }
        #expect(use?.required == .customOptional)
    }

    @Test("may doubt only grants that it has, and advises with codes")
    func doubts() throws {
        let good = Self.definition.replacing(
            #""grants": ["code"]"#,
            with: #""grants": ["code"], "doubtfulGrants": ["code"]"#
        )
        .replacing(Self.version, with: Self.version + #" "advice": [{"codes": ["E1", "E2"], "en": "a", "ja": "b"}],"#)
        let service = try ServiceCatalog.service(json: Array(good.utf8), file: "own.json")
        #expect(service.schemes.first?.oauth?.doubtfulGrants == [.code])
        #expect(service.advice(on: ["x", "error=\"E2\", y"])?.text.english == "a")
        #expect(service.advice(on: ["E22", "E_2", ""]) == nil)
        for (old, new) in [
            (#""doubtfulGrants": ["code"]"#, #""doubtfulGrants": ["implicit"]"#), (#"["E1", "E2"]"#, "[]"),
            (#"["E1", "E2"]"#, #"[""]"#), (#""en": "a""#, #""en": """#),
        ] {
            let bad = good.replacing(old, with: new)
            #expect(throws: DefinitionError.self) {
                try ServiceCatalog.service(json: Array(bad.utf8), file: "own.json")
            }
        }
    }

    @Test("that is not JSON is refused with the line")
    func isNotJSON() {
        #expect {
            try ServiceCatalog.service(json: Array("{\n\"id\": own}".utf8), file: "own.json")
        } throws: {
            ($0 as? DefinitionError)?.message(in: .english) == "own.json: line 2, column 7: this is not a JSON value"
        }
        #expect {
            try ServiceCatalog.service(json: Array("[]".utf8), file: "own.json")
        } throws: {
            ($0 as? DefinitionError)?.message(in: .english) == "own.json: an object is expected"
        }
    }

    @Test("may have endpoints of this machine without encryption, and with a query of their own")
    func local() throws {
        for address in [
            "http://127.0.0.1:8080/a?tenant=x", "http://localhost/a", "http://[::1]:1/a", "https://a.example?b",
        ] {
            let text = Self.definition.replacing("\"{Url}/a\"", with: "\"\(address)\"")
            #expect(throws: Never.self) { try ServiceCatalog.service(json: Array(text.utf8), file: "own.json") }
        }
    }

    private static let version = #""schemaVersion": 1,"#
    private static let undeclared = " but not declared under fields"

    private static func hosts(_ property: String, _ plain: String, _ certificate: String) -> String {
        version + #" "certificateHosts": {"property": "\#(property)", "suffixes": "#
            + #"[{"plain": "\#(plain)", "certificate": "\#(certificate)"}]},"#
    }

    private static let fragment = "an address without a fragment (#) is needed"
    private static let encrypted = "an address that begins with https:// is needed"

    private static let definition = """
        {"schemaVersion": 1, "id": "own", "name": "Own",
         "summary": {"en": "A service of one's own.", "ja": "自分のサービスです。"},
         "connector": {"product": "Own", "pythonModule": "own", "jdbcPrefix": "jdbc:own:", "jdbcClass": "own.Driver",
           "odbcDriver": "Own", "adoClass": "Own", "sqlAlchemyDialect": "own", "constants": {"A": "b"}},
         "fields": [
           {"property": "Url", "kind": "url", "label": "URL", "help": "URL", "example": "https://own.example"},
           {"property": "Key", "kind": "text", "secret": true, "label": "Key", "help": "Key"},
           {"property": "Region", "kind": "choice", "label": "Region", "help": "Region", "default": "eu",
             "choices": [{"value": "eu", "label": "EU"}]}],
         "schemes": [
           {"id": "OAuth", "name": "OAuth", "help": "OAuth", "apps": ["custom"],
             "fields": [{"property": "Url", "required": "always"}, {"property": "CallbackURL", "required": "customOptional"}],
             "oauth": {"grants": ["code"], "authorizationEndpoint": "{Url}/a", "tokenEndpoint": "{Url}/t",
               "clientAuthentication": "body", "pkce": "none", "limits": {"accessToken": 60}},
             "authorization": [{"place": "header", "name": "Authorization", "prefix": "Bearer ",
               "value": "{OAuthAccessToken}", "encoding": "plain"}],
             "tests": [{"method": "GET", "url": "{Url}/me", "format": "json", "subject": "user",
               "name": ["/first", "/last"]}]},
           {"id": "Token", "name": "Token", "help": "Token",
             "fields": [{"property": "Url", "required": "always"}, {"property": "Key", "required": "always"}],
             "authorization": [{"place": "query", "name": "key", "value": "{Key}", "encoding": "plain", "when": "Url"}],
             "tests": [{"method": "GET", "url": "{Url}/k", "format": "json", "subject": "account", "name": "/name"}]}],
         "registration": {"console": "{Url}/apps", "steps": [{"en": "Register.", "ja": "登録します。"}]}}
        """
}
