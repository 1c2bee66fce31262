import AgeFile
import Testing

@Suite("An age file")
struct AgeFileTests {
    private static let chunk = 64 * 1_024

    @Test(
        "opens to what was sealed, at every size around the chunk border",
        arguments: [0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 2 * chunk + 1]
    )
    func roundTrip(size: Int) throws {
        let identity = try X25519Identity()
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for armored in [false, true] {
            let file = try Age.encrypt(content, to: [identity.recipient], armored: armored)
            let isSame = try Age.decrypt(file, with: [identity]) == content
            #expect(isSame)
        }
    }

    @Test("opens for each of its recipients and for nobody else")
    func severalRecipients() throws {
        let identities = try (0..<3).map { _ in try X25519Identity() }
        let file = try Age.encrypt([1, 2, 3], to: identities.map(\.recipient))
        for identity in identities {
            #expect(try Age.decrypt(file, with: [identity]) == [1, 2, 3])
        }
        let stranger = try X25519Identity()
        #expect(throws: AgeError.noMatch) { try Age.decrypt(file, with: [stranger]) }
        #expect(try Age.decrypt(file, with: [stranger, identities[2]]) == [1, 2, 3])
    }

    @Test("with a passphrase opens with that passphrase only")
    func passphrase() throws {
        let file = try Age.encrypt([7], to: [ScryptRecipient(passphrase: "correct horse", workFactor: 4)])
        #expect(try Age.decrypt(file, with: [ScryptIdentity(passphrase: "correct horse")]) == [7])
        #expect(throws: AgeError.noMatch) {
            try Age.decrypt(file, with: [ScryptIdentity(passphrase: "correct horsf")])
        }
    }

    @Test("that asks for more scrypt work than the limit is refused before the work")
    func workFactorLimit() throws {
        let file = try Age.encrypt([7], to: [ScryptRecipient(passphrase: "p", workFactor: 5)])
        #expect(throws: AgeError.header(.workFactorAboveLimit(5, limit: 4))) {
            try Age.decrypt(file, with: [ScryptIdentity(passphrase: "p", workFactorLimit: 4)])
        }
    }

    @Test("needs a recipient, and a passphrase stands alone")
    func refusedRecipients() throws {
        let phrase = try ScryptRecipient(passphrase: "p", workFactor: 1)
        #expect(throws: AgeError.usage(.noRecipient)) { try Age.encrypt([], to: []) }
        #expect(throws: AgeError.usage(.passphraseNotAlone)) { try Age.encrypt([], to: [phrase, phrase]) }
        #expect(throws: AgeError.usage(.emptyPassphrase)) { try ScryptRecipient(passphrase: "") }
        #expect(throws: AgeError.usage(.workFactorImpossible)) {
            try ScryptRecipient(passphrase: "p", workFactor: 60)
        }
    }

    @Test("with more stanzas than the limit is refused")
    func stanzaLimit() throws {
        let identity = try X25519Identity()
        let file = try Age.encrypt([1], to: [identity.recipient, identity.recipient])
        #expect(try Age.decrypt(file, with: [identity], stanzaLimit: 2) == [1])
        #expect(throws: AgeError.header(.tooManyStanzas(limit: 1))) {
            try Age.decrypt(file, with: [identity], stanzaLimit: 1)
        }
    }

    @Test("is the same for the same random bytes, and new for each file otherwise")
    func randomness() throws {
        let identity = try X25519Identity(random: countingRandom)
        let one = try Age.encrypt([1], to: [identity.recipient], random: countingRandom)
        #expect(try Age.encrypt([1], to: [identity.recipient], random: countingRandom) == one)
        let fresh = try (0..<2).map { _ in try Age.encrypt([1], to: [identity.recipient]) }
        #expect(fresh[0] != fresh[1])
        #expect(throws: AgeError.usage(.tooFewRandomBytes(wanted: 16))) {
            try Age.encrypt([1], to: [identity.recipient]) { _ in [] }
        }
    }

    @Test("cut short anywhere, or with any bit flipped, never opens")
    func everyDamage() throws {
        let identity = try X25519Identity()
        let file = try Age.encrypt(Array("content".utf8), to: [identity.recipient])
        for length in 0..<file.count {
            #expect(throws: AgeError.self) { try Age.decrypt(Array(file[..<length]), with: [identity]) }
        }
        for bit in 0..<(file.count * 8) {
            var damaged = file
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: AgeError.self) { try Age.decrypt(damaged, with: [identity]) }
        }
    }

    @Test("with a recipient of an unknown type opens for the ones it knows, and its stanza is authenticated")
    func unknownStanza() throws {
        struct Grease: AgeRecipient {
            let words: [String]
            func wrap(_ key: AgeFileKey, random: AgeRandom) throws(AgeError) -> [AgeStanza] {
                [AgeStanza(type: "grease", arguments: words, body: random(96))]
            }
        }
        let identity = try X25519Identity()
        var file = try Age.encrypt([5], to: [Grease(words: ["a1"]), identity.recipient])
        #expect(try Age.decrypt(file, with: [identity]) == [5])
        let place = try #require(file.firstIndex(of: UInt8(ascii: "1"), after: Array("grease a".utf8)))
        file[place] = UInt8(ascii: "2")
        #expect(throws: AgeError.headerMAC) { try Age.decrypt(file, with: [identity]) }
        #expect(throws: AgeError.usage(.badArgument)) {
            try Age.encrypt([5], to: [Grease(words: ["a b"]), identity.recipient])
        }
    }
}

extension [UInt8] {
    /// The place of a byte directly after the first occurrence of some others.
    fileprivate func firstIndex(of byte: UInt8, after text: [UInt8]) -> Int? {
        indices.first { $0 >= text.count && self[$0] == byte && self[($0 - text.count)..<$0].elementsEqual(text) }
    }
}
