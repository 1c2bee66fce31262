import Foundation
import Glibc
import Localization
import SettingsStore
import TestSupport
import Testing
import Wording

@Suite("A settings file under another name")
struct LinkTests {
    @Test("by a link is read and written where the link leads, and the link stays", arguments: [true, false])
    func symbolic(isRelative: Bool) async throws {
        let machine = try Machine()
        let first = try await machine.save()
        let real = machine.folder.connectionsPath + "/real.txt"
        try FileManager.default.moveItem(atPath: machine.path, toPath: real)
        let target = isRelative ? "../real.txt" : real
        try FileManager.default.createSymbolicLink(atPath: machine.path, withDestinationPath: target)
        #expect(try machine.store.peek(machine.location) == first)
        let second = try await machine.save(token: "ZZmark-second")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: machine.path) == target)
        #expect(try machine.store.peek(.file(path: real)) == second)
        #expect(second.revision == first.revision + 1)
        // Whoever uses the other name waits for the same lock.
        #expect(FileManager.default.fileExists(atPath: real + ".lock"))
    }

    @Test("by a hard link is refused with the mending command, and nothing is written")
    func hard() async throws {
        let machine = try Machine()
        try await machine.save()
        let before = content(of: machine.path)
        unsafe #expect(link(machine.path, machine.place.path(of: "second")) == 0)
        for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save(token: "never") }] {
            let error = await failure(work)
            #expect(error?.kind == "notPrivate")
            #expect(error?.hint(in: .english)?.hasPrefix("cp -p ") == true)
        }
        #expect(content(of: machine.path) == before)
    }

    @Test("by a link of another user is refused", .enabled(if: geteuid() == 0))
    func foreign() async throws {
        let machine = try Machine()
        try await machine.save()
        let path = machine.place.path(of: "link")
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: machine.path)
        unsafe #expect(lchown(path, 65_534, 65_534) == 0)
        #expect(kind { try machine.store.peek(.file(path: path)) } == "notPrivate")
    }
}
