import AgeFile
import Foundation
import Secrets
import SettingsStore
import Synchronization
import Testing

@Suite("A key with a passphrase")
struct ProtectionTests {
    @Test("is an age file that the passphrase opens, and the connections open as before")
    func protects() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let text = content(of: machine.folder.identityPath)
        try await machine.store.protectIdentity(with: Secret("correct horse"), workFactor: 2)
        let sealed = content(of: machine.folder.identityPath)
        #expect(sealed.starts(with: "-----BEGIN AGE ENCRYPTED FILE-----\n".utf8))
        #expect(try Age.decrypt(sealed, with: [try ScryptIdentity(passphrase: "correct horse")]) == text)
        #expect(try mode(of: machine.folder.identityPath) == 0o600)
        #expect(machine.store.isIdentityProtected)
        #expect(try machine.store(passphrase: "correct horse").peek(machine.location) == saved)
        #expect(await failure { _ = try machine.store().peek(machine.location) }?.kind == "identityProtected")

        let store = machine.store(passphrase: "correct horse")
        try await store.protectIdentity(with: Secret("battery staple"), workFactor: 2)
        #expect(await failure { try machine.store(passphrase: "correct horse").unlock() }?.kind == "passphraseWrong")
        #expect(try machine.store(passphrase: "battery staple").peek(machine.location) == saved)

        #expect(try await machine.store(passphrase: "battery staple").unprotectIdentity())
        #expect(content(of: machine.folder.identityPath) == text)
        #expect(try await !machine.store.unprotectIdentity())
        #expect(try machine.store.peek(machine.location) == saved)
    }

    @Test("is not taken away, changed or used with a wrong passphrase, an empty one, or none")
    func refuses() async throws {
        let machine = try Machine()
        try await machine.store.protectIdentity(with: Secret("correct horse"), workFactor: 2)
        let before = content(of: machine.folder.identityPath)
        for (passphrase, code) in [("wrong", "passphraseWrong"), (nil, "identityProtected")] {
            let store = machine.store(passphrase: passphrase)
            #expect(await failure { _ = try await store.unprotectIdentity() }?.kind == code)
            #expect(await failure { try await store.protectIdentity(with: Secret("x"), workFactor: 2) }?.kind == code)
            #expect(await failure { _ = try await store.rotateIdentity() }?.kind == code)
        }
        let right = machine.store(passphrase: "correct horse")
        let empty = await failure { try await right.protectIdentity(with: Secret(""), workFactor: 2) }
        #expect(empty?.kind == "identityProtected")
        #expect(content(of: machine.folder.identityPath) == before)
    }

    @Test("is locked until a passphrase opens it, whatever was tried before")
    func unlocks() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        #expect(!machine.store.isLocked)
        try machine.store.unlock(with: Secret("anything"))
        try await machine.store.protectIdentity(with: Secret("correct horse"), workFactor: 2)
        let store = machine.store(passphrase: nil)
        #expect(store.isLocked)
        #expect(await failure { _ = try store.peek(machine.location) }?.kind == "identityProtected")
        #expect(await failure { try store.unlock(with: Secret("wrong")) }?.kind == "passphraseWrong")
        #expect(store.isLocked)
        try store.unlock(with: Secret("correct horse"))
        #expect(try !store.isLocked && store.peek(machine.location) == saved)
        #expect(await failure { try store.unlock(with: Secret("wrong")) }?.kind == "passphraseWrong")
        #expect(try store.peek(machine.location) == saved)
    }

    @Test("is asked about once, however many files are opened, and a wrong answer is not tried again")
    func asksOnce() async throws {
        let machine = try Machine()
        try await machine.save()
        try await machine.store.protectIdentity(with: Secret("correct horse"), workFactor: 2)
        for answer in ["correct horse", "wrong"] {
            let asked = Mutex(0)
            let store = SettingsStore(
                folder: machine.folder,
                passphrase: {
                    asked.withLock { $0 += 1 }
                    return Secret(answer)
                },
                now: { 0 }
            )
            for _ in 0..<5 { _ = try? store.peek(machine.location) }
            #expect(asked.withLock { $0 } == 1)
        }
    }

    @Test("keeps it through a rotation")
    func rotates() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        try await machine.store.protectIdentity(with: Secret("correct horse"), workFactor: 2)
        let rotation = try await machine.store(passphrase: "correct horse").rotateIdentity()
        #expect(rotation.resealedCount == 1 && !rotation.keepsOld)
        #expect(machine.store.isIdentityProtected)
        let store = machine.store(passphrase: "correct horse")
        #expect(try store.recipient() == rotation.recipient)
        #expect(try store.peek(machine.location) == saved)
    }
}
