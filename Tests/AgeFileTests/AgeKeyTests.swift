import AgeFile
import Testing

@Suite("A key as text")
struct AgeKeyTests {
    // Both were made by age-keygen 1.1.1 for this test and are used nowhere else.
    @Test("is what age-keygen writes for the same key")
    func agreesWithKeygen() throws {
        let identity = try X25519Identity(Self.secret)
        #expect(identity.recipient.text == Self.recipient)
        #expect(identity.revealedText() == Self.secret)
        #expect(try X25519Recipient(Self.recipient) == identity.recipient)
    }

    @Test("is refused when a character is wrong, missing, added or of the other case")
    func refused() {
        let secrets = [
            "", Self.recipient, Self.secret.lowercased(), Self.secret + " ", String(Self.secret.dropLast()),
            Self.secret + "Q", "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1" + Self.secret.dropFirst(16),
        ]
        for text in secrets {
            #expect(throws: AgeError.key(.notASecretKey(.x25519))) { try X25519Identity(text) }
        }
        for text in ["", Self.secret, Self.recipient.uppercased(), Self.recipient + "q", "age1", "äge1"] {
            #expect(throws: AgeError.key(.notAPublicKey(.x25519))) { try X25519Recipient(text) }
        }
        for index in Self.recipient.indices {
            var text = Self.recipient
            text.replaceSubrange(index...index, with: text[index] == "q" ? "p" : "q")
            #expect(throws: AgeError.key(.notAPublicKey(.x25519))) { try X25519Recipient(text) }
        }
    }

    @Test("never shows a secret in a description")
    func redacted() throws {
        let identity = try X25519Identity(Self.secret)
        let phrase = try ScryptIdentity(passphrase: "ZZmark")
        let sealing = try ScryptRecipient(passphrase: "ZZmark")
        var shown = "\(identity) \(phrase) \(sealing) \(String(reflecting: identity)) \(String(reflecting: phrase))"
        dump(identity, to: &shown)
        dump(phrase, to: &shown)
        dump(sealing, to: &shown)
        dump(try AgeFileKey(Array("ZZmarkZZmarkZZma".utf8)), to: &shown)
        #expect(!shown.contains("ZZmark") && !shown.contains("SECRET") && !shown.contains("90, 90"))
    }

    @Test("stands in a file with comments, blank lines and either line end")
    func keyFiles() throws {
        let text = "# created: now\r\n\n\(Self.secret)\r\n#\n\(Self.secret)"
        #expect(try AgeKeyFile.identities(text).map(\.recipient.text) == [Self.recipient, Self.recipient])
        #expect(try AgeKeyFile.recipients("# team\n\n\(Self.recipient)\n").map(\.text) == [Self.recipient])
        #expect(try AgeKeyFile.recipients("").isEmpty)
        let written = AgeKeyFile.text(of: try AgeSecretKey(Self.secret), created: "2026-01-31T12:00:00Z")
        #expect(
            written == "# created: 2026-01-31T12:00:00Z\n# public key: \(Self.recipient)\n\(Self.secret)\n"
        )
    }

    @Test("that cannot be read is named by its line and not quoted")
    func keyFileErrors() {
        #expect(throws: AgeError.key(.notASecretKey(.x25519, line: 2))) {
            try AgeKeyFile.identities("#\n\(Self.secret.dropLast())")
        }
        #expect(throws: AgeError.key(.noSecretKey)) { try AgeKeyFile.identities("# nothing\n") }
        #expect(throws: AgeError.key(.notAPublicKey(.x25519, line: 1))) {
            try AgeKeyFile.recipients(" \(Self.recipient)")
        }
    }

    private static let secret = "AGE-SECRET-KEY-1DR2WG4QXS08ZKX0Y5CLWPET2DQ702XEDTULJ72D8XN0FWM6ECS9Q58E8N0"
    private static let recipient = "age1v508rn6f5fmv8tr747zayv3n6zt55kttmj284yp6jj2j54622qhq4m93vq"
}
