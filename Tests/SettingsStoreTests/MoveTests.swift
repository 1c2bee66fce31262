import Foundation
import Glibc
import Secrets
import SettingsStore
import TestSupport
import Testing

@Suite("A connection that moves to another machine")
struct MoveTests {
    /// Moves the connection `demo` and gives the sealed copy.
    private func move(_ source: Machine, to target: Machine) async throws -> [UInt8] {
        let key = TransferKey.recipient(try target.store.recipient())
        return try await source.store.moveOut(source.location, for: key, secretProperties: [])
    }

    @Test("has its tokens there and none here, and comes back the same way")
    func thereAndBack() async throws {
        let source = try Machine()
        let target = try Machine()
        let saved = try await source.save()
        let copy = try await move(source, to: target)
        let left = try #require(try source.store.peek(source.location))
        #expect(left.tokens == nil)
        #expect(left.moved?.recipient == (try target.store.recipient()))
        #expect(left.movedAway?.kind == "moved")

        let arrived = try target.store.openedCopy(copy)
        #expect(arrived == saved)
        try await target.store.takeIn(arrived, as: "sales", at: target.location, replacing: false)
        let there = try #require(try target.store.peek(target.location))
        #expect(there.tokens == saved.tokens)
        #expect(there.id == saved.id)
        #expect(there.connection == "sales")
        #expect(there.moved == nil)

        // The mark it left behind is no connection, so that nothing is overwritten when it comes back.
        let back = try source.store.openedCopy(try await move(target, to: source))
        try await source.store.takeIn(back, as: "demo", at: source.location, replacing: false)
        let home = try #require(try source.store.peek(source.location))
        #expect(home.tokens == saved.tokens)
        #expect(home.moved == nil)
        #expect(home.revision > there.revision)
    }

    @Test("is in the source's file as a sealed copy until it is delivered, so that no crash loses it")
    func undelivered() async throws {
        let source = try Machine()
        let target = try Machine()
        let saved = try await source.save()
        _ = try await move(source, to: target)
        // As if the program had been killed here: all there is, is the source's file.
        let kept = try #require(try source.store.peek(source.location)?.moved?.undelivered)
        #expect(try target.store.openedCopy(Array(kept.utf8)) == saved)
        #expect(kind { try source.store.openedCopy(Array(kept.utf8)) } == "sealedToAnotherKey")
        try await source.store.delivered(source.location)
        #expect(try source.store.peek(source.location)?.moved?.undelivered == nil)
        #expect(try source.store.peek(source.location)?.moved?.recipient == (try target.store.recipient()))
    }

    @Test("is old or new and never both when the write fails", arguments: [ENOSPC, EIO])
    func failedWrite(number: Int32) async throws {
        let source = try Machine()
        let target = try Machine()
        let saved = try await source.save()
        for step in 0..<3 {
            var calls = SystemCalls.live
            switch step {
            case 0: calls.write = { _, _ in -Int(number) }
            case 1: calls.synchronize = { _ in number }
            default: calls.rename = { _, _ in number }
            }
            let key = TransferKey.recipient(try target.store.recipient())
            let store = source.store(calls: calls)
            #expect(
                await failure { _ = try await store.moveOut(source.location, for: key, secretProperties: []) }?.kind
                    == "cannotWrite"
            )
            #expect(try source.store.peek(source.location) == saved)
        }
    }

    @Test("cannot be moved again, nor taken in from the mark it left")
    func onlyOnce() async throws {
        let source = try Machine()
        let target = try Machine()
        try await source.save()
        _ = try await move(source, to: target)
        #expect(await failure { _ = try await move(source, to: target) }?.kind == "moved")
        let mark = try #require(try source.store.peek(source.location))
        let error = await failure {
            try await target.store.takeIn(mark, as: "demo", at: target.location, replacing: true)
        }
        #expect(error?.kind == "moved")
    }

    @Test("gives up the secrets that are named")
    func secretProperties() async throws {
        let source = try Machine()
        try await source.save()
        try await source.store.update(source.location) { current in
            var settings = current
            settings?[property: "ApiKey"] = Secret("ZZmark")
            settings?[property: "Url"] = Secret("https://example.invalid")
            return (settings, ())
        }
        let key = TransferKey.recipient(try Machine().store.recipient())
        _ = try await source.store.moveOut(source.location, for: key, secretProperties: ["apikey"])
        let left = try #require(try source.store.peek(source.location))
        #expect(left.properties.map(\.name) == ["Url"])
    }

    @Test("never takes another connection's place unasked")
    func alreadyThere() async throws {
        let source = try Machine()
        let target = try Machine()
        let settings = try await source.save(token: "ZZmark-new")
        let own = try await target.save(token: "ZZmark-own")
        let error = await failure {
            try await target.store.takeIn(settings, as: "demo", at: target.location, replacing: false)
        }
        #expect(error?.kind == "alreadyThere")
        #expect(try target.store.peek(target.location) == own)
        try await target.store.takeIn(settings, as: "demo", at: target.location, replacing: true)
        #expect(try target.store.peek(target.location)?.tokens == settings.tokens)
    }

    @Test("has no name before it is whole, so that a kill leaves nothing", arguments: [false, true])
    func unnamed(replacing: Bool) throws {
        let machine = try Machine()
        let path = machine.place.path(of: "demo.age")
        if replacing { try write("old", to: path) }
        let before = try FileManager.default.contentsOfDirectory(atPath: machine.place.path)
        let file = try machine.store.newFile(path, replacing: replacing)
        #expect(try FileManager.default.contentsOfDirectory(atPath: machine.place.path) == before)
        try file.commit(Array("sealed".utf8))
        #expect(content(of: path) == Array("sealed".utf8))
        #expect(try mode(of: path) == 0o600)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: machine.place.path).filter { $0.contains("demo") }
                == ["demo.age"]
        )
    }

    @Test("is not there when it cannot be made durable")
    func notDurable() throws {
        var calls = SystemCalls.live
        // Files can be synchronized, folders cannot.
        calls.synchronize = { descriptor in
            var buffer = UInt8(0)
            return unsafe pread(descriptor, &buffer, 1, 0) < 0 ? EIO : 0
        }
        let machine = try Machine(calls: calls)
        let path = machine.place.path(of: "demo.age")
        #expect(
            kind {
                try machine.store.newFile(path).commit(Array("sealed".utf8))
            } == "cannotWrite"
        )
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("is written to a new file of mode 0600, and never over one that is there")
    func newFile() throws {
        let machine = try Machine()
        let path = machine.place.path(of: "demo.age")
        try machine.store.newFile(path).commit(Array("sealed".utf8))
        #expect(content(of: path) == Array("sealed".utf8))
        #expect(try mode(of: path) == 0o600)
        #expect(kind { try machine.store.newFile(path) } == "alreadyThere")
        let other = machine.place.path(of: "other.age")
        let late = try machine.store.newFile(other)
        try write("faster", to: other)
        #expect(kind { try late.commit(Array("sealed".utf8)) } == "alreadyThere")
        #expect(content(of: other) == Array("faster".utf8))
        let names = try FileManager.default.contentsOfDirectory(atPath: machine.place.path).sorted()
        #expect(names.filter { $0.contains(".age") } == ["demo.age", "other.age"])
    }
}
