import Localization
import Secrets
import SettingsStore
import Testing
import Wording

@Suite("A copy for another machine")
struct TransferTests {
    @Test("opens on the machine it was sealed for only")
    func recipient() async throws {
        let source = try Machine()
        let target = try Machine()
        let saved = try await source.save()
        let copy = try source.store.sealedCopy(of: saved, for: .recipient(try target.store.recipient()))
        #expect(try target.store.openedCopy(copy) == saved)
        #expect(kind { try source.store.openedCopy(copy) } == "sealedToAnotherKey")
    }

    @Test("opens with its passphrase only")
    func passphrase() async throws {
        let source = try Machine()
        let saved = try await source.save()
        let key = TransferKey.passphrase(Secret("ZZmark"))
        let copy = try source.store.sealedCopy(of: saved, for: key, workFactor: 2)
        let target = try Machine()
        #expect(try target.store.openedCopy(copy, passphrase: Secret("ZZmark")) == saved)
        #expect(
            kind {
                try target.store.openedCopy(copy, passphrase: Secret("other"))
            } == "sealedToAnotherKey"
        )
        #expect(kind { try target.store.openedCopy(copy) } == "sealedToAnotherKey")
        #expect(!"\(key)".contains("ZZmark"))
    }

    @Test("that a mail program changed is to be sent again as an attachment, not replaced by a backup")
    func mailed() async throws {
        let source = try Machine()
        let target = try Machine()
        let key = TransferKey.recipient(try target.store.recipient())
        let copy = String(decoding: try source.store.sealedCopy(of: try await source.save(), for: key), as: UTF8.self)
        let lines = copy.split(separator: "\n").map(String.init)
        let body = lines.dropFirst().dropLast().joined()
        let wide = stride(from: 0, to: body.count, by: 76).map { body.dropFirst($0).prefix(76) }.joined(separator: "\n")
        for changed in [
            lines.map { "    " + $0 }.joined(separator: "\n"), lines.map { "> " + $0 }.joined(separator: "\n"),
            "\(lines[0])\n\(wide)\n\(lines[lines.count - 1])\n", "Here it is:\n\n" + copy,
            copy.replacing("=", with: "=3D"), copy + "\n-- \nHanako\n", lines.joined(separator: " "),
        ] {
            let error = await failure { _ = try target.store.openedCopy(Array(changed.utf8)) }
            #expect(error?.kind == "damaged")
            let hint = error?.hint(in: .english) ?? ""
            #expect(hint.contains("attachment"), "\(hint)")
        }
        let other = await failure { _ = try target.store.openedCopy(Array("PK\u{3}\u{4}".utf8)) }
        #expect(other?.hint(in: .english)?.contains("backup") == false)
    }

    @Test("is not sealed for nonsense")
    func refused() throws {
        let machine = try Machine()
        let settings = Settings(service: "example", connection: "demo")
        for key in [TransferKey.recipient("age1"), .passphrase(Secret(""))] {
            #expect(
                kind {
                    try machine.store.sealedCopy(of: settings, for: key)
                } == "badRecipient"
            )
        }
    }
}
