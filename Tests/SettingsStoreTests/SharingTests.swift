import Foundation
import Glibc
import Localization
import Secrets
import SettingsStore
import Testing
import Wording

@Suite("Settings that many use at once")
struct SharingTests {
    @Test("lose no update", arguments: [true, false])
    func noLostUpdate(inMemory: Bool) async throws {
        let machine = try Machine()
        let location = inMemory ? .memory(id: "no-lost-update") : machine.location
        let count = 24
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                // A store of its own, as every process has one: each takes the lock through a descriptor of its own.
                let store = machine.store()
                group.addTask {
                    try await store.update(location) { current in
                        var settings = current ?? Settings(service: "example", connection: "demo")
                        await Task.yield()
                        settings.authenticationAttempts.append(Int64(number))
                        return (settings, ())
                    }
                }
            }
            try await group.waitForAll()
        }
        let settings = try #require(try machine.store.peek(location))
        #expect(settings.authenticationAttempts.sorted() == (0..<Int64(count)).map(\.self))
        #expect(settings.revision == count)
    }

    @Test("make others wait while a body runs, and readers never")
    func readersDoNotWait() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        try await machine.store.update(machine.location) { _ in
            let read = try machine.store.peek(machine.location)
            #expect(read == saved)
            let error = await failure {
                try await machine.store().update(machine.location, timeout: .zero) { _ in (nil, ()) }
            }
            #expect(error?.kind == "locked")
            #expect(error?.message(in: .english) == "process \(getpid()) is using \(machine.path)")
            return (nil, ())
        }
        try await machine.save(token: "afterwards")
    }

    @Test("are free again when the lock's holder lets go")
    func waits() async throws {
        let machine = try Machine()
        try await machine.save()
        let descriptor = unsafe open(machine.path + ".lock", O_RDWR | O_CLOEXEC)
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        async let saved = machine.save(token: "patient")
        let early = await failure { try await machine.store.remove(machine.location, timeout: .milliseconds(20)) }
        #expect(early?.kind == "locked")
        close(descriptor)
        #expect(try await saved.tokens?.accessToken.reveal() == "patient")
    }

    @Test("that are made and removed all the time are never in two hands, and leave nothing but the lock")
    func madeAndRemoved() async throws {
        let machine = try Machine()
        let holders = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                let store = machine.store()
                group.addTask {
                    for round in 0..<12 {
                        if (number + round).isMultiple(of: 3) {
                            try await store.remove(machine.location)
                            continue
                        }
                        try await store.update(machine.location) { _ in
                            #expect(holders.next() == 0)
                            await Task.yield()
                            holders.leave()
                            let settings = Settings(service: "example", connection: "demo")
                            return (round.isMultiple(of: 2) ? settings : nil, ())
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        try await machine.save()
        try await machine.store.remove(machine.location)
        #expect(try machine.names() == ["OAuthSettings.txt.lock"])
        #expect(try machine.folder.connectionNames().isEmpty)
    }

    @Test("keep one lock file for ever, whoever removes them")
    func lockStays() async throws {
        let machine = try Machine()
        try await machine.save()
        let number = try lockNumber(machine)
        try await machine.store.remove(machine.location)
        try await machine.store.update(machine.location) { _ in (nil, ()) }
        #expect(try lockNumber(machine) == number)
        try await machine.save()
        #expect(try lockNumber(machine) == number)
    }

    private func lockNumber(_ machine: Machine) throws -> UInt64? {
        let attributes = try FileManager.default.attributesOfItem(atPath: machine.path + ".lock")
        return (attributes[.systemFileNumber] as? NSNumber)?.uint64Value
    }

    @Test("are not written when the lock file is something else", arguments: ["link", "folder", "pipe"])
    func lockIsNoFile(kind: String) async throws {
        let machine = try Machine()
        try await machine.save()
        let path = machine.path + ".lock"
        try FileManager.default.removeItem(atPath: path)
        switch kind {
        case "link": try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: machine.path)
        case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        default: unsafe #expect(mkfifo(path, 0o600) == 0)
        }
        #expect(await failure { try await machine.save(token: "never") }?.kind == "notRegularFile")
    }

    @Test("are not touched by a waiter that is cancelled")
    func cancelled() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let descriptor = unsafe open(machine.path + ".lock", O_RDWR | O_CLOEXEC)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let waiter = Task { try await machine.save(token: "never") }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        #expect(try machine.store.peek(machine.location) == saved)
    }

    @Test("are written even when the task is cancelled during the body")
    func cancelledInBody() async throws {
        let machine = try Machine()
        let task = Task {
            try await machine.store.update(machine.location) { _ in
                unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
                return (Settings(service: "example", connection: "demo"), ())
            }
        }
        try await task.value
        #expect(try machine.store.peek(machine.location) != nil)
    }

    @Test("notice that the lock file was replaced under the lock's holder")
    func replacedLockFile() async throws {
        let machine = try Machine()
        try await machine.save()
        let calls = {
            var calls = SystemCalls.live
            let replaced = Flag()
            calls.lock = { [path = machine.path + ".lock"] descriptor in
                if replaced.raise() {
                    unsafe unlink(path)
                    close(unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600))
                }
                return SystemCalls.live.lock(descriptor)
            }
            return calls
        }()
        try await machine.store(calls: calls).update(machine.location) { _ in
            // The lock that counts is the one of the file that is there now.
            let descriptor = unsafe open(machine.path + ".lock", O_RDWR | O_CLOEXEC)
            defer { close(descriptor) }
            #expect(flock(descriptor, LOCK_EX | LOCK_NB) != 0)
            return (nil, ())
        }
    }

    @Test("in memory are seen by every store, have one writer at a time, and can be removed")
    func memory() async throws {
        let location = SettingsLocation.memory(id: "seen-by-every-store")
        let one = try Machine().store
        let other = try Machine().store
        #expect(try one.peek(location) == nil)
        try await one.update(location) { current in
            #expect(current == nil)
            let error = await failure { try await other.update(location, timeout: .zero) { _ in (nil, ()) } }
            #expect(error?.kind == "locked")
            return (Settings(service: "example", connection: "demo"), ())
        }
        #expect(try other.peek(location)?.revision == 1)
        try await other.update(location) { ($0, ()) }
        #expect(try one.peek(location)?.revision == 1)
        try await one.remove(location)
        #expect(try other.peek(location) == nil)
    }
}
