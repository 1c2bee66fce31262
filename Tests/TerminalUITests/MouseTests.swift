import SetupWizard
import Testing

@testable import TerminalUI

@Suite("The mouse")
struct MouseTests {
    /// What comes of a report and a letter behind it, with and without ncurses having read its beginning.
    private func outputs(_ begin: String, _ rest: [UInt8]) -> [[KeyDecoder.Output]] {
        let beginnings: [[KeyDecoder.Input]] = [begin.utf8.map { .byte($0) }, [.mouse]]
        return beginnings.map { beginning in
            var decoder = KeyDecoder()
            return (beginning + (rest + Array("q".utf8)).map { .byte($0) }).flatMap { decoder.feed($0, at: 0) }
        }
    }

    @Test(
        "A press of the left button and the wheel are told with their cell, counted from 0",
        arguments: [
            ("0;10;20M", MouseEvent.Action.press, 19, 9), ("0;1;1M", .press, 0, 0), ("0;300;200M", .press, 199, 299),
            ("64;2;3M", .wheelUp, 2, 1), ("65;2;3M", .wheelDown, 2, 1),
        ]
    )
    func events(_ report: String, _ action: MouseEvent.Action, _ row: Int, _ column: Int) {
        for outputs in outputs("\u{1B}[<", Array(report.utf8)) {
            #expect(outputs.count == 2 && outputs.last == .key(.character("q")))
            guard case .mouse(let event) = outputs.first else { continue }
            #expect(event.action == action && event.row == row && event.column == column)
        }
    }

    @Test(
        "Releases, motion, other buttons, held modifiers and what is no report are swallowed",
        arguments: [
            "0;10;20m", "1;10;20M", "2;10;20M", "3;10;20M", "32;10;20M", "35;10;20M", "4;10;20M", "8;1;1M", "16;1;1M",
            "68;1;1M", "66;1;1M", "0;0;1M", "0;1;0M", "0;1M", "0;1;2;3M", "0;;2M", ":;1;2M",
            "0;99999999999999999999;1M",
        ]
    )
    func swallowed(_ report: String) {
        for outputs in outputs("\u{1B}[<", Array(report.utf8)) { #expect(outputs == [.key(.character("q"))]) }
    }

    @Test(
        "The old form, three bytes of any kind, is swallowed",
        arguments: [
            [0x20, 0x21, 0x21], [0x60, 0x4D, 0x6D], [0x20, 0xC8, 0xFF], [0x30, 0x4D, 0x21], [0x20, 0x35, 0x36],
        ]
            as [[UInt8]]
    )
    func oldForm(_ bytes: [UInt8]) {
        for outputs in outputs("\u{1B}[M", bytes) { #expect(outputs == [.key(.character("q"))]) }
    }

    @Test("A report that breaks off is given up; the next key counts")
    func broken() {
        var decoder = KeyDecoder()
        for byte in "\u{1B}[<0;10".utf8 { #expect(decoder.feed(.byte(byte), at: 0).isEmpty) }
        #expect("\u{1B}[A".utf8.flatMap { decoder.feed(.byte($0), at: 0) } == [.key(.up)])
        for byte in "\u{1B}[<0;10".utf8 { #expect(decoder.feed(.byte(byte), at: 0).isEmpty) }
        #expect(decoder.idle().isEmpty && decoder.pendingTimeout == nil)
    }
}
