import Localization
import Secrets
import SettingsStore
import StrictJSON
import TestSupport
import Testing
import Wording

/// Numbers of a settings file that nobody can mean cost no token: they are read as the nearest that can be meant (S6).
@Suite("Numbers in settings that nobody can mean")
struct AbsurdNumberTests {
    static let numbers = [
        "-1", "-9223372036854775808", "9223372036854775807", "9223372036854775808", "99999999999999999",
        "99999999999999999999999999", "-99999999999999999999", "1e30", "-1e30", "1e999", "0.5", "3600.5", "1e-999",
    ]
    private static let members = [
        "revision", "expires", "issued", "server", "since", "attempt", "moved", "journal",
    ]

    private static func text(_ member: String, _ number: String) -> String {
        func value(_ name: String, _ usual: String) -> String { name == member ? number : usual }
        return """
            {
              "schemaVersion": 1, "id": "00112233445566778899aabbccddeeff", "revision": \(value("revision", "4")),
              "service": "example", "connection": "demo",
              "tokens": {
                "OAuthAccessToken": "ZZmark-access", "OAuthRefreshToken": "ZZmark-refresh", "TokenType": "Bearer",
                "OAuthTokenTimestamp": \(value("issued", "1700000000000")),
                "OAuthExpiresIn": \(value("expires", "3600")), "ServerTimestamp": \(value("server", "1700000000000"))
              },
              "refreshTokenSince": \(value("since", "1700000000000")),
              "refresh": {"token": "00", "at": \(value("journal", "1700000000000")), "state": "sent"},
              "authenticationAttempts": [\(value("attempt", "1700000000000")), 1]
              \(member == "moved" ? ", \"moved\": {\"to\": \"passphrase\", \"at\": \(number)}" : "")
            }
            """
    }

    @Test("leave the tokens readable, and every time one that can be written", arguments: members, numbers)
    func read(_ member: String, _ number: String) throws {
        let settings = try Settings(json: JSONParser.parse(Self.text(member, number)))
        let tokens = try #require(settings.tokens)
        #expect(tokens.accessToken == Secret("ZZmark-access") && tokens.refreshToken == Secret("ZZmark-refresh"))
        let times = [tokens.timestamp, tokens.serverTimestamp, settings.refreshTokenSince, settings.moved?.at]
        for time in times.compactMap(\.self) + settings.authenticationAttempts {
            #expect((0...253_402_300_799_999).contains(time))
        }
        #expect((0...Int(Int32.max)).contains(tokens.expiresIn ?? -1))
        #expect((0...1 << 53).contains(settings.revision))
        if let moved = settings.movedAway { #expect(moved.kind == "moved" && !moved.message(in: .english).isEmpty) }
    }

    @Test("do not keep sealed settings from being taken in, changed, moved on and read again", arguments: numbers)
    func takenIn(_ number: String) async throws {
        for member in ["revision", "expires", "issued", "since"] {
            let machine = try Machine()
            let recipient = try machine.store.recipient()
            let sealed = try Sealing.seal(Array(Self.text(member, number).utf8), for: recipient)
            let opened = try machine.store.openedCopy(sealed)
            for replacing in [false, true] {
                try await machine.store.takeIn(opened, as: "demo", at: machine.location, replacing: replacing)
            }
            for turn in 0..<2 {
                let saved = try await machine.save(token: "ZZmark-\(turn)")
                #expect(saved.tokens?.accessToken == Secret("ZZmark-\(turn)"))
                #expect(try machine.store.peek(machine.location) == saved)
            }
            let settings = try #require(try machine.store.peek(machine.location))
            try machine.store.checkNotOlder(settings)
            let key = TransferKey.recipient(recipient)
            _ = try await machine.store.moveOut(machine.location, for: key, secretProperties: [])
        }
    }

    @Test("of this machine's own memory do neither")
    func state() async throws {
        for number in Self.numbers + ["x", ""] {
            let machine = try Machine()
            let saved = try await machine.save()
            let state = machine.place.path(of: "state")
            let store = machine.store(environment: ["XDG_STATE_HOME": state])
            store.acceptOlder(saved)
            try write(number + "\n", to: "\(state)/oauth-setup/\(saved.id)")
            let next = try await store.update(machine.location) { current in
                var next = current
                next?.tokens = StoredTokens(accessToken: Secret("ZZmark-next"), timestamp: .max)
                return (next, next?.revision)
            }
            #expect(next != nil)
            #expect(try store.peek(machine.location)?.tokens?.accessToken == Secret("ZZmark-next"))
        }
    }
}
