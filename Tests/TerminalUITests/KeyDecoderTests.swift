import Glibc
import Testing

@testable import SetupWizard
@testable import TerminalUI

@Suite("Keys from the terminal")
struct KeyDecoderTests {
    private func decode(_ bytes: [UInt8], decoder: KeyDecoder = KeyDecoder()) -> [KeyDecoder.Output] {
        var decoder = decoder
        return bytes.flatMap { decoder.feed(.byte($0), at: 0) } + decoder.idle()
    }

    private func decode(_ text: String) -> [KeyDecoder.Output] { decode(Array(text.utf8)) }

    @Test("Letters, Enter in its forms, Backspace in its forms, and control keys are keys")
    func plainKeys() {
        #expect(decode("aZ ~") == ["a", "Z", " ", "~"].map { .key(.character($0)) })
        #expect(decode([0x0D, 0x0A]) == [.key(.enter), .key(.enter)])
        #expect(decode([0x7F, 0x08]) == [.key(.backspace), .key(.backspace)])
        #expect(
            decode([0x09, 0x0C, 0x13, 0x11, 0x1F]) == [.key(.tab)] + ["l", "s", "q", "_"].map { .key(.control($0)) }
        )
        #expect(decode([0x00, 0x1C, 0x1D, 0x1E]).isEmpty)
    }

    @Test("The terminal's own erase character is Backspace")
    func eraseCharacter() {
        #expect(decode([0x15], decoder: KeyDecoder(eraseByte: 0x15)) == [.key(.backspace)])
    }

    @Test("A Japanese character arrives whole although its bytes come one by one, with silence told in between")
    func splitCharacter() {
        var decoder = KeyDecoder()
        var outputs: [KeyDecoder.Output] = []
        for byte in Array("日本x👩".utf8) {
            outputs += decoder.feed(.byte(byte), at: 0)
            if let timeout = decoder.pendingTimeout {
                #expect(timeout >= 500, "bytes of one character may be far apart")
            }
        }
        #expect(outputs == ["日", "本", "x", "👩"].map { .key(.character($0)) })
        #expect(decoder.pendingTimeout == nil)
    }

    @Test("In a locale that is not UTF-8 its own bytes are characters, in keys and in pastes")
    func foreignLocale() throws {
        // The only such locale that is there without being made: every byte from 0xA0 on is a letter or a sign.
        let before = unsafe setlocale(LC_CTYPE, nil).map { unsafe String(cString: $0) } ?? "C"
        defer { unsafe setlocale(LC_CTYPE, before) }
        let names: [String] = ["ja_JP.eucjp", "ja_JP.eucJP", "en_US.iso88591", "de_DE.iso88591"]
        guard let name = names.first(where: { (name: String) in unsafe setlocale(LC_CTYPE, name) != nil })
        else { return }
        let text = name.hasPrefix("ja") ? "漢字" : "äß"
        let bytes: [UInt8] = name.hasPrefix("ja") ? [0xB4, 0xC1, 0xBB, 0xFA] : [0xE4, 0xDF]
        #expect(TypedText.text(bytes, isForeign: true) == text)
        let keys = decode([0x61] + bytes + [0x62], decoder: KeyDecoder(isForeign: true))
        #expect(keys == ("a" + text + "b").map { .key(.character($0)) })
        var decoder = KeyDecoder(isForeign: true)
        #expect(decoder.feed(.pasteBegin, at: 0).isEmpty)
        #expect((bytes.flatMap { decoder.feed(.byte($0), at: 0) } + decoder.feed(.pasteEnd, at: 0)) == [.paste(text)])
    }

    @Test("Bytes that are no UTF-8 are dropped and what follows is kept")
    func brokenCharacters() {
        #expect(decode([0xE3, 0x81, 0x61]) == [.key(.character("a"))])
        #expect(decode([0xFF, 0xC0, 0x80, 0x62]) == [.key(.character("b"))])
        #expect(decode([0xED, 0xA0, 0x80, 0x63]) == [.key(.character("c"))])
        #expect(decode([0xC2, 0x9B, 0x64]) == [.key(.character("d"))])
        #expect(decode([0xE3, 0xE3, 0x81, 0x82]) == [.key(.character("あ"))])
    }

    @Test(
        "Keys of the keyboard are known in every form terminals send",
        arguments: [
            ("[A", Key.up), ("OA", .up), ("[1;5A", .up), ("[B", .down), ("OC", .right), ("[D", .left), ("[H", .home),
            ("OH", .home), ("[1~", .home), ("[7~", .home), ("[F", .end), ("[4~", .end), ("[3~", .delete),
            ("[Z", .backTab),
            ("[5~", .pageUp), ("[6~", .pageDown), ("OP", .function(1)), ("[11~", .function(1)), ("[[A", .function(1)),
            ("[12~", .function(2)), ("[15~", .function(5)), ("[24~", .function(12)), ("OM", .enter),
        ]
    )
    func sequences(_ sequence: String, _ key: Key) {
        #expect(decode("\u{1B}" + sequence + "z") == [.key(key), .key(.character("z"))])
    }

    @Test("Esc alone is Esc, but only after a moment in which nothing followed")
    func loneEscape() {
        var decoder = KeyDecoder(escapeDelay: 150)
        #expect(decoder.feed(.byte(0x1B), at: 0).isEmpty)
        #expect(decoder.pendingTimeout == 150)
        #expect(decoder.idle() == [.key(.escape)])
        #expect(decoder.pendingTimeout == nil)
        #expect(decode([0x1B, 0x1B]) == [.key(.escape), .key(.escape)])
        #expect(decode([0x1B, 0x0D]) == [.key(.escape), .key(.enter)])
    }

    /// What comes of bytes that are so many milliseconds apart, and of the silence behind them.
    private func decode(_ pieces: [(String, Int)], decoder: inout KeyDecoder, now: inout Int) -> [KeyDecoder.Output] {
        var outputs: [KeyDecoder.Output] = []
        for (piece, gap) in pieces {
            for byte in piece.utf8 {
                if let timeout = decoder.pendingTimeout, timeout <= gap { outputs += decoder.idle() }
                now += gap
                outputs += decoder.feed(.byte(byte), at: now)
            }
        }
        return outputs + (decoder.pendingTimeout == nil ? [] : decoder.idle())
    }

    @Test(
        "What follows Esc too late to be its sequence is swallowed, and waited for the next time",
        arguments: [100, 300],
        ["[B", "OB", "[1;5C", "[3~", "[[A", "[24;80R", "[<0;10;20M", "[M !!", "[?62;22c"]
    )
    func lateRest(_ gap: Int, _ rest: String) {
        guard gap == 100 || rest.first == "[" else { return }
        var (decoder, now) = (KeyDecoder(), 0)
        #expect(decode([("\u{1B}" + rest + "x", gap)], decoder: &decoder, now: &now) == keys("\u{1B}x"))
        #expect(decode([("\u{1B}[Bx", gap)], decoder: &decoder, now: &now) == [.key(.down)] + keys("x"))
        now += 5_000
        #expect(decode([("\u{1B}", 0)], decoder: &decoder, now: &now) == [.key(.escape)])
    }

    @Test("A rest that comes as a whole within a second is swallowed as well, and a paste in it is a paste")
    func lateRestWhole() {
        let rests: [(String, [KeyDecoder.Output])] = [
            ("[B", []), ("OB", []), ("[200~OA\u{1B}[201~", [.paste("OA")]),
        ]
        for (rest, outputs) in rests {
            var (decoder, now) = (KeyDecoder(), 0)
            #expect(decode([("\u{1B}", 0)], decoder: &decoder, now: &now) == [.key(.escape)])
            now += 900
            #expect(decode([(rest + "x", 0)], decoder: &decoder, now: &now) == outputs + keys("x"))
        }
    }

    @Test(
        "What a person types after Esc is typed",
        arguments: [
            ("OAuth", 500, 120), ("OAuth", 30, 401), ("Osaka", 100, 100), ("[x]", 100, 100), ("[", 100, 100),
            ("O", 100, 100), ("[B", 1_100, 100), ("[日", 100, 10), ("[\u{1B}", 100, 10), ("Kyoto", 100, 100),
        ]
    )
    func typedAfterEscape(_ text: String, _ pause: Int, _ gap: Int) {
        var (decoder, now) = (KeyDecoder(), 0)
        #expect(decode([("\u{1B}", 0)], decoder: &decoder, now: &now) == [.key(.escape)])
        now += pause - gap
        #expect(decode([(text, gap)], decoder: &decoder, now: &now) == keys(text))
    }

    private func keys(_ text: String) -> [KeyDecoder.Output] {
        text.map { .key($0 == "\u{1B}" ? .escape : .character($0)) }
    }

    @Test("A sequence is whole wherever behind its Esc [ it is split", arguments: ["[B", "OB", "[1;5C", "[24~", "[[A"])
    func splitAnywhere(_ rest: String) {
        let whole = decode("\u{1B}" + rest)
        #expect(whole.count == 1)
        for split in rest.indices.dropFirst() {
            var (decoder, now) = (KeyDecoder(), 0)
            let pieces = [("\u{1B}" + rest[..<split], 0), (String(rest[split...]), 400)]
            #expect(decode(pieces, decoder: &decoder, now: &now) == whole)
        }
    }

    @Test("A letter with Alt does nothing, above all not what Esc does")
    func alt() {
        #expect(decode("\u{1B}xy") == [.key(.character("y"))])
    }

    @Test(
        "What terminals say unasked is swallowed",
        arguments: [
            "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}[?62;22c",
            "\u{1B}[24;80R",
            "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[<0;10;20m", "\u{1B}[M !!", "\u{1B}[I", "\u{1B}[99~",
            "\u{1B}[201~",
            "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}[?1;2A",
        ]
    )
    func swallowed(_ reply: String) {
        #expect(decode("a" + reply + "b") == [.key(.character("a")), .key(.character("b"))])
    }

    @Test("An endless sequence is given up")
    func endlessSequence() {
        let outputs = decode("\u{1B}[" + String(repeating: "1;", count: 100) + "x")
        #expect(outputs.last == .key(.character("x")))
    }

    @Test("Whatever arrives, the decoder comes back to rest", arguments: 1...20)
    func anything(_ seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        let alphabet = Array("\u{1B}[]O;<0123456789~MmAPq\u{7}\\".utf8) + [0x80, 0xE3, 0x81, 0xFF, 0x0D]
        var decoder = KeyDecoder()
        for _ in 0..<2000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            _ = decoder.feed(.byte(alphabet[Int(state >> 33) % alphabet.count]), at: 0)
        }
        _ = decoder.idle()
        #expect(decoder.pendingTimeout == nil)
        #expect(decoder.feed(.byte(0x61), at: 0) == [.key(.character("a"))])
    }

    // MARK: Paste

    @Test("A paste is one text: one line end taken off, inner ones kept, control characters left out")
    func paste() {
        let text = "\u{1B}[200~ab日本\r\nc\td\u{1}\u{9B}e\r\u{1B}[201~z"
        #expect(decode(text) == [.paste("ab日本\nc de"), .key(.character("z"))])
    }

    @Test("A paste whose marks ncurses found is the same")
    func pasteByMarks() {
        var decoder = KeyDecoder()
        var outputs = decoder.feed(.pasteBegin, at: 0)
        for byte in "q?\r".utf8 { outputs += decoder.feed(.byte(byte), at: 0) }
        outputs += decoder.feed(.key(.up), at: 0)
        outputs += decoder.feed(.pasteEnd, at: 0)
        #expect(outputs == [.paste("q?")])
    }

    @Test("A paste that never ends is taken after a silence")
    func unfinishedPaste() {
        var decoder = KeyDecoder()
        for byte in Array("\u{1B}[200~token".utf8) { _ = decoder.feed(.byte(byte), at: 0) }
        #expect(decoder.pendingTimeout == 3000)
        #expect(decoder.idle() == [.paste("token")])
        #expect(decoder.feed(.byte(0x61), at: 0) == [.key(.character("a"))])
    }

    @Test("64 KB can be pasted; more is refused as a whole, and keys work afterwards")
    func longPaste() {
        let longest = String(repeating: "x", count: KeyDecoder.pasteLimit)
        #expect(decode("\u{1B}[200~" + longest + "\u{1B}[201~") == [.paste(longest)])
        let tooLong = "\u{1B}[200~" + longest + "yy\u{1B}[201~k"
        #expect(decode(tooLong) == [.pasteTooLong, .key(.character("k"))])
    }
}
