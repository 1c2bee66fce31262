import Foundation
import Glibc
import Localization
import SettingsStore
import TestSupport
import Testing
import Wording

@Suite("Writing that fails")
struct FailureTests {
    /// A way in which the system can refuse.
    enum Fault: String, CaseIterable {
        case diskFull
        case diskFullAfterSomeBytes
        case writesNothing
        case synchronize
        case rename
        case silentCorruption

        var calls: SystemCalls {
            var calls = SystemCalls.live
            switch self {
            case .diskFull: calls.write = { _, _ in -Int(ENOSPC) }
            case .diskFullAfterSomeBytes:
                let started = Flag()
                calls.write = { started.raise() ? SystemCalls.live.write($0, $1.prefix(10)) : -Int(EDQUOT) }
            case .writesNothing: calls.write = { _, _ in 0 }
            case .synchronize: calls.synchronize = { _ in EIO }
            case .rename: calls.rename = { _, _ in EROFS }
            case .silentCorruption:
                calls.write = { descriptor, bytes in
                    SystemCalls.live.write(descriptor, bytes.map { $0 == 65 ? 66 : $0 }[...])
                }
            }
            return calls
        }
    }

    @Test("leaves the old file as it was and no trace beside it", arguments: Fault.allCases)
    func oldFileStays(fault: Fault) async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let before = content(of: machine.path)
        let error = await failure {
            try await machine.store(calls: fault.calls).update(machine.location) { current in
                var settings = current
                settings?.service = "changed"
                return (settings, ())
            }
        }
        #expect(error?.kind == "cannotWrite")
        #expect(content(of: machine.path) == before)
        #expect(try machine.names() == ["OAuthSettings.txt", "OAuthSettings.txt.lock"])
        #expect(try machine.store.peek(machine.location) == saved)
    }

    @Test("for the very first time leaves nothing but the lock")
    func firstWrite() async throws {
        let machine = try Machine()
        _ = try machine.store.recipient()
        let store = machine.store(calls: Fault.diskFull.calls)
        let error = await failure {
            try await store.update(machine.location) { _ in (Settings(service: "example", connection: "demo"), ()) }
        }
        #expect(error?.kind == "cannotWrite")
        #expect(error?.hint(in: .english)?.contains("disk") == true)
        #expect(try machine.names() == ["OAuthSettings.txt.lock"])
    }

    @Test("is found out before the body runs")
    func beforeTheBody() async throws {
        let machine = try Machine()
        // The lock's name is just short enough for the file system, the new file's is too long.
        let path = machine.place.path(of: String(repeating: "n", count: 245))
        let error = await failure {
            try await machine.store.update(.file(path: path)) { _ in
                Issue.record("the body ran")
                return (nil, ())
            }
        }
        #expect(error?.kind == "cannotWrite")
    }

    @Test("goes on after short writes and interruptions")
    func shortWrites() async throws {
        let machine = try Machine()
        var calls = SystemCalls.live
        let interrupted = Flag()
        calls.write = { interrupted.raise() ? -Int(EINTR) : SystemCalls.live.write($0, $1.prefix(7)) }
        try await machine.store(calls: calls).update(machine.location) { _ in
            (Settings(service: "example", connection: "demo"), ())
        }
        #expect(try machine.store.peek(machine.location)?.connection == "demo")
    }

    @Test("because there are no locks is said, and nothing is written")
    func noLocks() async throws {
        let machine = try Machine()
        var calls = SystemCalls.live
        calls.lock = { _ in ENOLCK }
        let error = await failure {
            try await machine.store(calls: calls).update(machine.location) { _ in
                (Settings(service: "example", connection: "demo"), ())
            }
        }
        #expect(error?.kind == "cannotWrite")
        #expect(error?.message(in: .english).hasSuffix("the file system has no locks") == true)
        #expect(try machine.names() == ["OAuthSettings.txt.lock"])
    }

    @Test("in a process that was killed leaves a file that the next writer removes after an hour")
    func reaped() async throws {
        let machine = try Machine()
        try await machine.save()
        let folder = machine.folder.connectionsPath + "/demo/"
        let strays = [".OAuthSettings.txt.0123456789abcdef", ".OAuthSettings.txt.fedcba9876543210"]
        let others = [
            ".OAuthSettings.txt.0123456789abcde", ".OAuthSettings.txt.0123456789abcdeg", ".other.0123456789abcdef",
        ]
        for name in strays + others {
            try write("", to: folder + name)
        }
        try await machine.save(token: "now")
        #expect(try Set(machine.names()).isSuperset(of: strays + others))
        try await machine.store(hoursAhead: 2).update(machine.location) { _ in (nil, ()) }
        #expect(try Set(machine.names()) == Set(others + ["OAuthSettings.txt", "OAuthSettings.txt.lock"]))
    }
}
