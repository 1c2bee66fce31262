import Foundation
import Glibc
import Localization
import Secrets
import SettingsStore
import TestSupport
import Testing
import Wording

@Suite("An error in Japanese")
struct JapaneseErrorTests {
    /// A way to make the store fail.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: String
        let work: @Sendable (Machine) async throws -> Void

        init(_ name: String, _ kind: String, _ work: @escaping @Sendable (Machine) async throws -> Void) {
            (testDescription, self.kind, self.work) = (name, kind, work)
        }
    }

    private static func cannotWrite(_ name: String, _ change: @escaping @Sendable (inout SystemCalls) -> Void) -> Case {
        Case(name, "cannotWrite") { machine in
            var calls = SystemCalls.live
            change(&calls)
            try await machine.store(calls: calls).update(machine.location) { current in
                var settings = current
                settings?.service = "changed"
                return (settings, ())
            }
        }
    }

    private static func written(_ name: String, _ kind: String, _ text: String) -> Case {
        Case(name, kind) { machine in
            try write(try Sealing.seal(Array(text.utf8), for: machine.store.recipient()), to: machine.path)
            _ = try machine.store.peek(machine.location)
        }
    }

    private static let cases = [
        Case("armor", "damaged") { machine in
            try write("-----BEGIN AGE ENCRYPTED FILE-----\nx\n", to: machine.path)
            _ = try machine.store.peek(machine.location)
        },
        Case("header", "damaged") { machine in
            try write("nonsense\n", to: machine.path)
            _ = try machine.store.peek(machine.location)
        },
        Case("too large", "damaged") { machine in
            try write(String(repeating: "x", count: 1 << 21), to: machine.path)
            _ = try machine.store.peek(machine.location)
        },
        written("no JSON", "damaged", "{,}"),
        written("no schema", "damaged", "{}"),
        written("a member of another kind", "damaged", #"{"schemaVersion":1,"id":7}"#),
        written("newer schema", "newerSchema", #"{"schemaVersion":99}"#),
        Case("another key", "sealedToAnotherKey") { machine in
            let other = try Machine()
            try await other.save()
            try write(content(of: other.path), to: machine.path)
            _ = try machine.store.peek(machine.location)
        },
        Case("others can read", "notPrivate") { machine in
            try setMode(0o644, of: machine.path)
            _ = try machine.store.peek(machine.location)
        },
        Case("a hard link", "notPrivate") { machine in
            unsafe #expect(link(machine.path, machine.place.path(of: "second")) == 0)
            _ = try machine.store.peek(machine.location)
        },
        Case("an open folder", "folderNotPrivate") { machine in
            try setMode(0o755, of: machine.folder.path)
            _ = try machine.store.peek(machine.location)
        },
        Case("a place others can write to", "folderNotPrivate") { machine in
            try setMode(0o777, of: machine.place.path)
            _ = try machine.store.peek(.file(path: machine.place.path(of: "own.txt")))
        },
        Case("a folder as a file", "notRegularFile") { machine in
            try FileManager.default.removeItem(atPath: machine.path)
            try FileManager.default.createDirectory(atPath: machine.path, withIntermediateDirectories: false)
            _ = try machine.store.peek(machine.location)
        },
        Case("locked", "locked") { machine in
            try await machine.store.update(machine.location) { _ in
                try await machine.store.update(machine.location, timeout: .zero) { _ in (nil, ()) }
                return (nil, ())
            }
        },
        Case("locked in memory", "locked") { machine in
            let location = SettingsLocation.memory(id: "japanese-errors")
            try await machine.store.update(location) { _ in
                try await machine.store.update(location, timeout: .zero) { _ in (nil, ()) }
                return (nil, ())
            }
        },
        cannotWrite("full disk") { $0.write = { _, _ in -Int(ENOSPC) } },
        cannotWrite("quota") { $0.write = { _, _ in -Int(EDQUOT) } },
        cannotWrite("read-only") { $0.rename = { _, _ in EROFS } },
        cannotWrite("broken disk") { $0.synchronize = { _ in EIO } },
        cannotWrite("no locks") { $0.lock = { _ in ENOLCK } },
        cannotWrite("unknown number") { $0.rename = { _, _ in 4_095 } },
        Case("no folder there", "cannotWrite") { machine in
            try await machine.store.update(.file(path: machine.place.path(of: "none/x.txt"))) { _ in (nil, ()) }
        },
        Case("name", "badName") { _ = try $0.folder.settingsPath(connection: "../x") },
        Case("location", "badName") { _ in _ = try SettingsLocation(text: "~/x") },
        Case("identity missing", "identityMissing") { machine in
            try FileManager.default.removeItem(atPath: machine.folder.identityPath)
            _ = try machine.store.peek(machine.location)
        },
        Case("identity damaged", "identityDamaged") { machine in
            try write("# a\nAGE-SECRET-KEY-1X\n", to: machine.folder.identityPath)
            _ = try machine.store.peek(machine.location)
        },
        Case("identity protected", "identityProtected") { machine in
            try await machine.store.protectIdentity(with: Secret("correct horse"), workFactor: 2)
            _ = try machine.store(passphrase: nil).recipient()
        },
        Case("passphrase wrong", "passphraseWrong") { machine in
            try await machine.store.protectIdentity(with: Secret("correct horse"), workFactor: 2)
            _ = try machine.store(passphrase: "wrong").recipient()
        },
        Case("recipient", "badRecipient") { machine in
            try write("age1nonsense\n", to: machine.folder.recipientsPath)
            _ = try machine.store.peek(machine.location)
        },
        Case("recipient of a transfer", "badRecipient") { machine in
            _ = try machine.store.sealedCopy(of: try await machine.save(), for: .recipient("age1nonsense"))
        },
        Case("moved", "moved") { machine in
            let key = TransferKey.recipient(try Machine().store.recipient())
            _ = try await machine.store.moveOut(machine.location, for: key, secretProperties: [])
            if let moved = try machine.store.peek(machine.location)?.movedAway { throw moved }
        },
        Case("already there", "alreadyThere") { machine in
            let other = Settings(service: "example", connection: "demo")
            try await machine.store.takeIn(other, as: "demo", at: machine.location, replacing: false)
        },
        Case("no home", "noFolder") { _ in _ = try ConfigurationFolder.resolve(environment: [:]) },
    ]

    @Test("says it all in Japanese, without the English sentence", arguments: cases)
    func sentence(broken: Case) async throws {
        let machine = try Machine()
        try await machine.save()
        let error = try #require(await failure { try await broken.work(machine) })
        let (english, japanese) = (error.message(in: .english), error.message(in: .japanese))
        let hints = (english: error.hint(in: .english), japanese: error.hint(in: .japanese))
        #expect(error.kind == broken.kind, "\(english)")
        #expect(!japanese.contains(english))
        #expect((hints.english == nil) == (hints.japanese == nil))
        var sentences = [japanese]
        if let hint = hints.japanese, hint != hints.english { sentences.append(hint) }
        for sentence in sentences {
            #expect(sentence.contains(/[\p{Hiragana}\p{Katakana}]/), "\(sentence)")
            // Outside of paths, names and commands there are no two English words in a row.
            let words = sentence.replacing(/[\/~][^\s:]*/, with: "").replacing(/oauth-setup [a-z ]+/, with: "")
            #expect(!words.contains(/[A-Za-z]{2,} [a-z]{2,}/), "\(sentence)")
        }
        // A command is the same in every language; a path is in both sentences.
        if english.contains(machine.path) { #expect(japanese.contains(machine.path)) }
    }

    @Test("is there for every kind of error that the store uses")
    func complete() {
        let rest: Set = ["aborted", "cannotRead", "olderThanSeen", "tokensNotKept"]
        #expect(Set(Self.cases.map(\.kind)).union(rest) == Set(SettingsErrorSample.all.map(\.kind)))
    }
}
