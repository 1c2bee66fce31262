import FoundationEssentials
import PracticeProvider
import ServiceCatalog
import StrictJSON
import Testing
import Wording

/// A running provider, a browser and a clock.
struct World {
    let provider: PracticeProvider
    let browser: Browser
    let clock: Clock

    /// Runs a test against a fresh provider, and stops it whatever happens.
    static func run(
        _ person: PracticePerson = .approves,
        tokenLifetime: Int? = nil,
        stateFile: String? = nil,
        logFile: String? = nil,
        catalog: PracticeCatalog? = nil,
        clock: Clock = Clock(),
        _ body: (World) async throws -> Void
    ) async throws {
        var options = PracticeOptions(
            tokenLifetime: tokenLifetime,
            person: person,
            now: { clock.now },
            stateFile: stateFile,
            logFile: logFile
        )
        options.words = { $0.message }
        let provider = try await PracticeProvider.start(options, catalog: catalog)
        let browser = Browser()
        do {
            try await body(World(provider: provider, browser: browser, clock: clock))
        } catch {
            try await browser.close()
            await provider.stop()
            throw error
        }
        try await browser.close()
        await provider.stop()
    }

    var base: String { provider.baseURL }

    func code(_ signIn: SignIn, changing changes: [String: String?] = [:]) async throws -> String {
        let reply = try await browser.get(signIn.authorizationURL(at: base, changing: changes))
        return try #require(reply.answer()["code"])
    }

    /// Calls the token endpoint with the client's credentials where the service expects them.
    func token(
        _ signIn: SignIn,
        _ pairs: [(name: String, value: String)],
        secret: String? = nil
    ) async throws -> Reply {
        let secret = secret ?? signIn.clientSecret
        let url = signIn.url(signIn.oauth.tokenEndpoint, at: base)
        switch signIn.oauth.clientAuthentication {
        case .body:
            return try await browser.form(
                url,
                pairs + [("client_id", signIn.clientID), ("client_secret", secret)]
            )
        case .basic:
            return try await browser.form(url, pairs, headers: [basic(signIn.clientID, secret)])
        }
    }

    func basic(_ id: String, _ secret: String) -> (String, String) {
        let pair = "\(PercentEncoding.encode(id)):\(PercentEncoding.encode(secret))"
        return ("Authorization", "Basic " + Data(pair.utf8).base64EncodedString())
    }

    func refresh(_ signIn: SignIn, _ token: String) async throws -> Reply {
        try await self.token(signIn, [("grant_type", "refresh_token"), ("refresh_token", token)])
    }

    /// Signs in, in the way of the scheme.
    func signedIn(_ signIn: SignIn) async throws -> Tokens {
        let reply: Reply
        if signIn.oauth.grants.contains(.password) {
            reply = try await token(
                signIn,
                [
                    ("grant_type", "password"), ("username", signIn.practice.user.login),
                    ("password", signIn.practice.user.password),
                ]
            )
        } else {
            reply = try await token(signIn, signIn.exchange(code: try await code(signIn)))
        }
        return try Tokens(reply)
    }

    /// The call that proves a connection, with other values of some properties.
    func identity(_ practice: PracticeService, _ scheme: Scheme, _ values: [String: String]) async throws -> Reply {
        let test = try #require(scheme.tests.first)
        func value(_ property: String) -> String? { values[property] ?? practice.value(of: property) }
        var url = base + "/" + test.url.filled(.url, value).dropFirst("https://".count)
        var headers = test.contentType.map { [("Content-Type", $0)] } ?? []
        for credential in scheme.authorization where credential.when.map({ !(value($0) ?? "").isEmpty }) ?? true {
            let plain = credential.value.filled(.none, value)
            let written = credential.encoding == .base64 ? Data(plain.utf8).base64EncodedString() : plain
            switch credential.place {
            case .header: headers.append((credential.name, credential.prefix + written))
            case .query:
                url += (url.contains("?") ? "&" : "?") + PercentEncoding.form([(credential.name, written)])
            }
        }
        return try await browser.send(test.method == "POST" ? "POST" : "GET", url, headers: headers, body: test.body)
    }

    func identity(_ signIn: SignIn, token: String) async throws -> Reply {
        try await identity(signIn.practice, signIn.scheme, ["OAuthAccessToken": token])
    }
}

/// The reply to a sign-in.
struct Tokens {
    let reply: Reply
    let access: String
    let refresh: String

    init(_ reply: Reply) throws {
        #expect(reply.status == 200)
        self.reply = reply
        access = try #require(reply.json?["access_token"]?.string)
        refresh = try #require(reply.json?["refresh_token"]?.string)
    }
}
