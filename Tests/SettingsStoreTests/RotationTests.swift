import AgeFile
import Foundation
import Glibc
import Localization
import Secrets
import SettingsStore
import TestSupport
import Testing
import Wording

@Suite("A new key in the place of the old one")
struct RotationTests {
    /// A machine with some connections.
    private func machine(_ names: [String] = ["a", "b", "c"]) async throws -> Machine {
        let machine = try Machine()
        for name in names { try await save(machine.store, machine, name) }
        return machine
    }

    private func save(_ store: SettingsStore, _ machine: Machine, _ name: String) async throws {
        try await store.update(.file(path: try machine.folder.settingsPath(connection: name))) { current in
            var settings = current ?? Settings(service: "example", connection: name)
            settings.tokens = StoredTokens(accessToken: Secret("ZZmark-\(name)-\(settings.revision)"), timestamp: 0)
            return (settings, ())
        }
    }

    private func read(_ machine: Machine, _ name: String) throws -> Settings? {
        try machine.store.peek(.file(path: try machine.folder.settingsPath(connection: name)))
    }

    private func identities(_ machine: Machine) throws -> [AgeSecretKey] {
        try AgeKeyFile.identities(String(decoding: content(of: machine.folder.identityPath), as: UTF8.self))
    }

    @Test("opens every connection as it was, and the old one opens none and is gone")
    func rotates() async throws {
        let machine = try await machine()
        let old = try identities(machine)
        let before = try ["a", "b", "c"].map { try read(machine, $0) }
        let rotation = try await machine.store.rotateIdentity()
        #expect(rotation.resealedCount == 3)
        #expect(!rotation.isResumed && rotation.left.isEmpty && !rotation.keepsOld)
        #expect(rotation.retired == old[0].recipient.text)
        #expect(try machine.store.recipient() == rotation.recipient)
        #expect(try ["a", "b", "c"].map { try read(machine, $0) } == before)
        let new = try identities(machine)
        #expect(new.map(\.recipient.text) == [rotation.recipient])
        for name in ["a", "b", "c"] {
            let file = content(of: try machine.folder.settingsPath(connection: name))
            #expect(throws: AgeError.noMatch) { try Age.decrypt(file, with: old) }
        }
        let text = String(decoding: content(of: machine.folder.identityPath), as: UTF8.self)
        #expect(text.split(separator: "\n").count == 3, "\(text.count)")
        #expect(try mode(of: machine.folder.identityPath) == 0o600)
    }

    /// Every call that writes counts; from one on all of them fail, as on a disk that is full or a process that is dead.
    private func failing(from first: Int) -> SystemCalls {
        let count = Counter()
        var calls = SystemCalls.live
        calls.write = { count.next() >= first ? -Int(ENOSPC) : SystemCalls.live.write($0, $1) }
        calls.synchronize = { count.next() >= first ? EIO : SystemCalls.live.synchronize($0) }
        calls.rename = { count.next() >= first ? EROFS : SystemCalls.live.rename($0, $1) }
        return calls
    }

    @Test("cut off at any write leaves a key that opens each file, and the next time finishes", arguments: 0..<20)
    func cutOff(step: Int) async throws {
        let machine = try await machine()
        let before = try ["a", "b", "c"].map { try read(machine, $0) }
        let cut = try? await machine.store(calls: failing(from: step)).rotateIdentity()
        #expect(cut?.left.isEmpty != true)
        #expect(try ["a", "b", "c"].map { try read(machine, $0) } == before)
        let begun = try identities(machine).count == 2
        #expect(machine.store.isRotationUnfinished == begun)
        let first = try machine.store.recipient()
        let rotation = try await machine.store.rotateIdentity()
        #expect(rotation.isResumed == begun)
        #expect((rotation.recipient == first) == begun)
        #expect(rotation.resealedCount == 3 && !rotation.keepsOld)
        #expect(try identities(machine).map(\.recipient.text) == [rotation.recipient])
        #expect(try ["a", "b", "c"].map { try read(machine, $0) } == before)
        #expect(!machine.store.isRotationUnfinished)
    }

    @Test("stays beside the old one while a file cannot be sealed anew, and says which")
    func left() async throws {
        let machine = try await machine()
        let path = try machine.folder.settingsPath(connection: "b")
        try write(Array(content(of: path).dropLast(200)), to: path)
        let rotation = try await machine.store.rotateIdentity()
        #expect(rotation.left.map(\.path) == [path])
        #expect(rotation.left.first?.error.kind == "damaged")
        #expect(rotation.keepsOld && rotation.resealedCount == 2)
        #expect(try identities(machine).count == 2)
        try FileManager.default.removeItem(atPath: path)
        let again = try await machine.store.rotateIdentity()
        #expect(again.isResumed && again.recipient == rotation.recipient && !again.keepsOld)
    }

    @Test("stays beside the old one when the connections cannot be listed")
    func unlisted() async throws {
        let machine = try await machine()
        let before = try ["a", "b", "c"].map { try read(machine, $0) }
        let (folder, aside) = (machine.folder.connectionsPath, machine.place.path(of: "aside"))
        try FileManager.default.moveItem(atPath: folder, toPath: aside)
        try write("", to: folder)
        #expect(await failure { _ = try await machine.store.rotateIdentity() }?.kind == "cannotRead")
        #expect(kind { try machine.folder.connectionNames() } == "cannotRead")
        #expect(try identities(machine).count == 2)
        try FileManager.default.removeItem(atPath: folder)
        try FileManager.default.moveItem(atPath: aside, toPath: folder)
        let rotation = try await machine.store.rotateIdentity()
        #expect(rotation.isResumed && rotation.resealedCount == 3 && !rotation.keepsOld)
        #expect(try ["a", "b", "c"].map { try read(machine, $0) } == before)
    }

    @Test("leaves alone what is sealed for another machine, and takes along what a newer version wrote")
    func others() async throws {
        let machine = try await machine()
        let foreign = try machine.folder.settingsPath(connection: "a")
        try write(try Sealing.seal([1], for: X25519Identity().recipient.text), to: foreign)
        let theirs = content(of: foreign)
        let newer = try machine.folder.settingsPath(connection: "b")
        let text = Array(#"{"schemaVersion": 99, "x": [1]}"#.utf8)
        try write(try Sealing.seal(text, for: machine.store.recipient()), to: newer)
        let rotation = try await machine.store.rotateIdentity()
        #expect(rotation.foreign == [foreign] && rotation.left.isEmpty && rotation.resealedCount == 2)
        #expect(content(of: foreign) == theirs)
        #expect(try Age.decrypt(content(of: newer), with: identities(machine)) == text)
    }

    @Test("may become a post-quantum one, and stays of that kind")
    func postQuantum() async throws {
        let machine = try await machine()
        let before = try ["a", "b", "c"].map { try read(machine, $0) }
        let other = try Machine()
        let rotation = try await machine.store.rotateIdentity(isPostQuantum: true)
        #expect(rotation.recipient.hasPrefix("age1pq1") && rotation.resealedCount == 3 && !rotation.keepsOld)
        #expect(try ["a", "b", "c"].map { try read(machine, $0) } == before)
        let file = content(of: try machine.folder.settingsPath(connection: "a"))
        #expect(String(decoding: file, as: UTF8.self).count > 1_900 && Age.publicKeyCount(file) == 1)
        // Another machine hands a connection over to it.
        let copy = try other.store.sealedCopy(of: try #require(before[0]), for: .recipient(rotation.recipient))
        #expect(try machine.store.openedCopy(copy).connection == "a")
        #expect(rotation.recipient.briefKey.count == 25 && rotation.retired.briefKey == rotation.retired)
        let again = try await machine.store.rotateIdentity()
        #expect(again.recipient.hasPrefix("age1pq1") && again.recipient != rotation.recipient)
        #expect(try identities(machine).map(\.kind) == [.hybrid])
        #expect(try ["a", "b", "c"].map { try read(machine, $0) } == before)
    }

    @Test("leaves every other line of the key file, and on request the old key")
    func otherLines() async throws {
        let machine = try Machine()
        try machine.folder.prepare()
        let (first, second) = (try X25519Identity(), try X25519Identity())
        let lines =
            "# mine\n# created: x\n# public key: \(first.recipient.text)\r\n\(first.revealedText())\r\n\n# backup"
        try write("\(lines)\n\(second.revealedText())", to: machine.folder.identityPath)
        let kept = try await machine.store.rotateIdentity(keepsOld: true)
        #expect(kept.keepsOld && !machine.store.isRotationUnfinished)
        let new = try await machine.store.rotateIdentity()
        let text = String(decoding: content(of: machine.folder.identityPath), as: UTF8.self)
        #expect(text.contains("# mine\n"))
        #expect(text.contains("\r\n\n# backup\n\(second.revealedText())"))
        #expect(!text.contains(kept.recipient) && !text.contains("retiring"))
        #expect(
            try identities(machine).map(\.recipient.text)
                == [new.recipient, first.recipient.text, second.recipient.text]
        )
    }

    @Test("is for a named file outside of the folder too, and warns of the old one in recipients.txt")
    func elsewhere() async throws {
        let machine = try await machine(["a"])
        let path = machine.place.path(of: "elsewhere.txt")
        try write(content(of: machine.folder.settingsPath(connection: "a")), to: path)
        try write("\(try machine.store.recipient())\n", to: machine.folder.recipientsPath)
        let rotation = try await machine.store.rotateIdentity(also: [path])
        #expect(rotation.resealedCount == 2 && rotation.isRetiredStillRecipient)
        #expect(try machine.store.peek(.file(path: path))?.connection == "a")
    }

    @Test("waits for the lock of each connection, and loses nothing that is written meanwhile")
    func meanwhile() async throws {
        let machine = try await machine()
        try await withThrowingTaskGroup { group in
            for index in 0..<6 {
                group.addTask {
                    for round in 0..<8 {
                        try await save(
                            machine.store,
                            machine,
                            index < 3 ? ["a", "b", "c"][index] : "new\(index)\(round)"
                        )
                        _ = try read(machine, "a")
                    }
                }
            }
            for _ in 0..<3 { _ = try await machine.store.rotateIdentity() }
            try await group.waitForAll()
        }
        #expect(try identities(machine).count == 1)
        let names = try machine.folder.connectionNames()
        #expect(names.count == 27)
        for name in names { #expect(try read(machine, name) != nil) }
        #expect(try read(machine, "a")?.revision == 9)
    }

    @Test("is refused where systemd hands the key over")
    func credential() async throws {
        let machine = try Machine()
        let folder = machine.place.path(of: "credentials")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        try write(try X25519Identity().revealedText(), to: folder + "/oauth-setup.identity", mode: 0o440)
        let store = machine.store(environment: ["CREDENTIALS_DIRECTORY": folder])
        let error = await failure { _ = try await store.rotateIdentity() }
        #expect(error?.kind == "cannotWrite")
        #expect(error?.message(in: .english).contains("systemd") == true)
    }
}
