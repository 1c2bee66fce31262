import Foundation
import Glibc
import Localization
import Secrets
import SettingsStore
import Synchronization
import TestSupport
import Testing
import Wording

/// A refresh token that the service has given away once must outlive a disk that does not take it.
@Suite("New tokens whose last write fails")
struct UnsavedTests {
    /// What a store was told, and how long it waited.
    private final class Told: Sendable {
        let warnings = Mutex<[StoreWarning]>([])
        let waits = Mutex<[Duration]>([])
    }

    private let machine: Machine
    private let told = Told()
    private var environment: [String: String] { ["HOME": machine.place.path] }
    private var aside: String { "\(machine.place.path)/.local/state/oauth-setup/unsaved" }

    init() throws {
        machine = try Machine()
    }

    /// A store whose calls fail as is wanted.
    private func store(_ calls: SystemCalls = .live, _ environment: [String: String]? = nil) -> SettingsStore {
        SettingsStore(
            folder: machine.folder,
            environment: environment ?? self.environment,
            warn: { [told] warning in told.warnings.withLock { $0.append(warning) } },
            world: .init(
                now: { 1_700_000_000_000 },
                sleep: { [told] wait in told.waits.withLock { $0.append(wait) } },
                calls: calls
            )
        )
    }

    private static func tokens(_ number: Int) -> StoredTokens {
        StoredTokens(
            accessToken: Secret("ZZaccess\(number)"),
            refreshToken: Secret("ZZrefresh\(number)"),
            expiresIn: 3600,
            timestamp: 1_700_000_000_000
        )
    }

    /// Writes tokens the way a refresh does: an entry first, the tokens afterwards.
    private func refresh(_ store: SettingsStore, to number: Int, isLossTold: Bool = true) async throws -> Int {
        try await store.update(machine.location, isLossTold: isLossTold) { current, checkpoint in
            var settings = current ?? Settings(service: "example", connection: "demo")
            settings.refreshJournal = RefreshJournal(token: "00", at: 0, state: .sent)
            _ = try await checkpoint(settings, ClaimTerms())
            settings.tokens = Self.tokens(number)
            settings.refreshJournal = nil
            return (.put(settings), number)
        }
    }

    /// Calls that put no file into the place of one whose path contains a text, after some times.
    private static func failing(_ text: String, after times: Int, until last: Int = .max) -> SystemCalls {
        var calls = SystemCalls.live
        let count = Mutex(0)
        calls.rename = { new, path in
            guard path.contains(text) else { return SystemCalls.live.rename(new, path) }
            let number = count.withLock {
                $0 += 1
                return $0
            }
            return number > times && number <= last ? EIO : SystemCalls.live.rename(new, path)
        }
        return calls
    }

    @Test("are written again and again for a few seconds, and nobody has to know")
    func again() async throws {
        _ = try await refresh(store(), to: 1)
        // The checkpoint is the first write; the next four fail.
        #expect(try await refresh(store(Self.failing("OAuthSettings", after: 1, until: 5)), to: 2) == 2)
        #expect(try store().peek(machine.location)?.tokens == Self.tokens(2))
        #expect(told.warnings.withLock { $0 }.isEmpty)
        #expect(told.waits.withLock { $0.reduce(.zero, +) } == .seconds(4))
        #expect(try machine.names() == ["OAuthSettings.txt", "OAuthSettings.txt.lock"])
        #expect(!FileManager.default.fileExists(atPath: aside))
    }

    @Test("are kept in the state folder, sealed, used from there, and written from there by the next who can")
    func asideAndBack() async throws {
        _ = try await refresh(store(), to: 1)
        let before = try #require(try store().peek(machine.location))
        #expect(try await refresh(store(Self.failing("OAuthSettings", after: 1)), to: 2) == 2)
        guard case .keptAside("demo", let reason, let path)? = told.warnings.withLock({ $0.first }) else {
            Issue.record("nothing was told")
            return
        }
        #expect(reason.kind == "cannotWrite")
        #expect(path == "\(aside)/\(before.id).age")
        #expect(try mode(of: path) == 0o600 && mode(of: aside) == 0o700)
        #expect(!String(decoding: content(of: path), as: UTF8.self).contains("ZZaccess"))
        // Whoever reads has them, also for showing.
        #expect(try store().peek(machine.location)?.tokens == Self.tokens(2))
        #expect(store().inspector().inspect(machine.location).settings?.tokens == Self.tokens(2))
        #expect(store().inspector().inspect(machine.location).waiting == path)
        // Someone who cannot write either goes on with them and loses nothing.
        await #expect(throws: SettingsError.self) {
            try await store(Self.failing("OAuthSettings", after: 0)).update(machine.location) { settings in
                #expect(settings?.tokens == Self.tokens(2))
                var settings = settings
                settings?.service = "other"
                return (settings, ())
            }
        }
        #expect(try store().peek(machine.location)?.tokens == Self.tokens(2))
        try await store(Self.failing("OAuthSettings", after: 0)).update(machine.location) { _ in (nil, ()) }
        // One that looks is enough for them to come back into their place.
        try await store().update(machine.location) { _ in (nil, ()) }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(store().inspector().inspect(machine.location).waiting == nil)
        #expect(try store(.live, [:]).peek(machine.location)?.tokens == Self.tokens(2))
        #expect(try store().peek(machine.location)?.refreshJournal == nil)
    }

    @Test("are kept there also when they come late, and wait to be proved, while nothing can be written at all")
    func late() async throws {
        _ = try await refresh(store(), to: 1)
        try await store(Self.failing("OAuthSettings", after: 0)).update(machine.location, isLate: true) { settings, _ in
            var (changed, waiting) = (settings, Settings(service: "demo", connection: "demo"))
            waiting.tokens = Self.tokens(2)
            changed?.unproven = waiting
            return (.put(changed), ())
        }
        #expect(try store().peek(machine.location)?.tokens == Self.tokens(1))
        #expect(try store().peek(machine.location)?.unproven?.tokens == Self.tokens(2))
        try await store().update(machine.location) { _ in (nil, ()) }
        #expect(try store(.live, [:]).peek(machine.location)?.unproven?.tokens == Self.tokens(2))
    }

    @Test("that can be kept nowhere are told to be lost, and the caller has its result", arguments: [true, false])
    func nowhere(hasStateFolder: Bool) async throws {
        _ = try await refresh(store(), to: 1)
        var calls = SystemCalls.live
        let count = Mutex(0)
        calls.write = { descriptor, bytes in
            let number = count.withLock {
                $0 += 1
                return $0
            }
            return number > 1 ? -Int(ENOSPC) : SystemCalls.live.write(descriptor, bytes)
        }
        let failing = store(calls, hasStateFolder ? environment : [:])
        #expect(try await refresh(failing, to: 2) == 2)
        guard case .notKept("demo", let reason)? = told.warnings.withLock({ $0.first }) else {
            Issue.record("nothing was told")
            return
        }
        #expect(reason.message(in: .english).contains("the disk is full"))
        // What the next one finds is that an answer was lost.
        let left = try #require(try store().peek(machine.location))
        #expect(left.tokens == Self.tokens(1) && left.refreshJournal?.state == .sent)
        #expect(try machine.names() == ["OAuthSettings.txt", "OAuthSettings.txt.lock"])
    }

    @Test("of a sign-in that nobody can use otherwise end it with the truth")
    func signIn() async throws {
        _ = try await refresh(store(), to: 1)
        // The first has to write its entry before; the second one finds it there.
        for (environment, writes) in [(environment, 1), ([:], 0)] {
            let calls = Self.failing("/", after: writes)
            let error = await failure { _ = try await refresh(store(calls, environment), to: 2, isLossTold: false) }
            #expect(error?.kind == "tokensNotKept")
            #expect(error?.message(in: .english).hasPrefix("the new tokens could not be kept: ") == true)
            #expect(error?.hint(in: .english)?.contains("nothing was changed") == false)
        }
        // Of a connection that was not there nobody would find them elsewhere.
        let other = SettingsLocation.file(path: try machine.folder.settingsPath(connection: "other"))
        let error = await failure {
            try await store(Self.failing("other", after: 0)).update(other, isLossTold: false) { _, _ in
                var settings = Settings(service: "example", connection: "other")
                settings.tokens = Self.tokens(1)
                return (.put(settings), ())
            }
        }
        #expect(error?.kind == "tokensNotKept")
        #expect(try FileManager.default.contentsOfDirectory(atPath: aside).isEmpty)
    }

    @Test("do not come back over what was written since, nor into another sign-in")
    func newer() async throws {
        _ = try await refresh(store(), to: 1)
        _ = try await refresh(store(Self.failing("OAuthSettings", after: 1)), to: 2)
        let kept = "\(aside)/\(try #require(try store().peek(machine.location)).id).age"
        let bytes = content(of: kept)
        // A machine without that state folder signs in anew, twice: its revision is higher.
        for number in 5...6 { _ = try await refresh(store(.live, [:]), to: number) }
        #expect(try store().peek(machine.location)?.tokens == Self.tokens(6))
        try await store().update(machine.location) { _ in (nil, ()) }
        #expect(try store().peek(machine.location)?.tokens == Self.tokens(6))
        _ = try await refresh(store(), to: 7)
        #expect(!FileManager.default.fileExists(atPath: kept))
        // A connection of another service, and another connection, under the same id's file.
        for (service, endpoint) in [("another", "https://a.example/token"), ("example", "https://b.example/token")] {
            try write(bytes, to: kept)
            let old = try #require(try store(.live, [:]).peek(machine.location))
            try FileManager.default.removeItem(atPath: machine.path)
            try await store(.live, [:]).update(machine.location) { _ in
                var settings = Settings(service: service, connection: "demo")
                settings.endpoints = StoredEndpoints(authorization: nil, token: endpoint)
                settings.tokens = Self.tokens(8)
                return (settings, ())
            }
            #expect(old.id != (try store().peek(machine.location))?.id)
            #expect(try store().peek(machine.location)?.tokens == Self.tokens(8))
        }
        // A file that is no settings at all, and one that others can read.
        let id = try #require(try store().peek(machine.location)).id
        try write("nonsense", to: "\(aside)/\(id).age")
        #expect(try store().peek(machine.location)?.tokens == Self.tokens(8))
    }

    @Test("go with the connection that is forgotten")
    func forgotten() async throws {
        _ = try await refresh(store(), to: 1)
        _ = try await refresh(store(Self.failing("OAuthSettings", after: 1)), to: 2)
        #expect(try FileManager.default.contentsOfDirectory(atPath: aside).count == 1)
        try await store().remove(machine.location)
        #expect(try FileManager.default.contentsOfDirectory(atPath: aside).isEmpty)
    }

    @Test("are sealed for the new key when the key is changed")
    func rotated() async throws {
        _ = try await refresh(store(), to: 1)
        _ = try await refresh(store(Self.failing("OAuthSettings", after: 1)), to: 2)
        let rotation = try await store().rotateIdentity()
        #expect(rotation.left.isEmpty)
        #expect(try store().peek(machine.location)?.tokens == Self.tokens(2))
    }
}
