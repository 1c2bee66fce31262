import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import StrictJSON
import TestSupport
import Testing
import WebRequests
import Wording

/// The bad input of issue 3: one sentence and one hint in both languages, the right exit code, and nothing is lost.
@Suite("Bad input at a sign-in")
struct ErrorSentenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let what: String
        /// What is pasted; `STATE` stands for the right state.
        var paste = "the-code"
        var reply: HTTPReply = .tokens(2)
        var network: AuthError.Fact?
        let code: String
        let outcome: AuthError.Outcome
        let english: String
        let hint: String

        var testDescription: String { what }
    }

    private static let cases = [
        Case(
            what: "wrong or reused code",
            reply: .json(400, #"{"error":"invalid_grant","error_description":"code has expired"}"#),
            code: "invalidGrant",
            outcome: .refusedByService,
            english: "code has expired",
            hint: "only once"
        ),
        Case(
            what: "wrong or reused code, forbidden",
            reply: .json(403, #"{"error":"invalid_grant"}"#),
            code: "invalidGrant",
            outcome: .refusedByService,
            english: "does not accept this code",
            hint: "only once"
        ),
        Case(
            what: "code of another sign-in",
            paste: "http://localhost:33333/?code=c&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            code: "stateMismatch",
            outcome: .failed,
            english: "belongs to another sign-in",
            hint: "newest address"
        ),
        Case(
            what: "address without a state",
            paste: "http://localhost:33333/?code=c",
            code: "stateMissing",
            outcome: .failed,
            english: "no state",
            hint: "full address"
        ),
        Case(
            what: "wrong secret",
            reply: .json(401, #"{"error":"invalid_client"}"#),
            code: "invalidClient",
            outcome: .refusedByService,
            english: "client ID or the secret",
            hint: "OAuthClientSecret"
        ),
        Case(
            what: "redirect not registered, by its code",
            paste: "http://localhost:33333/?error=redirect_uri_mismatch&state=STATE",
            code: "refused",
            outcome: .refusedByService,
            english: "callback URL is not registered",
            hint: "CallbackURL"
        ),
        Case(
            what: "redirect not registered, at the token endpoint",
            reply: .json(400, #"{"error":"invalid_grant","error_description":"redirect_uri does not match"}"#),
            code: "invalidGrant",
            outcome: .refusedByService,
            english: "callback URL is not registered",
            hint: "CallbackURL"
        ),
        Case(
            what: "scope refused",
            paste: "http://localhost:33333/?error=invalid_scope&error_description=no+such+scope&state=STATE",
            code: "refused",
            outcome: .refusedByService,
            english: "scope that was asked for: no such scope",
            hint: "Scope"
        ),
        Case(
            what: "person refused",
            paste: "http://localhost:33333/?error=access_denied&state=STATE",
            code: "refused",
            outcome: .refusedByService,
            english: "permission was not given",
            hint: "allow"
        ),
        Case(
            what: "token endpoint unreachable",
            network: .network(.networkFailed(host: "a.example.com", kind: .refused)),
            code: "networkFailed",
            outcome: .failed,
            english: "a.example.com does not accept connections",
            hint: "network"
        ),
        Case(
            what: "HTML instead of JSON",
            reply: HTTPReply(
                status: 200,
                headers: [("Content-Type", "text/html; charset=utf-8")],
                body: Array("<html>log in to the network</html>".utf8)
            ),
            code: "notAnOAuthReply",
            outcome: .failed,
            english: "not an OAuth answer (HTTP 200, text/html, 34 bytes)",
            hint: "log-in page"
        ),
    ]

    @Test("gets one sentence and one hint in both languages, and loses nothing", arguments: cases)
    func sentence(item: Case) async throws {
        let world = try TestWorld { _ throws(AuthError) in
            if let network = item.network { throw AuthError(network) }
            return item.reply
        }
        // What was there before: a sign-in that has ended, which the new one would replace.
        try await world.engine().save(
            try world.plan(),
            tokens: StoredTokens(accessToken: Secret("old"), expiresIn: 60, timestamp: 0),
            account: SignedInAccount(subject: "user", name: "Ada"),
            connection: "one",
            to: world.location
        )
        let before = try kept(world)
        #expect(before["tokens"] != nil)
        let plan = try world.plan()
        var failure: AuthError?
        do throws(AuthError) {
            _ = try await world.engine().connect(plan, location: world.location, browser: .init(listens: false)) {
                signIn in
                let state = signIn.authorizationURL.split(separator: "&").first { $0.hasPrefix("state=") }
                let given = state.map { String($0.dropFirst("state=".count)) } ?? ""
                try signIn.paste(item.paste.replacing("STATE", with: given))
            }
        } catch {
            failure = error
        }
        let error = try #require(failure)
        #expect(caseName(of: error) == item.code)
        #expect(error.outcome == item.outcome)
        #expect(error.message(in: .english).contains(item.english), "\(error)")
        #expect(error.hint(in: .english)?.contains(item.hint) == true, "\(error.hint(in: .english) ?? "")")
        for text in [error.message(in: .japanese), error.hint(in: .japanese) ?? ""] {
            #expect(text.unicodeScalars.contains { (0x3040...0x30FF).contains($0.value) }, "\(text)")
            #expect(!text.contains("\n"))
        }
        #expect(try kept(world) == before)
    }

    /// The settings, but for the count of sign-ins.
    private func kept(_ world: TestWorld) throws -> JSONValue {
        var members = try #require(try world.store.peek(world.location)?.revealedJSON().object)
        members["revision"] = nil
        members["authenticationAttempts"] = nil
        return .object(members)
    }

    @Test("a clock that is off by a day is told before the browser opens")
    func clock() async throws {
        let world = try TestWorld { _ throws(AuthError) in
            HTTPReply(status: 404, headers: [("Date", "Mon, 13 Nov 2023 22:13:20 GMT")])
        }
        let found = await world.engine().preflight(try world.plan()).first { $0.check == .clock }
        #expect(found?.message(in: .english) == "this machine's clock is 1 day fast")
        #expect(found?.message(in: .japanese) == "このマシンの時計が1日進んでいます")
        #expect(found?.hint(in: .english)?.contains("set the clock") == true)
        #expect(found?.hint(in: .japanese)?.contains("時計を合わせて") == true)
    }
}
