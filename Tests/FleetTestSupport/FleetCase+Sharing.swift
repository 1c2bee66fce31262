internal import Foundation
internal import Secrets
internal import SettingsStore
internal import Synchronization
internal import TestSupport
internal import Testing

extension FleetCase {
    /// What machines do with each other, and what they are spared.
    package static let sharing: [FleetCase] = [
        FleetCase("Machines read what another one has written; a machine that nobody let in does not", shared),
        FleetCase("Machines keep there what age opens with a member's own key", opensWithAge),
        FleetCase("Machines serve a copy while the engine is away, and say in one sentence that it is", away),
        FleetCase("Machines ask once, however many of their processes want to know", oneRead),
        FleetCase("Machines write once what they write, although an answer is lost", lostAnswer),
        FleetCase("Machines have one claim, however many of them want it at once", oneClaim),
        FleetCase("Machines do not write over what another one has written meanwhile", overtaken),
        FleetCase("Machines wait for a machine that is about to send a token, and say how long it may take", claimed),
        FleetCase(
            "Machines take back a claim of their own whose process is gone, and what it had written before anything was sent",
            leftClaim
        ),
        FleetCase("Machines let go of a machine that is removed: it opens nothing that comes later", removed),
    ]

    private static func shared(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        #expect(try await fleet.token("b") == "access1")
        try await fleet.write(2, by: "b")
        #expect(try await fleet.token("a") == "access2")
        #expect(await fleet.fault("stranger") == .notMember)
        #expect(try fleet.machine("a").peek(fleet.location)?.tokens?.accessToken.reveal() == "access2")
    }

    private static func opensWithAge(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let value = try #require(try fleet.server.value("one/settings"))
        let age = try #require(Tool("age"))
        let key = try Data(contentsOf: URL(filePath: fleet.folder.path(of: "b/configuration/identity.txt")))
        let opened = try age.run(["-d", "-i", "key", "file"], files: ["key": Array(key), "file": value])
        #expect(String(decoding: opened.output, as: UTF8.self).contains("access1"))
    }

    private static func away(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        fleet.server.answer { _ in .unheard }
        #expect(try fleet.machine("a").peek(fleet.location)?.tokens?.accessToken.reveal() == "access1")
        #expect(await fleet.fault("a") == .unreachable(.noAnswer))
    }

    private static func lostAnswer(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        let lost = Mutex(0)
        fleet.server.answer { isChange in
            // The first change is carried out, and nobody hears of it.
            guard isChange else { return .answered }
            return lost.withLock { count in
                count += 1
                return count == 1 ? .unanswered : .answered
            }
        }
        try await fleet.claim(by: "a") {
            let claim = try fleet.server.value("one/claim")
            #expect(claim != nil)
        }
        #expect(try fleet.server.value("one/claim") == nil)
        #expect(try await fleet.machine("a").read(fleet.location)?.revision == 3)
    }

    private static func oneRead(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        #expect(try await fleet.token("b") == "access1")
        try await fleet.write(2, by: "a")
        let count = 20
        let reads = Mutex(0)
        let begun = Counter()
        fleet.server.answer { _ in
            let read = reads.withLock { reads in
                reads += 1
                return reads
            }
            // The first one is answered when all have begun.
            while read == 1, begun.value < count { usleep(1000) }
            return .answered
        }
        await withTaskGroup { group in
            for _ in 0..<count {
                group.addTask {
                    begun.increase()
                    let token = try? await fleet.token("b")
                    #expect(token == "access2")
                }
            }
        }
        // One for each processor may have looked at its clock only after that.
        #expect(reads.withLock { $0 } < 10)
    }

    private static func overtaken(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let runs = Mutex(0)
        try await fleet.machine("a").update(fleet.location) { old in
            let run = runs.withLock { runs in
                runs += 1
                return runs
            }
            if run == 1 { try await fleet.write(2, by: "b") }
            var settings = old
            settings?[property: "Region"] = Secret("eu")
            return (settings, ())
        }
        #expect(runs.withLock { $0 } == 2)
        let settings = try await fleet.machine("b").read(fleet.location)
        #expect(settings?.tokens?.accessToken.reveal() == "access2")
        #expect(settings?[property: "Region"]?.reveal() == "eu")
    }

    private static func claimed(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let other = fleet.machine("b")
        try await fleet.machine("a").update(
            fleet.location,
            withCheckpoints: { settings, checkpoint in
                var settings = try #require(settings)
                settings.refreshJournal = RefreshJournal(token: "x", at: 1, state: .sent)
                _ = try await checkpoint(settings, ClaimTerms())
                var terms = ClaimTerms()
                terms.patience = .milliseconds(200)
                do {
                    try await other.update(
                        fleet.location,
                        withCheckpoints: { settings, checkpoint in
                            var settings = try #require(settings)
                            settings.refreshJournal = RefreshJournal(token: "y", at: 1, state: .sent)
                            _ = try await checkpoint(settings, terms)
                            return (nil, ())
                        }
                    )
                    Issue.record("had a claim, too")
                } catch let error as SettingsError {
                    guard case .fleet(_, .busy(_, let seconds)) = error else { throw error }
                    #expect((30...40).contains(seconds))
                }
                return (nil, ())
            }
        )
    }

    private static func leftClaim(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let note = #"{"nonce":"0123456789abcdef","machine":"a","pid":1}"#
        let before = try #require(try fleet.server.value("one/settings"))
        try await fleet.machine("a").update(fleet.location) { old in
            var settings = old
            settings?.refreshJournal = RefreshJournal(token: "x", at: 1, state: .sent)
            return (settings, ())
        }
        try fleet.server.put("one/claim", Array(note.utf8))
        let outboxes = fleet.folder.path(of: "a/.local/state/oauth-setup/fleet")
        let outbox = try #require(try FileManager.default.contentsOfDirectory(atPath: outboxes).first)
        let file = "\(outboxes)/\(outbox)/0123456789abcdef"
        _ = FileManager.default.createFile(
            atPath: file,
            contents: Data(note.utf8) + [10] + before,
            attributes: [.posixPermissions: 0o600]
        )
        var status = stat()
        #expect(unsafe stat(file, &status) == 0)
        let left = "\(file)-\(String(status.st_dev, radix: 16))-\(String(status.st_ino, radix: 16)).intent"
        // Who has a copy of the machine's folder proves nothing by it.
        try FileManager.default.copyItem(atPath: file, toPath: left)
        await #expect(throws: SettingsError.self) {
            try await fleet.claim(by: "a") { Issue.record("has sent something") }
        }
        #expect(try fleet.server.value("one/claim") == Array(note.utf8))
        try FileManager.default.moveItem(atPath: file, toPath: left)
        try await fleet.machine("a").update(fleet.location) { _ in (nil, ()) }
        #expect(try fleet.server.value("one/claim") == nil)
        #expect(try await fleet.machine("b").read(fleet.location)?.refreshJournal == nil)
        #expect(!FileManager.default.fileExists(atPath: left))
    }

    private static func removed(_ fleet: Fleet) async throws {
        try await fleet.made(of: "a", "b", "c")
        try await fleet.write(1, by: "a")
        #expect(try await fleet.machine("a").removeMember("b", from: fleet.address) == ["one"])
        #expect(await fleet.fault("b") == .removed)
        #expect(try await fleet.token("c") == "access1")
        // What a machine had kept under the old secret does not stand in its way.
        #expect(try await fleet.token("a") == "access1")
        #expect(try fleet.machine("a").peek(fleet.location)?.tokens?.accessToken.reveal() == "access1")
        try await fleet.write(2, by: "c")
        #expect(try await fleet.token("a") == "access2")
        await #expect(throws: SettingsError.self) { try await fleet.write(3, by: "b") }
    }

    private static func oneClaim(_ fleet: Fleet) async throws {
        let names = ["a", "b", "c", "d"]
        try await fleet.made(of: "a", "b", "c", "d")
        try await fleet.write(1, by: "a")
        let claims = Mutex(0)
        let refresh: @Sendable (String) async -> Void = { name in
            // Those who come later wait, and find that there is nothing to do any more.
            try? await fleet.claim(by: name) { claims.withLock { $0 += 1 } }
        }
        await withTaskGroup { group in
            for name in names { group.addTask { await refresh(name) } }
        }
        #expect(claims.withLock { $0 } == 1)
        #expect(try await fleet.machine("d").read(fleet.location)?.refreshJournal == nil)
    }
}

/// How many have begun.
private final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock(\.self) }

    func increase() { count.withLock { $0 += 1 } }
}
