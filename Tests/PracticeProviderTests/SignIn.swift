import Crypto
import FoundationEssentials
import PracticeProvider
import ServiceCatalog
import Testing

/// One OAuth way of signing in of one service, and what a client does with it.
struct SignIn: Sendable, CustomTestStringConvertible {
    static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"

    let practice: PracticeService
    let scheme: Scheme
    let oauth: OAuth

    var testDescription: String { "\(practice.service.id) \(scheme.id)" }

    /// Every one of the bundled services.
    static let all: [SignIn] = PracticeCatalog.bundled().services.flatMap { practice in
        practice.service.schemes.compactMap { scheme in
            scheme.oauth.map { SignIn(practice: practice, scheme: scheme, oauth: $0) }
        }
    }

    /// Those where a person uses a browser.
    static let inBrowser = all.filter { $0.oauth.grants.contains(.code) }

    /// The one of a service.
    static func of(_ service: String, scheme: String = "OAuth") throws -> SignIn {
        try #require(all.first { $0.practice.service.id == service && $0.scheme.id == scheme })
    }

    /// The first one with a quirk.
    static func with(_ quirk: OAuth.Quirk) throws -> SignIn {
        try #require(inBrowser.first { $0.oauth.quirks.contains(quirk) })
    }

    func value(_ property: String) -> String { practice.value(of: property) ?? "" }
    var clientID: String { value("OAuthClientId") }
    var clientSecret: String { value("OAuthClientSecret") }
    var callback: String { value("CallbackURL") }

    func url(_ template: Template?, at base: String) -> String {
        let url = template?.filled(.url, value) ?? ""
        return base + "/" + url.dropFirst("https://".count)
    }

    /// The parameters of the authorization request as the engine will send them.
    var authorization: [(name: String, value: String)] {
        var pairs = [
            (name: "response_type", value: "code"), ("client_id", clientID), ("redirect_uri", callback),
            ("state", "st&te ü"),
        ]
        if !oauth.scopes.isEmpty { pairs.append(("scope", oauth.scopes.joined(separator: " "))) }
        if oauth.pkce == .s256 {
            let digest = Data(SHA256.hash(data: Array(Self.verifier.utf8))).base64EncodedString()
            let challenge = digest.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            pairs += [("code_challenge", challenge), ("code_challenge_method", "S256")]
        }
        return pairs + oauth.authorizationParameters.map { ($0.property, $0.value) }
    }

    func authorizationURL(
        at base: String,
        changing changes: [String: String?] = [:]
    ) -> String {
        let pairs = authorization.compactMap { pair in
            guard let change = changes[pair.name] else { return pair }
            return change.map { (name: pair.name, value: $0) }
        }
        return url(oauth.authorizationEndpoint, at: base) + "?" + PercentEncoding.form(pairs)
    }

    /// The form of a code exchange, without the client's credentials.
    func exchange(code: String) -> [(name: String, value: String)] {
        var pairs = [
            (name: "grant_type", value: "authorization_code"), ("code", code), ("redirect_uri", callback),
        ]
        if oauth.pkce == .s256 { pairs.append(("code_verifier", Self.verifier)) }
        return pairs
    }
}
