import SetupWizard
import Testing

@testable import TerminalUI

@Suite("An address that comes key by key")
struct RawPasteTests {
    /// What comes of a text, one key after so many milliseconds, and of the silence after it.
    private func type(_ text: String, gap: Int) -> [KeyDecoder.Output] {
        var paste = RawPaste()
        var now = 1_000
        var outputs: [KeyDecoder.Output] = []
        for character in text {
            now += gap
            outputs += paste.idle(at: now)
            outputs += paste.feed(.key(character == "\n" ? .enter : .character(character)), at: now)
        }
        return outputs + paste.idle(at: now + RawPaste.quiet)
    }

    private func keys(_ text: String) -> [KeyDecoder.Output] {
        text.map { .key($0 == "\n" ? .enter : .character($0)) }
    }

    @Test(
        "is a paste, and none of its letters acts",
        arguments: [
            "http://localhost:33333/?code=pcofsr&state=s", "https://localhost/?state=s&code=a",
            "HTTPS://localhost/?code=a",
            "http://localhost:33333/?state=s&co\nde=abc\ndef",
        ]
    )
    func pasted(_ address: String) {
        #expect(type(address, gap: 0) == [.paste(address)])
        #expect(type(address, gap: 20) == [.paste(address)])
        #expect(type(address + "\n", gap: 5) == [.paste(address)])
        #expect(type("p" + address, gap: 5) == keys("p") + [.paste(address)])
    }

    @Test(
        "is not what a person types: keys stay keys",
        arguments: ["pcofsrv+", "h", "hp", "htp", "hhh", "http", "\n", "v\n"]
    )
    func typed(_ text: String) {
        #expect(type(text, gap: 0) == keys(text))
        #expect(type(text, gap: 200) == keys(text))
        #expect(type("https://x", gap: 200) == keys("https://x"))
    }

    @Test("ends before what is no letter")
    func other() {
        var paste = RawPaste()
        for character in "http://x" { #expect(paste.feed(.key(.character(character)), at: 0).isEmpty) }
        #expect(paste.feed(.key(.escape), at: 10) == [.paste("http://x"), .key(.escape)])
        #expect(paste.wait(at: 20) == nil)
        #expect(paste.feed(.paste("y"), at: 30) == [.paste("y")])
    }
}
