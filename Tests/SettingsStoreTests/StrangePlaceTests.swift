import Foundation
import Glibc
import Localization
import SettingsStore
import TestSupport
import Testing
import Wording

/// What somebody else, or an accident, may have put where this program keeps its files.
@Suite("A strange place")
struct StrangePlaceTests {
    private static let isAdministrator = geteuid() == 0
    private static let somebody: uid_t = 65_534
    /// Root works as the owner, because who takes a file locks its owner out.
    private static let mend = "run it as the user it belongs to: sudo -u nobody oauth-setup …"

    /// Both ways to come near a settings file; each must fail, and change nothing.
    private func expect(_ kind: String, of machine: Machine, hint: String?) async throws {
        let before = try? machine.names()
        for work in [{ _ = try machine.store.peek(machine.location) }, { try await machine.save(token: "never") }] {
            let error = await failure(work)
            #expect(error?.kind == kind)
            if let hint { #expect(error?.hint(in: .english) == hint) }
        }
        if let before { #expect(try Set(machine.names()).subtracting(before).isEmpty) }
    }

    @Test("whose file belongs to another user is refused with the mending command", .enabled(if: isAdministrator))
    func foreignFile() async throws {
        let machine = try Machine()
        try await machine.save()
        unsafe #expect(chown(machine.path, Self.somebody, Self.somebody) == 0)
        try await expect("notPrivate", of: machine, hint: Self.mend)
    }

    @Test("whose lock file belongs to another user keeps what is there", .enabled(if: isAdministrator))
    func foreignLock() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let lock = machine.path + ".lock"
        unsafe #expect(chown(lock, Self.somebody, Self.somebody) == 0)
        let error = await failure { try await machine.save(token: "never") }
        #expect(error?.kind == "notPrivate")
        #expect(error?.hint(in: .english) == Self.mend)
        #expect(try machine.store.peek(machine.location) == saved)
    }

    @Test("whose lock file others can write, or has a second name, keeps what is there", arguments: [true, false])
    func openLock(hasSecondName: Bool) async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let lock = machine.path + ".lock"
        if hasSecondName {
            unsafe #expect(link(lock, machine.place.path(of: "second")) == 0)
        } else {
            try write("1 1\n", to: lock, mode: 0o666)
        }
        #expect(await failure { try await machine.save(token: "never") }?.kind == "notPrivate")
        #expect(try machine.store.peek(machine.location) == saved)
    }

    @Test("that belongs to another user is refused with the mending command", .enabled(if: isAdministrator))
    func foreignFolder() async throws {
        let machine = try Machine()
        try await machine.save()
        unsafe #expect(chown(machine.folder.path, Self.somebody, Self.somebody) == 0)
        try await expect("folderNotPrivate", of: machine, hint: Self.mend)
        #expect(kind { try machine.folder.connectionNames() } == "folderNotPrivate")
    }

    @Test(
        "of a person's own in a folder where others may replace files is refused, and nothing is written",
        arguments: [0o777, 0o770, 0o720, 0o702, 0o722]
    )
    func openPlace(mode: Int) async throws {
        let machine = try Machine()
        let place = machine.place.path(of: "it's open")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        let location = SettingsLocation.file(path: "\(place)/settings.txt")
        try setMode(mode, of: place)
        let hint = "chmod go-w '\(machine.place.path)/it'\\''s open'"
        let refused = await failure {
            try await machine.store.update(location) { _ in
                Issue.record("something was begun, such as a refresh")
                return (Settings(service: "example", connection: "demo"), ())
            }
        }
        #expect(refused?.kind == "folderNotPrivate")
        #expect(refused?.hint(in: .english) == hint)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)

        // What was written before the folder was opened is not read there either.
        try setMode(0o755, of: place)
        try await machine.store.update(location) { _ in (Settings(service: "example", connection: "demo"), ()) }
        #expect(try machine.store.peek(location) != nil)
        try setMode(mode, of: place)
        #expect(await failure { _ = try machine.store.peek(location) }?.hint(in: .english) == hint)
        #expect(machine.store.inspector().inspect(location).error?.hint(in: .english) == hint)
        #expect(machine.store.inspector().inspect(location).settings == nil)
        // To get rid of it stays possible.
        try await machine.store.remove(location)
        #expect(!FileManager.default.fileExists(atPath: location.text))
    }

    @Test("of a person's own where everybody makes files and removes only theirs, like /tmp, is taken")
    func stickyPlace() async throws {
        let machine = try Machine()
        let place = machine.place.path(of: "tmp")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        unsafe #expect(chmod(place, 0o1777) == 0)
        let location = SettingsLocation.file(path: "\(place)/settings.txt")
        try await machine.store.update(location) { _ in (Settings(service: "example", connection: "demo"), ()) }
        #expect(try machine.store.peek(location) != nil)
    }

    @Test(
        "of a person's own in a folder of another user is refused, sticky or not",
        .enabled(if: isAdministrator),
        arguments: [0o755, 0o1777]
    )
    func foreignPlace(mode: mode_t) async throws {
        let machine = try Machine()
        let place = machine.place.path(of: "theirs")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        unsafe #expect(chmod(place, mode) == 0)
        unsafe #expect(chown(place, Self.somebody, Self.somebody) == 0)
        let location = SettingsLocation.file(path: "\(place)/settings.txt")
        for work in [
            { _ = try machine.store.peek(location) },
            {
                try await machine.store.update(location) { _ in (Settings(service: "example", connection: "demo"), ()) }
            },
        ] {
            let error = await failure(work)
            #expect(error?.kind == "folderNotPrivate")
            #expect(error?.hint(in: .english) == Self.mend)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: place).isEmpty)
    }

    @Test("with a device instead of a file, or a link to one, is refused", .enabled(if: isAdministrator))
    func device() async throws {
        let machine = try Machine()
        try await machine.save()
        try FileManager.default.removeItem(atPath: machine.path)
        try FileManager.default.createSymbolicLink(atPath: machine.path, withDestinationPath: "/dev/full")
        #expect(kind { try machine.store.peek(machine.location) } == "notRegularFile")
        try FileManager.default.removeItem(atPath: machine.path)
        // The numbers of /dev/null; a sandbox may forbid making it.
        guard unsafe mknod(machine.path, S_IFCHR | 0o600, 0x103) == 0 else { return }
        try await expect("notRegularFile", of: machine, hint: nil)
    }

    @Test("with a link to nothing yet gets the file where the link leads")
    func danglingLink() async throws {
        let machine = try Machine()
        try await machine.save()
        try FileManager.default.removeItem(atPath: machine.path)
        let target = machine.folder.connectionsPath + "/elsewhere.txt"
        try FileManager.default.createSymbolicLink(atPath: machine.path, withDestinationPath: target)
        #expect(try machine.store.peek(machine.location) == nil)
        let saved = try await machine.save(token: "now")
        #expect(try machine.store.peek(.file(path: target)) == saved)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: machine.path) == target)
    }

    @Test("with an identity that is a link, a folder or a pipe is refused", arguments: ["link", "folder", "pipe"])
    func identity(kind: String) async throws {
        let machine = try Machine()
        try await machine.save()
        let path = machine.folder.identityPath
        try FileManager.default.moveItem(atPath: path, toPath: path + ".aside")
        switch kind {
        case "link": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".aside")
        case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        default: unsafe #expect(mkfifo(path, 0o600) == 0)
        }
        try await expect("notRegularFile", of: machine, hint: nil)
    }

    @Test("gives children none of the files that are open while the store works")
    func inheritsNothing() async throws {
        let machine = try Machine()
        try await machine.save()
        let root = machine.place.path
        try await machine.store.update(machine.location) { current in
            let open = Self.openFiles(below: root)
            // The lock and the new file that is ready.
            #expect(Set(open.map(\.name)).count >= 2, "\(open)")
            for file in open { #expect(file.flags & UInt32(O_CLOEXEC) != 0, "\(file.name)") }
            return (current, ())
        }
        #expect(Self.openFiles(below: root).isEmpty)
        let file = try machine.store.newFile(machine.place.path(of: "copy.age"))
        for file in Self.openFiles(below: root) { #expect(file.flags & UInt32(O_CLOEXEC) != 0, "\(file.name)") }
        file.discard()
        #expect(Self.openFiles(below: root).isEmpty)
    }

    /// The names and flags of this process's open files below a folder.
    private static func openFiles(below folder: String) -> [(name: String, flags: UInt32)] {
        let manager = FileManager.default
        return ((try? manager.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).compactMap { number in
            guard let name = try? manager.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)"),
                name.hasPrefix(folder), let info = manager.contents(atPath: "/proc/self/fdinfo/\(number)"),
                let match = String(decoding: info, as: UTF8.self).firstMatch(of: /flags:\s*([0-7]+)/)
            else { return nil }
            return (name, UInt32(match.1, radix: 8) ?? 0)
        }
    }
}
