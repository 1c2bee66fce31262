import PracticeProvider
import ServiceCatalog
import StrictJSON
import Testing

@Suite("Refreshing")
struct RefreshTests {
    @Test("a refresh gives a new access token that works", arguments: SignIn.all)
    func refresh(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let tokens = try await world.signedIn(signIn)
            let reply = try await world.refresh(signIn, tokens.refresh)
            #expect(reply.status == 200)
            let access = try #require(reply.json?["access_token"]?.string)
            #expect(access != tokens.access)
            #expect(try await world.identity(signIn, token: access).status == 200)
        }
    }

    @Test(
        "a rotated refresh token that comes again ends the whole grant, another one stays as it is",
        arguments: SignIn.all
    )
    func rotation(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let other = try await world.signedIn(signIn)
            let tokens = try await world.signedIn(signIn)
            let reply = try await world.refresh(signIn, tokens.refresh)
            let (next, access) = (reply.json?["refresh_token"]?.string, reply.json?["access_token"]?.string)
            #expect(try await world.identity(signIn, token: tokens.access).status == 200)
            let reuse = try await world.refresh(signIn, tokens.refresh)
            if signIn.oauth.rotatesRefreshToken {
                try expect(reuse, "invalidRefreshToken", signIn)
                #expect(next != tokens.refresh)
                try expect(try await world.refresh(signIn, try #require(next)), "invalidRefreshToken", signIn)
                for token in [tokens.access, try #require(access)] {
                    #expect(try await world.identity(signIn, token: token).status == 401)
                }
                let grant = try #require(await world.provider.grants.last)
                #expect(grant.refreshes == [2, 1])
                #expect(grant.reuses == 1)
            } else {
                #expect(reuse.status == 200)
                #expect(next == (signIn.oauth.quirks.contains(.refreshOmitsRefreshToken) ? nil : tokens.refresh))
                let grant = try #require(await world.provider.grants.last)
                #expect(grant.refreshes == [2])
                #expect(grant.reuses == 0)
            }
            #expect(try await world.refresh(signIn, other.refresh).status == 200)
            #expect(try await world.identity(signIn, token: other.access).status == 200)
        }
    }

    @Test("each generation of a rotating refresh token is counted", arguments: SignIn.all)
    func generations(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            var token = try await world.signedIn(signIn).refresh
            for _ in 0..<3 {
                let reply = try await world.refresh(signIn, token)
                token = reply.json?["refresh_token"]?.string ?? token
            }
            let grant = try #require(await world.provider.grants.last)
            #expect(grant.service == signIn.practice.service.id)
            #expect(grant.refreshes == (signIn.oauth.rotatesRefreshToken ? [1, 1, 1] : [3]))
            #expect(grant.generation == (signIn.oauth.rotatesRefreshToken ? 3 : 0))
        }
    }

    @Test("a refresh token ends when the service says so", arguments: SignIn.all)
    func lifetime(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let tokens = try await world.signedIn(signIn)
            world.clock.move(seconds: signIn.oauth.limits.refreshToken ?? 1_000_000_000)
            let reply = try await world.refresh(signIn, tokens.refresh)
            if signIn.oauth.limits.refreshToken == nil {
                #expect(reply.status == 200)
            } else {
                try expect(reply, "invalidRefreshToken", signIn)
            }
        }
    }

    @Test("an invented, altered or different token does not refresh", arguments: SignIn.all)
    func forged(_ signIn: SignIn) async throws {
        try await World.run { world async throws in
            let tokens = try await world.signedIn(signIn)
            for token in ["x", String(tokens.refresh.dropLast()), tokens.access, tokens.refresh + "A"] {
                try expect(try await world.refresh(signIn, token), "invalidRefreshToken", signIn)
            }
        }
    }

    @Test("where offline access must be asked for, there is no refresh token without it")
    func offline() async throws {
        let signIn = try #require(
            SignIn.inBrowser.first { $0.practice.schemes[$0.scheme.id]?.refreshTokenNeeds.isEmpty == false }
        )
        let need = try #require(signIn.practice.schemes[signIn.scheme.id]?.refreshTokenNeeds.first)
        try await World.run { world async throws in
            let code = try await world.code(signIn, changing: [need.property: nil])
            let reply = try await world.token(signIn, signIn.exchange(code: code))
            #expect(reply.status == 200)
            #expect(reply.json?["refresh_token"] == nil)
        }
    }

    @Test("the oldest refresh token falls out when there are too many")
    func tooMany() async throws {
        let signIn = try #require(SignIn.inBrowser.first { $0.oauth.limits.refreshTokens != nil })
        let limit = try #require(signIn.oauth.limits.refreshTokens)
        try await World.run { world async throws in
            var tokens: [String] = []
            for _ in 0...limit { tokens.append(try await world.signedIn(signIn).refresh) }
            try expect(try await world.refresh(signIn, tokens[0]), "invalidRefreshToken", signIn)
            #expect(try await world.refresh(signIn, tokens[1]).status == 200)
        }
    }

    @Test("too many sign-ins within an hour are refused, refreshes are not counted")
    func signIns() async throws {
        let signIn = try #require(SignIn.all.first { $0.oauth.limits.signInsPerHour != nil })
        let limit = try #require(signIn.oauth.limits.signInsPerHour)
        try await World.run { world async throws in
            var refresh = ""
            for _ in 0..<limit { refresh = try await world.signedIn(signIn).refresh }
            let again = signIn.exchange(code: try await world.code(signIn))
            try expect(try await world.token(signIn, again), "tooManySignIns", signIn)
            #expect(try await world.refresh(signIn, refresh).status == 200)
            world.clock.move(seconds: 3600)
            _ = try await world.signedIn(signIn)
        }
    }
}
