import AuthEngine
import ConnectionStrings
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import Testing
import WebRequests
import Wording

@Suite("Who a connection test names")
struct NamedAccountTests {
    private func account(_ body: String) async throws -> SignedInAccount {
        let world = try TestWorld { request in
            request.url.contains("/old/") ? HTTPReply(status: 404) : .json(body)
        }
        return try await world.engine().test(try world.plan(), tokens: .made(1, at: world.now))
    }

    @Test(
        "is whatever the reply has: a name, else an address, else an id, and the host only when there is nothing",
        arguments: [
            (#"{"first":"Ada","last":"L","mail":"a@b.c","id":7}"#, "Ada L", "a@b.c"),
            (#"{"mail":"a@b.c","id":7}"#, "a@b.c", nil), (#"{"first":"","mail":"","id":"7"}"#, "7", ""),
            (#"{"id":7}"#, "7", nil), (#"{"first":null,"id":"u-1"}"#, "u-1", nil), ("{}", "a.example.com", nil),
        ] as [(String, String, String?)]
    )
    func names(body: String, name: String, detail: String?) async throws {
        let accounts =
            String(body.dropLast()) + (body == "{}" ? "" : ",") + #""accounts":[{"href":"https://a.example.com"}]}"#
        let account = try await account(accounts)
        #expect(account.name == name)
        #expect(account.detail == detail)
    }

    @Test(
        "is nobody when a success says that it is an error, or names nobody",
        arguments: [
            #"{"error":"invalid_token"}"#, #"{"errors":[{"message":"Authentication failure."}]}"#, "{}", "[]",
            #"{"error":{"code":7}}"#,
        ]
    )
    func nobody(body: String) async throws {
        let world = try TestWorld { _ in .json(body) }
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: ServiceCatalog.bundled()
        )
        for service in ["dropbox", "backlog"] {
            let more =
                service == "backlog" ? [("URL", "https://a.backlog.com"), ("OAuthClientSecret", "ZZsecret")] : []
            let given = ConnectionProperties([("OAuthClientId", "key")] + more)
            let plan = try engine.resolve(given, service: service)
            await #expect(throws: AuthError.self) { try await engine.test(plan, tokens: .made(1, at: world.now)) }
        }
    }

    @Test("is shown without what the service repeats of the connection's secrets")
    func repeated() async throws {
        let refresh = "ZZrefresh-0123456789"
        let world = try TestWorld { _ in
            .json(#"{"name":"\#(refresh)","mailAddress":"ZZSECRET-abcdefg@x.y","id":1}"#)
        }
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: ServiceCatalog.bundled()
        )
        let given = ConnectionProperties([
            ("OAuthClientId", "key"), ("URL", "https://a.backlog.com"), ("OAuthClientSecret", "zzsecret-ABCDEFG"),
        ])
        let tokens = StoredTokens(accessToken: Secret("a"), refreshToken: Secret(refresh), timestamp: world.now)
        let account = try await engine.test(try engine.resolve(given, service: "backlog"), tokens: tokens)
        #expect(account.name == "***" && account.detail == "***@x.y")
    }

    @Test("a person without an account id, as in a team, is named all the same")
    func withoutIdentifier() async throws {
        let world = try TestWorld { _ in .json(#"{"name":{"display_name":"Ada"},"email":"a@b.c"}"#) }
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.surroundings,
            catalog: ServiceCatalog.bundled()
        )
        let plan = try engine.resolve(ConnectionProperties([("OAuthClientId", "key")]), service: "dropbox")
        let account = try await engine.test(plan, tokens: .made(1, at: world.now))
        #expect(account.name == "Ada" && account.identifier == nil)
        let before = SignedInAccount(subject: account.subject, name: "Ada", detail: "a@b.c", identifier: "dbid:1")
        #expect(account.isSamePerson(as: before) && before.isSamePerson(as: account))
    }

    @Test(
        "a wrong account is answered with the values that are right, out of the reply, harmless and not too many",
        arguments: [
            (
                #"[{"href":"https://acme.highrisehq.com"},{"href":"https://Beta-2.highrisehq.com/"}]"#,
                ["acme", "beta-2"]
            ),
            // What is no account of this service is not offered.
            (#"[{"href":"https://3.basecamp.com/1"},{"href":"https://acme.highrisehq.com.evil.example"}]"#, []),
            (#"[{"href":"http://acme.highrisehq.com"},{"href":"https://a.b.highrisehq.com"},{"href":7},{}]"#, []),
            (#"[{"href":"https://a\u001b[31m.highrisehq.com"},{"href":"https://ok.highrisehq.com:443/x"}]"#, ["ok"]),
            ("[]", []), ("null", []), ("{}", []),
        ]
    )
    func accounts(list: String, found: [String]) async throws {
        let engine = try engine(list)
        let plan = try plan(engine)
        await #expect { try await engine.test(plan, tokens: .made(1, at: 0)) } throws: { error in
            guard case .reply(.accountNotAmong("AccountId", "wrong", found)) = (error as? AuthError)?.fact else {
                return false
            }
            let hint = (error as? AuthError)?.hint(in: .english) ?? ""
            return found.isEmpty
                || hint.hasPrefix("give as AccountId ") && hint.hasSuffix(": \(found.joined(separator: ", "))")
        }
    }

    @Test("of thousands of accounts some are named, and each is as long as a host can be")
    func many() async throws {
        let names = (0..<5000).map { #"{"href":"https://account\#($0).highrisehq.com"}"# }.joined(separator: ",")
        let engine = try engine("[\(names)]")
        let plan = try plan(engine)
        await #expect { try await engine.test(plan, tokens: .made(1, at: 0)) } throws: { error in
            ((error as? AuthError)?.hint(in: .english) ?? "").utf8.count < 1000
        }
    }

    private func engine(_ list: String) throws -> AuthEngine {
        let world = try TestWorld { _ in .json(#"{"identity":{"first_name":"Ada"},"accounts":\#(list)}"#) }
        return AuthEngine(store: world.store, surroundings: world.surroundings, catalog: ServiceCatalog.bundled())
    }

    private func plan(_ engine: AuthEngine) throws -> ConnectionPlan {
        let properties = ConnectionProperties([
            ("AuthScheme", "OAuth"), ("AccountId", "wrong"), ("OAuthClientId", "a"), ("OAuthClientSecret", "b"),
        ])
        return try engine.resolve(properties, service: "highrise")
    }
}
