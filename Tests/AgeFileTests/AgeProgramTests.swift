import AgeFile
import TestSupport
import Testing

@Suite("The age program", .enabled(if: Tool("age") != nil && Tool("age-keygen") != nil))
struct AgeProgramTests {
    private let age: Tool
    private let keygen: Tool

    init() throws {
        age = try #require(Tool("age"))
        keygen = try #require(Tool("age-keygen"))
    }

    @Test("opens what we seal", arguments: [0, 1, 65_536, 200_000], [false, true])
    func opensOurs(size: Int, armored: Bool) throws {
        let identity = try X25519Identity()
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let other = try X25519Identity()
        let file = try Age.encrypt(content, to: [other.recipient, identity.recipient], armored: armored)
        let keys = Array(AgeKeyFile.text(of: identity, created: "2026-01-31T12:00:00Z").utf8)
        let result = try age.run(["--decrypt", "-i", "identity", "sealed"], files: ["identity": keys, "sealed": file])
        #expect(result.status == 0)
        #expect(result.output == content)
    }

    @Test("seals what we open", arguments: [0, 1, 65_536, 200_000], [false, true])
    func sealsForUs(size: Int, armored: Bool) throws {
        let keys = try keygen.run([])
        let identities = try AgeKeyFile.identities(String(decoding: keys.output, as: UTF8.self))
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let arguments = (armored ? ["--armor"] : []) + ["-r", identities[0].recipient.text, "content"]
        let result = try age.run(arguments, files: ["content": content])
        #expect(result.status == 0)
        #expect(try Age.decrypt(result.output, with: identities) == content)
    }

    @Test("accepts and refuses the same changes of an armored file as we do")
    func agreesOnChanges() throws {
        let identity = try X25519Identity()
        let keys = Array(AgeKeyFile.text(of: identity, created: "2026-01-31T12:00:00Z").utf8)
        let file = try Age.encrypt([1, 2, 3], to: [identity.recipient], armored: true)
        let text = String(decoding: file, as: UTF8.self)
        // Blanks before the first line are left out: the format allows them, but age 1.1 does not look past them.
        let changes = [
            text, String(text.dropLast()), text.replacing("\n", with: "\r\n"), text + "\n \n", text + text,
            text.replacing("=", with: ""), text.replacing("\n-----END", with: "\n\n-----END"), "x" + text,
            text.replacing("-----END", with: " -----END"),
        ]
        for change in changes {
            let bytes = Array(change.utf8)
            let theirs = try age.run(["-d", "-i", "identity", "f"], files: ["identity": keys, "f": bytes]).status == 0
            let ours = (try? Age.decrypt(bytes, with: [identity])) != nil
            #expect(ours == theirs)
        }
    }
}
