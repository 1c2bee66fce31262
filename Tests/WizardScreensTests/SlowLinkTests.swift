import Localization
import ServiceCatalog
import Testing

@testable import SetupWizard
@testable import TerminalUI

/// A link that brings one byte every 30 milliseconds, by a clock that the test moves.
struct SlowLink {
    private var decoder = KeyDecoder(escapeDelay: 150)
    private var now = 0
    private(set) var outputs: [KeyDecoder.Output] = []

    /// One byte after another with that gap.
    mutating func send(_ bytes: some Sequence<UInt8>, gap: Int = 30) {
        for byte in bytes {
            outputs += decoder.feed(.byte(byte), at: now)
            pass(gap)
        }
    }

    /// So many milliseconds in which nothing comes.
    mutating func pass(_ milliseconds: Int) {
        if let timeout = decoder.pendingTimeout, timeout <= milliseconds { outputs += decoder.idle() }
        now += milliseconds
    }
}

@Suite("A slow link that splits every key into bytes")
struct SlowLinkTests {
    private static let keys: [(String, [KeyDecoder.Output])] = [
        ("\u{1B}[A", [.key(.up)]), ("\u{1B}OB", [.key(.down)]), ("\u{1B}[1;5C", [.key(.wordRight)]),
        ("\u{1B}[1;3D", [.key(.wordLeft)]), ("\u{1B}[3~", [.key(.delete)]), ("\u{1B}[Z", [.key(.backTab)]),
        ("\u{1B}OP", [.key(.function(1))]), ("\u{1B}[12~", [.key(.function(2))]), ("\u{1B}b", [.key(.wordLeft)]),
        ("日", [.key(.character("日"))]), ("é", [.key(.character("é"))]), ("👩", [.key(.character("👩"))]),
        ("\u{1B}[200~日本\r\nx\u{1B}[201~", [.paste("日本\nx")]), ("q", [.key(.character("q"))]),
    ]
    /// What a terminal answers or reports without being asked.
    private static let stray = [
        "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}]52;c;Zm9v\u{7}", "\u{1B}[?62;22c", "\u{1B}[24;80R",
        "\u{1B}[<0;10;20m", "\u{1B}[M !!", "\u{1B}[I", "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[?2004;1$y",
    ]

    @Test("loses no key and types nothing of one", arguments: [0, 30, 100])
    func nothingLost(gap: Int) {
        var link = SlowLink()
        var expected: [KeyDecoder.Output] = []
        for (text, meaning) in Self.keys + Self.keys.reversed() {
            link.send(text.utf8, gap: gap)
            expected += meaning
        }
        #expect(link.outputs == expected)
    }

    @Test("types nothing of what a terminal says by itself, in pieces or whole", arguments: [0, 30, 100])
    func nothingTyped(gap: Int) {
        for reply in Self.stray {
            var link = SlowLink()
            link.send(reply.utf8, gap: gap)
            link.send("x".utf8, gap: gap)
            #expect(link.outputs == [.key(.character("x"))], "\(reply.debugDescription)")
        }
    }

    @Test("takes Esc as Esc after a while, and an arrow right behind it as an arrow")
    func escape() {
        var link = SlowLink()
        link.send([0x1B])
        link.pass(150)
        link.send("\u{1B}[A".utf8)
        #expect(link.outputs == [.key(.escape), .key(.up)])
    }

    @Test("brings a paste of 64 KB whole into a field, and its first letters in no other")
    func longPaste() throws {
        let secret = String((0..<64 * 1024).map { index in Array("abcdefghij0123456789")[index % 20] })
        var link = SlowLink()
        link.send(("\u{1B}[200~" + secret + "\u{1B}[201~").utf8, gap: 1)
        var sample = try SampleWizard(.english)
        try sample.choose("highrise", "APIToken")
        sample.press(.tab)
        for case .paste(let text) in link.outputs { sample.handle(.paste(text)) }
        #expect(sample.wizard.page.status == .note("65536 characters pasted"))
        sample.press(.enter)
        #expect(sample.wizard.answers["APIToken"] == secret)
        #expect(sample.wizard.answers["AccountId"] == nil)
    }
}
