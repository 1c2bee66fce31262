import AgeFile
import Foundation
import Localization
import Secrets
import SettingsStore
import TestSupport
import Testing
import Wording

@Suite("This machine's identity")
struct IdentityTests {
    @Test("is made on first use, in the form age-keygen gives it, and stays")
    func isMade() throws {
        let machine = try Machine()
        let recipient = try machine.store.recipient()
        #expect(recipient.hasPrefix("age1"))
        #expect(try machine.store.recipient() == recipient)
        let lines = String(decoding: content(of: machine.folder.identityPath), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[0].wholeMatch(of: /# created: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
        #expect(lines[1] == "# public key: \(recipient)")
        #expect(try X25519Identity(String(lines[2])).recipient.text == recipient)
        #expect(try FileManager.default.contentsOfDirectory(atPath: machine.folder.path) == ["identity.txt"])
        #expect(try mode(of: machine.folder.identityPath) == 0o600)
    }

    @Test("is one and the same for many who need it at once")
    func isMadeOnce() async throws {
        let machine = try Machine()
        let recipients = await withTaskGroup(of: String?.self) { group in
            for _ in 0..<16 {
                group.addTask { try? machine.store.recipient() }
            }
            return await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(recipients.count == 1)
        #expect(!recipients.contains(nil))
    }

    @Test("of a faster process is taken over, when both make one at the same time")
    func overtaken() throws {
        let machine = try Machine()
        let overtaken = Flag()
        let slow = SettingsStore(
            folder: machine.folder,
            world: .init(
                now: { 0 },
                random: RandomBytes { count in
                    if overtaken.raise() { #expect((try? machine.store.recipient()) != nil) }
                    return RandomBytes.system(count)
                }
            )
        )
        #expect(try slow.recipient() == machine.store.recipient())
        #expect(try FileManager.default.contentsOfDirectory(atPath: machine.folder.path) == ["identity.txt"])
    }

    @Test("that others can read is refused with the command that mends it")
    func notPrivate() throws {
        let machine = try Machine()
        _ = try machine.store.recipient()
        try setMode(0o640, of: machine.folder.identityPath)
        #expect { try machine.store.recipient() } throws: { error in
            let error = error as? SettingsError
            return error?.kind == "notPrivate"
                && error?.hint(in: .english) == "chmod 600 \(machine.folder.identityPath)"
        }
    }

    @Test("that is missing beside settings is said, and no other one is made")
    func missing() async throws {
        let machine = try Machine()
        try await machine.save()
        try FileManager.default.removeItem(atPath: machine.folder.identityPath)
        for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save() }] {
            #expect(await failure(work)?.kind == "identityMissing")
        }
        #expect(!FileManager.default.fileExists(atPath: machine.folder.identityPath))
    }

    @Test(
        "that cannot be understood is said, without quoting it",
        arguments: ["", "AGE-SECRET-KEY-1ZZMARK\n", "\u{FEFF}x"]
    )
    func damaged(text: String) throws {
        let machine = try Machine()
        try machine.folder.prepare()
        try write(text, to: machine.folder.identityPath)
        #expect { try machine.store.recipient() } throws: { error in
            (error as? SettingsError)?.kind == "identityDamaged" && !"\(error)".contains("ZZMARK")
        }
    }

    @Test("comes from the environment first, then from systemd, then from the folder")
    func order() throws {
        let machine = try Machine()
        let credentials = machine.place.path(of: "credentials")
        try FileManager.default.createDirectory(atPath: credentials, withIntermediateDirectories: false)
        let one = try X25519Identity()
        let two = try X25519Identity()
        let path = machine.place.path(of: "named.txt")
        try write(one.revealedText(), to: path)
        let own = try machine.store.recipient()

        var environment = ["CREDENTIALS_DIRECTORY": credentials]
        #expect(try machine.store(environment: environment).recipient() == own)
        try write(two.revealedText(), to: credentials + "/oauth-setup.identity", mode: 0o440)
        #expect(try machine.store(environment: environment).recipient() == two.recipient.text)
        environment["OAUTH_SETUP_IDENTITY"] = path
        #expect(try machine.store(environment: environment).recipient() == one.recipient.text)
        environment["OAUTH_SETUP_IDENTITY"] = path + ".missing"
        #expect(
            kind {
                try machine.store(environment: environment).recipient()
            } == "identityMissing"
        )
    }

    @Test("may be sealed with a passphrase, which must then be given")
    func protected() throws {
        let machine = try Machine()
        try machine.folder.prepare()
        let identity = try AgeSecretKey(.x25519)
        let text = Array(AgeKeyFile.text(of: identity, created: "now").utf8)
        let phrase = try ScryptRecipient(passphrase: "correct horse", workFactor: 2)
        try write(try Age.encrypt(text, to: [phrase], armored: true), to: machine.folder.identityPath)
        #expect(try machine.store(passphrase: "correct horse").recipient() == identity.recipient.text)
        for (passphrase, code) in [(nil, "identityProtected"), ("", "identityProtected")]
            + [("wrong", "passphraseWrong")]
        {
            #expect(
                kind {
                    try machine.store(passphrase: passphrase).recipient()
                } == code
            )
        }
    }

    @Test("shares the settings with the keys of recipients.txt")
    func recipients() async throws {
        let machine = try Machine()
        let other = try Machine()
        try machine.folder.prepare()
        let text = "# the other machine\n\(try other.store.recipient())\n\(try machine.store.recipient())\n"
        try write(text, to: machine.folder.recipientsPath, mode: 0o644)
        let saved = try await machine.save()
        #expect(try other.store.openedCopy(content(of: machine.path)) == saved)

        try setMode(0o664, of: machine.folder.recipientsPath)
        #expect(kind { try machine.store.peek(machine.location) } == "notPrivate")
        try write("age1nonsense\n", to: machine.folder.recipientsPath)
        #expect(kind { try machine.store.peek(machine.location) } == "badRecipient")
    }
}
