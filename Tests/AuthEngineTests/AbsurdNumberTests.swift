import Secrets
import SettingsStore
import TestSupport
import Testing
import WebRequests

@testable import AuthEngine

/// No number of a string, a reply or a caller ends the program: each is read as the nearest that can be meant (S6).
@Suite("Numbers from outside that nobody can mean")
struct AbsurdNumberTests {
    static let numbers = [
        "-9223372036854775808", "-1", "0", "1", "9223372036854775807", "9223372036854775808", "99999999999999999",
        "99999999999999999999999999", "-99999999999999999999", "1e30", "3600.5",
    ]

    @Test("in a string are kept as a time that can be", arguments: numbers, numbers)
    func given(_ lifetime: String, _ issued: String) async throws {
        let world = try TestWorld()
        let plan = try world.plan([
            ("OAuthAccessToken", "ZZaccess"), ("OAuthRefreshToken", "ZZrefresh"), ("OAuthExpiresIn", lifetime),
            ("OAuthTokenTimestamp", issued),
        ])
        try await world.engine().adopt(plan, connection: "one", to: world.location)
        let tokens = try #require(try world.store.peek(world.location)?.tokens)
        #expect(tokens.accessToken == Secret("ZZaccess") && tokens.refreshToken == Secret("ZZrefresh"))
        #expect(tokens.endsAt(now: world.now) ?? 0 >= 0)
        for now in [0, world.now, 253_402_300_799_999, Int64.max] {
            for margin in [Duration.zero, .seconds(60), .seconds(Int64.max), .seconds(Int64.min)] {
                _ = TokenLifetime.isValid(tokens, now: now, margin: margin)
            }
        }
        #expect(TokenLifetime.spread(tokens, machine: "ffffffffffff") <= TokenLifetime.widestSpread)
    }

    @Test("as a lifetime a caller asks for lead to a renewal at most", arguments: [Int64.max, Int64.min, -1, 1 << 60])
    func margin(_ seconds: Int64) async throws {
        let world = try TestWorld { _ throws(AuthError) in .tokens(2) }
        let old = StoredTokens.made(1, at: world.now)
        let (engine, plan) = (world.engine(), try world.plan())
        try await engine.save(plan, tokens: old, account: nil, connection: "one", to: world.location)
        #expect(try await engine.validTokens(world.location, minValidity: .seconds(seconds)).accessToken.count > 0)
    }

    @Test("in a reply are read as a time that can be", arguments: numbers)
    func reply(_ number: String) async throws {
        let world = try TestWorld { _ throws(AuthError) in
            var reply = HTTPReply.json(
                """
                {"access_token":"access2","token_type":"bearer","expires_in":"\(number)","refresh_token":"refresh2"}
                """
            )
            reply.headers += [("Date", "Fri, 31 Dec 9999 23:59:59 GMT"), ("Retry-After", number)]
            return reply
        }
        let (engine, plan) = (world.engine(), try world.plan())
        try await engine.save(plan, tokens: .made(1, at: 0), account: nil, connection: "one", to: world.location)
        do {
            _ = try await engine.validTokens(world.location)
        } catch {
            // What a lifetime may be written like is the reply's matter; that nothing traps is this one's.
            #expect(caseName(of: error) == "badReply")
        }
    }
}
