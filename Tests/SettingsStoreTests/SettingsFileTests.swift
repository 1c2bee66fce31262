import Foundation
import Glibc
import Localization
import Secrets
import SettingsStore
import StrictJSON
import TestSupport
import Testing
import Wording

@Suite("A settings file")
struct SettingsFileTests {
    @Test("is nothing before it is written, and what was written afterwards")
    func roundTrip() async throws {
        let machine = try Machine()
        #expect(try machine.store.peek(machine.location) == nil)
        #expect(!FileManager.default.fileExists(atPath: machine.folder.path))
        let first = try await machine.save(token: "one")
        #expect(first.revision == 1)
        let second = try await machine.save(token: "two")
        #expect(second.revision == 2)
        #expect(second.id == first.id)
        #expect(second.tokens?.accessToken.reveal() == "two")
        #expect(try machine.names() == ["OAuthSettings.txt", "OAuthSettings.txt.lock"])
    }

    @Test("is armored, holds no secret in clear, and has the same length for tokens of any usual length")
    func sealed() async throws {
        let machine = try Machine()
        try await machine.save(token: "ZZmark")
        let one = content(of: machine.path)
        try await machine.save(token: "ZZmark-that-is-longer")
        let text = String(decoding: one, as: UTF8.self)
        #expect(text.hasPrefix("-----BEGIN AGE ENCRYPTED FILE-----\n"))
        #expect(!text.contains("ZZmark"))
        #expect(one.count == content(of: machine.path).count)
    }

    @Test("is made for the owner alone even when the process's mask allows everything")
    func permissions() async throws {
        let mask = umask(0)
        defer { umask(mask) }
        let machine = try Machine()
        try await machine.save()
        for name in ["connections/demo/OAuthSettings.txt", "connections/demo/OAuthSettings.txt.lock", "identity.txt"] {
            #expect(try mode(of: machine.folder.path + "/" + name) == 0o600)
        }
        for name in ["", "/connections", "/connections/demo"] {
            #expect(try mode(of: machine.folder.path + name) == 0o700)
        }
    }

    @Test("is left as it is when the body changes nothing, or fails")
    func unchanged() async throws {
        struct Stop: Error {}
        let machine = try Machine()
        let saved = try await machine.save()
        let before = content(of: machine.path)
        let number = try await machine.store.update(machine.location) { _ in (nil, 7) }
        #expect(number == 7)
        try await machine.store.update(machine.location) { ($0, ()) }
        await #expect(throws: Stop.self) {
            try await machine.store.update(machine.location) { _ -> (Settings?, Void) in throw Stop() }
        }
        #expect(content(of: machine.path) == before)
        #expect(try machine.store.peek(machine.location) == saved)
        #expect(try machine.names() == ["OAuthSettings.txt", "OAuthSettings.txt.lock"])
    }

    @Test("keeps its id when other settings take its place, and the revision grows over both")
    func replaced() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        try await machine.store.update(machine.location) { _ in
            (Settings(service: "other", connection: "demo"), ())
        }
        let replaced = try #require(try machine.store.peek(machine.location))
        #expect(replaced.id == saved.id)
        #expect(replaced.service == "other")
        #expect(replaced.revision == 2)
    }

    @Test("that others can read is refused with the command that mends it", arguments: [0o644, 0o660, 0o604])
    func notPrivate(mode: Int) async throws {
        let machine = try Machine()
        try await machine.save()
        try setMode(mode, of: machine.path)
        for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save() }] {
            let error = await failure(work)
            #expect(error?.kind == "notPrivate")
            #expect(error?.hint(in: .english) == "chmod 600 \(machine.path)")
        }
    }

    @Test("that is a link to a link, a folder, a pipe or a device is refused", arguments: ["link", "folder", "pipe"])
    func notRegular(kind: String) async throws {
        let machine = try Machine()
        try await machine.save()
        let aside = machine.path + ".aside"
        try FileManager.default.moveItem(atPath: machine.path, toPath: aside)
        switch kind {
        case "link":
            try FileManager.default.createSymbolicLink(atPath: machine.path, withDestinationPath: aside + ".link")
            try FileManager.default.createSymbolicLink(atPath: aside + ".link", withDestinationPath: aside)
        case "folder": try FileManager.default.createDirectory(atPath: machine.path, withIntermediateDirectories: false)
        default: unsafe #expect(mkfifo(machine.path, 0o600) == 0)
        }
        for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save() }] {
            #expect(await failure(work)?.kind == "notRegularFile")
        }
        let device = await failure { _ = try machine.store.peek(.file(path: "/dev/full")) }
        #expect(device?.kind == "notRegularFile")
    }

    @Test("of a newer schema is refused and never overwritten")
    func newerSchema() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        var json = try #require(saved.revealedJSON().object)
        json["schemaVersion"] = 2
        let text = Array(JSONValue.object(json).text().utf8)
        try write(try Sealing.seal(text, for: machine.store.recipient()), to: machine.path)
        let before = content(of: machine.path)
        for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save() }] {
            #expect(await failure(work)?.kind == "newerSchema")
        }
        #expect(content(of: machine.path) == before)
    }

    @Test("of a schema that never was is called damaged and never overwritten", arguments: [0, -1, nil])
    func noSchema(version: Int?) async throws {
        let machine = try Machine()
        var json = try #require(try await machine.save().revealedJSON().object)
        json["schemaVersion"] = version.map { .integer($0) }
        let text = Array(JSONValue.object(json).text().utf8)
        try write(try Sealing.seal(text, for: machine.store.recipient()), to: machine.path)
        let before = content(of: machine.path)
        for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save() }] {
            #expect(await failure(work)?.kind == "damaged")
        }
        #expect(content(of: machine.path) == before)
    }

    @Test("keeps what a later version added to it, also among the tokens, when it is written")
    func unknownMembers() async throws {
        let machine = try Machine()
        var json = try #require(try await machine.save().revealedJSON().object)
        var tokens = try #require(json["tokens"]?.object)
        tokens["later"] = [1, 2]
        json["tokens"] = .object(tokens)
        json["fromLater"] = ["kept": "yes"]
        let text = Array(JSONValue.object(json).text().utf8)
        try write(try Sealing.seal(text, for: machine.store.recipient()), to: machine.path)
        try await machine.store.update(machine.location) { current in
            var settings = current
            settings?.tokens?.accessToken = Secret("ZZmark-later")
            return (settings, ())
        }
        let kept = try #require(try machine.store.peek(machine.location)).revealedJSON()
        #expect(kept["fromLater"]?["kept"] == "yes")
        #expect(kept["tokens"]?["later"] == [1, 2])
        #expect(kept["tokens"]?["OAuthAccessToken"] == "ZZmark-later")
    }

    @Test("of another machine is told apart from a damaged one, and neither is overwritten")
    func otherKey() async throws {
        let machine = try Machine()
        let other = try Machine()
        try await machine.save()
        try await other.save()
        try write(content(of: other.path), to: machine.path)
        for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save() }] {
            #expect(await failure(work)?.kind == "sealedToAnotherKey")
        }
        for damaged in [[], [UInt8](repeating: 0, count: 900), Array("{}".utf8), content(of: other.path) + [1]] {
            try write(damaged, to: machine.path)
            for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save() }] {
                #expect(await failure(work)?.kind == "damaged")
            }
            #expect(content(of: machine.path) == damaged)
        }
        try write([UInt8](repeating: 65, count: 1 << 20 + 1), to: machine.path)
        #expect(kind { try machine.store.peek(machine.location) } == "damaged")
    }

    @Test("cut short anywhere, or with any bit flipped, gives an error or the whole, never a part")
    func everyDamage() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let file = content(of: machine.path)
        for length in 0..<file.count {
            let result = Result { try machine.store.openedCopy(Array(file[..<length])) }
            // Only the last line end may be missing.
            #expect((try? result.get()) == (length == file.count - 1 ? saved : nil))
        }
        for bit in 0..<(file.count * 8) {
            var damaged = file
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            do {
                let opened = try machine.store.openedCopy(damaged)
                #expect(opened == saved)
            } catch {
                #expect(error.kind == "damaged" || error.kind == "sealedToAnotherKey")
            }
        }
    }

    @Test("that a mail program gave other line ends opens all the same")
    func lineEnds() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let text = String(decoding: content(of: machine.path), as: UTF8.self)
        try write(text.replacing("\n", with: "\r\n"), to: machine.path)
        #expect(try machine.store.peek(machine.location) == saved)
    }

    @Test("outside of the configuration folder needs its folder to be there")
    func elsewhere() async throws {
        let machine = try Machine()
        let path = machine.place.path(of: "data dir/OAuthSettings.txt")
        let error = await failure { try await machine.store.update(.file(path: path)) { _ in (nil, ()) } }
        #expect(error?.kind == "cannotWrite")
        #expect(error?.hint(in: .english) == "mkdir -m 700 -p '\(machine.place.path)/data dir'")
        let near = SettingsLocation.file(path: machine.place.path(of: "near.txt"))
        try await machine.store.update(near) { _ in (Settings(service: "example", connection: "near"), ()) }
        #expect(try machine.store.peek(near)?.connection == "near")
        try await machine.store.remove(near)
        try await machine.store.remove(near)
        #expect(try machine.store.peek(near) == nil)
    }
}
