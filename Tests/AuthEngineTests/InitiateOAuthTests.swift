import AuthEngine
import Secrets
import SettingsStore
import TestSupport
import Testing
import WebRequests

/// The table of connectors.md 1.4: what each value does with what is stored and given.
@Suite("InitiateOAuth")
struct InitiateOAuthTests {
    /// What is stored before.
    enum Stored: Sendable, CaseIterable {
        case nothing, valid, ended, endedWithoutRefreshToken, onlyRefreshToken, refused
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let value: String
        var stored = Stored.nothing
        var given: [String] = []
        /// The grants asked of the token endpoint, in order.
        var grants: [String] = []
        var isAsked = false
        /// The code of the error it ends with; nil when it connects.
        var error: String?

        var testDescription: String { "\(value), stored \(stored), given \(given)" }
    }

    private static let access = ["OAuthAccessToken=access1"]
    private static let pair = access + ["OAuthRefreshToken=refresh1"]
    private static let aged = pair + ["OAuthExpiresIn=3600", "OAuthTokenTimestamp=1699999990000"]
    private static let old = pair + ["OAuthExpiresIn=3600", "OAuthTokenTimestamp=1600000000000"]

    private static let rows: [Row] = [
        // OFF: never a browser, never a refresh, nothing written.
        Row(value: "OFF", given: access),
        Row(value: "OFF", given: old),
        Row(value: "OFF", stored: .valid, error: "missingProperty"),
        Row(value: "OFF", error: "missingProperty"),
        Row(value: "OFF", given: ["OAuthAccessToken=ended", "OAuthRefreshToken=refresh1"], error: "tokenRefused"),
        // REFRESH: never a browser.
        Row(value: "REFRESH", stored: .valid),
        Row(value: "REFRESH", stored: .ended, grants: ["refresh_token"]),
        Row(value: "REFRESH", stored: .onlyRefreshToken, grants: ["refresh_token"]),
        Row(value: "REFRESH", stored: .endedWithoutRefreshToken, error: "signInNeeded"),
        Row(value: "REFRESH", stored: .refused, error: "signInNeeded"),
        Row(value: "REFRESH", error: "signInNeeded"),
        Row(value: "REFRESH", given: ["OAuthVerifier=code"], grants: ["authorization_code"]),
        Row(value: "REFRESH", given: aged),
        Row(value: "REFRESH", given: old, grants: ["refresh_token"]),
        Row(value: "REFRESH", given: pair, grants: ["refresh_token"]),
        Row(value: "REFRESH", given: ["OAuthRefreshToken=refresh1"], grants: ["refresh_token"]),
        Row(value: "REFRESH", given: access, error: "signInNeeded"),
        Row(value: "REFRESH", stored: .valid, given: ["OAuthVerifier=code"]),
        Row(value: "REFRESH", stored: .refused, given: ["OAuthRefreshToken=refresh7"], grants: ["refresh_token"]),
        // GETANDREFRESH: a browser only when nothing usable is there.
        Row(value: "GETANDREFRESH", stored: .valid),
        Row(value: "GETANDREFRESH", stored: .ended, grants: ["refresh_token"]),
        Row(value: "GETANDREFRESH", stored: .onlyRefreshToken, grants: ["refresh_token"]),
        Row(value: "GETANDREFRESH", grants: ["authorization_code"], isAsked: true),
        Row(
            value: "GETANDREFRESH",
            stored: .endedWithoutRefreshToken,
            grants: ["authorization_code"],
            isAsked: true
        ),
        Row(value: "GETANDREFRESH", stored: .refused, grants: ["authorization_code"], isAsked: true),
        Row(value: "GETANDREFRESH", given: aged),
    ]

    private func store(_ stored: Stored, _ world: TestWorld) async throws {
        guard stored != .nothing else { return }
        var tokens = StoredTokens.made(1, at: stored == .valid ? world.now : 0)
        if stored == .endedWithoutRefreshToken { tokens.refreshToken = nil }
        if stored == .onlyRefreshToken { tokens.accessToken = Secret("") }
        let plan = try world.plan()
        try await world.engine().save(plan, tokens: tokens, account: nil, connection: "one", to: world.location)
        guard stored == .refused else { return }
        world.answer { _ in .json(400, #"{"error":"invalid_grant"}"#) }
        _ = try? await world.engine().validTokens(world.location)
    }

    @Test("means what the driver's documentation says", arguments: rows)
    func means(row: Row) async throws {
        let world = try TestWorld()
        try await store(row.stored, world)
        let before = try world.store.peek(world.location)
        let setUp = world.sent.count
        world.answer { request async throws(AuthError) in
            if request.url.contains("/token") { return .tokens(2) }
            if request.url.contains("/old/me") { return HTTPReply(status: 404) }
            return request.header("Authorization") == "Bearer ended" ? HTTPReply(status: 401) : .me
        }
        let given = row.given.map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1).map { String($0) }
            return (parts[0], parts[1])
        }
        let plan = try world.plan([("InitiateOAuth", row.value)] + given)
        var isAsked = false
        var code: String?
        do throws(AuthError) {
            _ = try await world.engine().connect(plan, location: world.location, browser: .init(listens: false)) {
                signIn in
                isAsked = true
                try signIn.paste("the-code")
            }
        } catch {
            code = caseName(of: error)
        }
        #expect(code == row.error)
        #expect(isAsked == row.isAsked)
        #expect(world.sent[setUp...].filter { $0.url.contains("/token") }.map(\.form["grant_type"]) == row.grants)
        let after = try world.store.peek(world.location)
        if row.value == "OFF" || row.error != nil {
            #expect(after == before)
        } else {
            #expect(after?.tokens?.accessToken == Secret(row.grants.isEmpty ? "access1" : "access2"))
        }
    }
}
