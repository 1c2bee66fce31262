import Foundation
import Glibc
import Localization
import SettingsStore
import TestSupport
import Testing
import Wording

/// What decides where secrets go is read only where nobody else could have written it, whatever key is used.
@Suite("A place that others may write")
struct GuardedPlaceTests {
    private static let isAdministrator = geteuid() == 0
    private static let somebody: uid_t = 65_534

    /// A machine with a definition of the person's own.
    private func machine() throws -> (Machine, definition: String) {
        let machine = try Machine()
        try machine.folder.prepare()
        try FileManager.default.createDirectory(
            atPath: machine.folder.servicesPath,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755]
        )
        let definition = "\(machine.folder.servicesPath)/own.json"
        try write("{}", to: definition, mode: 0o644)
        return (machine, definition)
    }

    private func read(_ folder: ConfigurationFolder) -> SettingsError? {
        do {
            for path in try folder.ownDefinitions() { _ = try folder.ownDefinition(path) }
            return nil
        } catch {
            return error
        }
    }

    @Test("gives no definitions: the configuration folder", arguments: [0o777, 0o770, 0o702, 0o720, 0o1777])
    func folder(mode: Int) throws {
        let (machine, _) = try machine()
        #expect(read(machine.folder) == nil)
        try setMode(mode, of: machine.folder.path)
        #expect(read(machine.folder)?.kind == "folderNotPrivate")
        #expect(read(machine.folder)?.hint(in: .english) == "chmod 700 \(machine.folder.path)")
        #expect(kind { try machine.folder.check() } == "folderNotPrivate")
        try setMode(0o755, of: machine.folder.path)
        #expect(read(machine.folder) == nil)
    }

    @Test("gives no definitions: their own folder", arguments: [0o777, 0o775, 0o757, 0o1777])
    func services(mode: Int) throws {
        let (machine, _) = try machine()
        try setMode(mode, of: machine.folder.servicesPath)
        #expect(read(machine.folder)?.kind == "folderNotPrivate")
        #expect(read(machine.folder)?.hint(in: .english) == "chmod go-w \(machine.folder.servicesPath)")
    }

    @Test("gives no definitions: a folder above them that others can enter", arguments: [0o777, 0o775, 0o757])
    func above(mode: Int) throws {
        let (machine, _) = try machine()
        let above = machine.place.path
        try setMode(mode, of: above)
        #expect(read(machine.folder)?.kind == "folderNotPrivate")
        #expect(read(machine.folder)?.hint(in: .english) == "chmod go-w \(above)")
        // Others may make folders in it, but replace none.
        try setMode(0o1777, of: above)
        #expect(read(machine.folder) == nil)
        // Nobody else gets into what is below a closed one.
        let open = machine.place.path(of: "open")
        try FileManager.default.createDirectory(atPath: open, withIntermediateDirectories: false)
        try setMode(mode, of: open)
        try FileManager.default.moveItem(atPath: machine.folder.path, toPath: "\(open)/home")
        let moved = ConfigurationFolder(path: "\(open)/home")
        #expect(read(moved)?.hint(in: .english) == "chmod go-w \(open)")
        try setMode(0o700, of: above)
        #expect(read(moved) == nil)
    }

    @Test("gives no definition: the file itself", arguments: [0o666, 0o664, 0o646, 0o622])
    func file(mode: Int) throws {
        let (machine, definition) = try machine()
        try setMode(mode, of: definition)
        #expect(read(machine.folder)?.kind == "notPrivate")
        #expect(read(machine.folder)?.hint(in: .english) == "chmod go-w \(definition)")
    }

    @Test("gives no definition: a link's target, or the folder of that")
    func link() throws {
        let (machine, definition) = try machine()
        let place = machine.place.path(of: "elsewhere")
        try FileManager.default.createDirectory(
            atPath: place,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o755]
        )
        let target = "\(place)/target.json"
        try write("{}", to: target, mode: 0o644)
        try FileManager.default.removeItem(atPath: definition)
        try FileManager.default.createSymbolicLink(atPath: definition, withDestinationPath: target)
        #expect(read(machine.folder) == nil)
        try setMode(0o666, of: target)
        #expect(read(machine.folder)?.kind == "notPrivate")
        try setMode(0o644, of: target)
        try setMode(0o777, of: place)
        #expect(read(machine.folder)?.kind == "folderNotPrivate")
    }

    @Test(
        "of another user gives none either",
        .enabled(if: isAdministrator),
        arguments: ["folder", "services", "file"]
    )
    func foreign(which: String) throws {
        let (machine, definition) = try machine()
        let paths = [
            "folder": machine.folder.path, "services": machine.folder.servicesPath, "file": definition,
        ]
        let path = try #require(paths[which])
        unsafe #expect(chown(path, Self.somebody, Self.somebody) == 0)
        #expect(["folderNotPrivate", "notPrivate"].contains(read(machine.folder)?.kind))
        #expect(read(machine.folder)?.hint(in: .english)?.contains("sudo -u nobody") == true)
    }

    @Test("is refused with a key from elsewhere, too: nothing is opened or sealed", arguments: [0o777, 0o770, 0o702])
    func namedIdentity(mode: Int) async throws {
        let machine = try Machine()
        try await machine.save()
        let key = machine.place.path(of: "key.txt")
        try FileManager.default.copyItem(atPath: machine.folder.identityPath, toPath: key)
        let store = machine.store(environment: ["OAUTH_SETUP_IDENTITY": key])
        #expect(try store.peek(machine.location) != nil)
        try setMode(mode, of: machine.folder.path)
        #expect(kind { try store.peek(machine.location) } == "folderNotPrivate")
        let error = await failure {
            try await store.update(machine.location) { _ in (Settings(service: "example", connection: "demo"), ()) }
        }
        #expect(error?.kind == "folderNotPrivate")
    }

    @Test(
        "is found behind a path that begins like the folder of connections and leads out of it",
        arguments: ["connections/../../shared", "connections/demo/../../../shared", "connections/../../shared/."]
    )
    func stepUp(path: String) async throws {
        let machine = try Machine()
        try await machine.save()
        let shared = machine.place.path(of: "shared")
        try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: false)
        let location = SettingsLocation.file(path: "\(machine.folder.path)/\(path)/settings.txt")
        try setMode(0o755, of: shared)
        try await machine.store.update(location) { _ in (Settings(service: "example", connection: "demo"), ()) }
        #expect(try machine.store.peek(location) != nil)
        try setMode(0o777, of: shared)
        #expect(await failure { _ = try machine.store.peek(location) }?.kind == "folderNotPrivate")
        #expect(machine.store.inspector().inspect(location).error?.kind == "folderNotPrivate")
        let refused = await failure {
            try await machine.store.update(location) { _ in
                Issue.record("something was begun, such as a refresh")
                return (nil, ())
            }
        }
        #expect(refused?.kind == "folderNotPrivate")
    }

    @Test("is found behind a link in the folder of connections", arguments: ["connections/linked", "connections"])
    func linked(name: String) async throws {
        let machine = try Machine()
        try await machine.save()
        let shared = machine.place.path(of: "shared")
        try FileManager.default.createDirectory(atPath: shared, withIntermediateDirectories: false)
        let link = "\(machine.folder.path)/\(name)"
        if name == "connections" {
            try FileManager.default.moveItem(atPath: link, toPath: link + ".aside")
        }
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: shared)
        try setMode(0o777, of: shared)
        let location = SettingsLocation.file(path: "\(link)/settings.txt")
        #expect(await failure { _ = try machine.store.peek(location) }?.kind == "folderNotPrivate")
        let error = await failure {
            try await machine.store.update(location) { _ in (Settings(service: "example", connection: "demo"), ()) }
        }
        #expect(error?.kind == "folderNotPrivate")
    }
}
