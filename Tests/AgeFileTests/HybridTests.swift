import AgeFile
import Testing

@Suite("A post-quantum key")
struct HybridTests {
    @Test("opens what was sealed for it, beside keys of the other kind too, and nothing else")
    func roundTrip() throws {
        let identity = try HybridIdentity()
        let curve = try X25519Identity()
        for recipients: [any AgeRecipient] in [[identity.recipient], [curve.recipient, identity.recipient]] {
            let file = try Age.encrypt([1, 2, 3], to: recipients, armored: true)
            #expect(Age.publicKeyCount(file) == recipients.count)
            #expect(try Age.decrypt(file, with: [identity]) == [1, 2, 3])
            #expect(throws: AgeError.noMatch) { try Age.decrypt(file, with: [try HybridIdentity()]) }
        }
        let file = try Age.encrypt([1, 2, 3], to: [identity.recipient])
        #expect(throws: AgeError.noMatch) { try Age.decrypt(file, with: [curve]) }
    }

    @Test("stands in files of keys as text of its own form")
    func text() throws {
        let identity = try HybridIdentity(random: countingRandom)
        #expect(identity.revealedText() == Self.secret)
        #expect(identity.recipient.text.count == 1_959 && identity.recipient.text.hasPrefix("age1pq1"))
        #expect(try HybridIdentity(Self.secret).recipient == identity.recipient)
        #expect(try HybridRecipient(identity.recipient.text) == identity.recipient)
        let key = try AgeSecretKey(Self.secret)
        let file = AgeKeyFile.text(of: key, created: "now")
        #expect(try AgeKeyFile.identities(file).map(\.recipient) == [key.recipient])
        #expect(try AgeKeyFile.recipients("# team\n\(key.recipient.text)\n") == [key.recipient])
        #expect(key.kind == .hybrid && key.revealedText() == Self.secret)
    }

    @Test("is refused when a character is wrong, missing, added or of the other case")
    func refused() throws {
        let recipient = try HybridIdentity(Self.secret).recipient.text
        for text in [
            Self.secret.lowercased(), String(Self.secret.dropLast()), Self.secret + "Q", "AGE-SECRET-KEY-PQ-1",
        ] {
            #expect { try AgeSecretKey(text) } throws: { ($0 as? AgeError)?.failure == "key failure" }
        }
        for text in [recipient.uppercased(), String(recipient.dropLast()), recipient + "q", "age1pq1"] {
            #expect { try AgePublicKey(text) } throws: { ($0 as? AgeError)?.failure == "key failure" }
        }
    }

    @Test("never shows its secret")
    func redacted() throws {
        let identity = try HybridIdentity(Self.secret)
        var shown = "\(identity) \(String(reflecting: identity))"
        dump(identity, to: &shown)
        #expect(!shown.contains("SECRET") && !shown.contains("- 31"))
    }

    // The bytes 0 to 31; the text is computed here, and its form is that of the public vectors.
    private static let secret = "AGE-SECRET-KEY-PQ-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0S5DYVQQ"
}
