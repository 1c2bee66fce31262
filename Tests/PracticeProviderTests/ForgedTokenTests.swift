import Crypto
import FoundationEssentials
import PracticeProvider
import ServiceCatalog
import StrictJSON
import TestSupport
import Testing

/// Everybody can make the seal of a practice token, so that whatever stands in one is foreign (S20).
@Suite("A forged token")
struct ForgedTokenTests {
    private static let odd = [
        "", "-1", "0", "z", "1y2p0ij32e8e7", "-1y2p0ij32e8e8", "zzzzzzzzzzzzzz", "1y2p0ij32e8e8", "zik0zj", "255s", "é",
        "%00",
        "..", String(repeating: "A", count: 200), "SGVsbG8", "=", "\u{1B}[2J",
    ]

    /// A token of the provider with another field, and a seal that fits.
    private static func forged(_ token: String, of signIn: SignIn, field: Int, _ value: String) -> String {
        let prefix = signIn.practice.tokenPrefix
        var fields = token.dropFirst(prefix.count).split(separator: ".", omittingEmptySubsequences: false)
            .dropLast().map(String.init)
        fields[field] = value
        let content = prefix + fields.joined(separator: ".")
        let key = SymmetricKey(data: Array("oauth-setup practice, not a secret".utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(content.utf8), using: key)
        let seal = Data(code.prefix(16)).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        return content + "." + seal.replacing("=", with: "")
    }

    @Test("is answered, and whoever signs in next is served", arguments: SignIn.inBrowser)
    func forged(_ signIn: SignIn) async throws {
        let folder = try TemporaryFolder()
        try await World.run(stateFile: folder.path(of: "state")) { world async throws in
            let tokens = try await world.signedIn(signIn)
            let code = try await world.code(signIn)
            for field in 0..<14 {
                for value in Self.odd {
                    func forge(_ token: String) -> String { Self.forged(token, of: signIn, field: field, value) }
                    var replies = [
                        try await world.refresh(signIn, forge(tokens.refresh)),
                        try await world.token(signIn, signIn.exchange(code: forge(code))),
                    ]
                    // Nothing else can stand in a header.
                    if value.utf8.allSatisfy({ (32...126).contains($0) }) {
                        replies.append(try await world.identity(signIn, token: forge(tokens.access)))
                    }
                    #expect(replies.allSatisfy { (200..<500).contains($0.status) }, "\(field) \(value)")
                }
            }
            let stats = try await world.browser.get(world.base + "/practice/stats")
            #expect(stats.status == 200 && stats.json?["grants"]?.array?.isEmpty == false)
            // Where sign-ins are limited, the forged ones were counted, too.
            if signIn.oauth.limits.signInsPerHour == nil {
                #expect(try await world.signedIn(signIn).access.isEmpty == false)
            }
        }
    }

    @Test("and numbers in the file that one process leaves to the next end no provider")
    func stateFile() async throws {
        let signIn = try SignIn.of("backlog")
        let folder = try TemporaryFolder()
        let numbers = ["-1", "9223372036854775807", "99999999999999999999", "1e30", "\"x\"", "null"]
        for number in numbers {
            let state = """
                {"schemaVersion": 1, "spent": [\(number)], "revoked": [], "refreshTokens": {"a b": [\(number)]},
                 "signIns": {"backlog x": [\(number)]},
                 "grants": [{"grant": "g", "service": "backlog", "scheme": "OAuth", "generation": \(number),
                   "refreshes": [\(number), \(number)], "reuses": \(number)}]}
                """
            let path = folder.path(of: "state")
            try Data(state.utf8).write(to: URL(filePath: path))
            try await World.run(stateFile: path) { world async throws in
                let tokens = try await world.signedIn(signIn)
                #expect(try await world.refresh(signIn, tokens.refresh).status == 200)
                #expect(try await world.browser.get(world.base + "/practice/stats").status == 200)
            }
        }
    }
}
