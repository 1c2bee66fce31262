import Foundation
import Secrets
import SettingsStore
import StrictJSON
import Synchronization
import TestSupport
import Testing

@Suite("Machines that share settings in etcd")
struct FleetTests {
    let fleet: Fleet

    init() throws { fleet = try Fleet() }

    @Test("read what another one has written; a machine that nobody let in does not")
    func shared() async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        #expect(try await fleet.token("b") == "access1")
        try await fleet.write(2, by: "b")
        #expect(try await fleet.token("a") == "access2")
        #expect(await fleet.fault("stranger") == .notMember)
        #expect(try fleet.machine("a").peek(fleet.location)?.tokens?.accessToken.reveal() == "access2")
    }

    @Test("keep there what age opens with a member's own key")
    func opensWithAge() async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let value = try #require(try fleet.server.value("oauth/one/settings").flatMap { Data(base64Encoded: $0) })
        let age = try #require(Tool("age"))
        let key = try Data(contentsOf: URL(filePath: fleet.folder.path(of: "b/configuration/identity.txt")))
        let opened = try age.run(["-d", "-i", "key", "file"], files: ["key": Array(key), "file": Array(value)])
        #expect(String(decoding: opened.output, as: UTF8.self).contains("access1"))
    }

    @Test("serve a copy while the engine is away, and say in one sentence that it is")
    func away() async throws {
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        fleet.server.answer { _ in .unheard }
        #expect(try fleet.machine("a").peek(fleet.location)?.tokens?.accessToken.reveal() == "access1")
        #expect(await fleet.fault("a") == .unreachable(.noAnswer))
    }

    @Test("write once what they write, although an answer is lost", arguments: ["kv/txn", "lease/grant"])
    func lostAnswer(path: String) async throws {
        try await fleet.made(of: "a")
        try await fleet.write(1, by: "a")
        let lost = Mutex(0)
        fleet.server.answer { asked in
            // The first change is carried out, and nobody hears of it; a read before it is answered.
            guard asked == path else { return .answered }
            let count = lost.withLock { count in
                count += 1
                return count
            }
            return count == (path == "kv/txn" ? 2 : 1) ? .unanswered : .answered
        }
        try await fleet.machine("a").update(
            fleet.location,
            withCheckpoints: { settings, checkpoint in
                var settings = try #require(settings)
                settings.refreshJournal = RefreshJournal(token: "x", at: 1, state: .sent)
                _ = try await checkpoint(settings, ClaimTerms())
                #expect(try fleet.server.value("oauth/one/claim") != nil)
                settings.refreshJournal = nil
                return (.put(settings), ())
            }
        )
        #expect(try fleet.server.value("oauth/one/claim") == nil)
        #expect(try await fleet.machine("a").read(fleet.location)?.revision == 3)
    }

    @Test("do not write over what another one has written meanwhile")
    func overtaken() async throws {
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

    @Test("wait for a machine that is about to send a token, and say how long it may take")
    func claimed() async throws {
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

    @Test("take back a claim of their own whose process is gone, and what it had written before anything was sent")
    func leftClaim() async throws {
        try await fleet.made(of: "a", "b")
        try await fleet.write(1, by: "a")
        let note = #"{"nonce":"0123456789abcdef","machine":"a","pid":1}"#
        let before = try #require(try fleet.server.value("oauth/one/settings").flatMap { Data(base64Encoded: $0) })
        try await fleet.machine("a").update(fleet.location) { old in
            var settings = old
            settings?.refreshJournal = RefreshJournal(token: "x", at: 1, state: .sent)
            return (settings, ())
        }
        try fleet.server.put("oauth/one/claim", EtcdServer.encoded(note))
        let outboxes = fleet.folder.path(of: "a/.local/state/oauth-setup/fleet")
        let outbox = try #require(try FileManager.default.contentsOfDirectory(atPath: outboxes).first)
        let left = "\(outboxes)/\(outbox)/0123456789abcdef.intent"
        _ = FileManager.default.createFile(
            atPath: left,
            contents: Data(note.utf8) + [10] + before,
            attributes: [.posixPermissions: 0o600]
        )
        try await fleet.machine("a").update(fleet.location) { _ in (nil, ()) }
        #expect(try fleet.server.value("oauth/one/claim") == nil)
        #expect(try await fleet.machine("b").read(fleet.location)?.refreshJournal == nil)
        #expect(!FileManager.default.fileExists(atPath: left))
    }

    @Test("let go of a machine that is removed: it opens nothing that comes later")
    func removed() async throws {
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
}
