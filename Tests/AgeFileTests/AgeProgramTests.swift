import AgeFile
import Foundation
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
        let keys = Array(AgeKeyFile.text(of: .x25519(identity), created: "2026-01-31T12:00:00Z").utf8)
        let result = try age.run(["--decrypt", "-i", "identity", "sealed"], files: ["identity": keys, "sealed": file])
        #expect(result.status == 0)
        let isSame = result.output == content
        #expect(isSame)
    }

    @Test("seals what we open", arguments: [0, 1, 65_536, 200_000], [false, true])
    func sealsForUs(size: Int, armored: Bool) throws {
        let keys = try keygen.run([])
        let identities = try AgeKeyFile.identities(String(decoding: keys.output, as: UTF8.self))
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let arguments = (armored ? ["--armor"] : []) + ["-r", identities[0].recipient.text, "content"]
        let result = try age.run(arguments, files: ["content": content])
        #expect(result.status == 0)
        let isSame = try Age.decrypt(result.output, with: identities) == content
        #expect(isSame)
    }

    @Test("seals for several what each of them opens", arguments: [false, true])
    func severalRecipients(armored: Bool) throws {
        let identities = try (0..<3).map { _ in try X25519Identity() }
        let recipients = identities.map(\.recipient.text).joined(separator: "\n") + "\n"
        let arguments = (armored ? ["--armor"] : []) + ["-R", "recipients", "content"]
        let result = try age.run(arguments, files: ["recipients": Array(recipients.utf8), "content": [1, 2, 3]])
        #expect(result.status == 0)
        for identity in identities {
            #expect(try Age.decrypt(result.output, with: [identity]) == [1, 2, 3])
        }
        let ours = try Age.encrypt([4, 5], to: identities.map(\.recipient), armored: armored)
        for identity in identities {
            let keys = Array(identity.revealedText().utf8)
            let opened = try age.run(["-d", "-i", "identity", "f"], files: ["identity": keys, "f": ours])
            #expect(opened.output == [4, 5])
        }
    }

    @Test("asks for the passphrase of what we seal, and we open what it sealed with one", arguments: [false, true])
    func passphrase(armored: Bool) throws {
        let folder = try TemporaryFolder()
        let content = Array("content of some length".utf8)
        let phrase = "correct horse"
        let ours = try Age.encrypt(content, to: [ScryptRecipient(passphrase: phrase, workFactor: 10)], armored: armored)
        try Data(ours).write(to: URL(filePath: folder.path(of: "ours")))
        let environment = ["PATH": "/usr/bin:/bin:/usr/local/bin", "TERM": "dumb"]
        let opens = try PseudoTerminal(
            ["age", "-d", "-o", folder.path(of: "opened"), folder.path(of: "ours")],
            environment: environment
        )
        #expect(opens.wait(for: "Enter passphrase"))
        opens.send("\(phrase)\r")
        #expect(opens.waitForEnd() == .exited(0))
        #expect(FileManager.default.contents(atPath: folder.path(of: "opened")) == Data(content))

        let seals = try PseudoTerminal(
            ["age", "-p"] + (armored ? ["-a"] : []) + ["-o", folder.path(of: "theirs"), folder.path(of: "opened")],
            environment: environment
        )
        for question in ["Enter passphrase", "Confirm passphrase"] {
            #expect(seals.wait(for: question))
            seals.send("\(phrase)\r")
        }
        #expect(seals.waitForEnd() == .exited(0))
        let theirs = Array(FileManager.default.contents(atPath: folder.path(of: "theirs")) ?? Data())
        #expect(try Age.decrypt(theirs, with: [ScryptIdentity(passphrase: phrase)]) == content)
        #expect(throws: AgeError.noMatch) { try Age.decrypt(theirs, with: [ScryptIdentity(passphrase: "wrong")]) }
    }

    @Test("accepts and refuses the same changes of an armored file as we do")
    func agreesOnChanges() throws {
        let identity = try X25519Identity()
        let keys = Array(AgeKeyFile.text(of: .x25519(identity), created: "2026-01-31T12:00:00Z").utf8)
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
