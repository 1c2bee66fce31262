import Glibc
import Localization
import ServiceCatalog
import TestSupport
import Testing

@testable import SetupWizard
@testable import TerminalUI

extension TerminalFrontsTests {
    @Suite("The full screen on a terminal")
    struct FullScreenTests {
        @Test(
            "The whole way: keys, Japanese byte by byte, a pasted secret that is never shown, plain view, the result",
            arguments: ["xterm-256color", "xterm-kitty", "linux", "vt100"]
        )
        func wholeWay(_ type: String) throws {
            let front = SampleFront()
            let terminal = try ScreenTerminal(front, ["TERM": type])
            #expect(terminal.wait(for: "Which service?"))
            terminal.send("\u{1B}[B\r")
            #expect(terminal.wait(for: "Client ID"))
            // Nothing of what a mouse reports is typed.
            terminal.send("\u{1B}[<0;10;20M\u{1B}[<0;10;20m\u{1B}[M !!")
            for byte in "日x".utf8 {
                var byte = byte
                _ = unsafe write(terminal.parent, &byte, 1)
            }
            terminal.send("\t\u{1B}[200~hush-hush\n\u{1B}[201~")
            #expect(terminal.wait(for: "*********"))
            terminal.send("\u{13}")
            #expect(terminal.wait(for: "Ctrl-S came through"))
            terminal.send("\r")
            #expect(terminal.wait(for: "Sign in"))
            terminal.send("p")
            #expect(terminal.wait(for: SampleFront.url + "\r\n\r\nPress Enter to return."))
            #expect(!terminal.output.contains("hush"))
            let mark = terminal.bytes.count
            terminal.send("\n")
            #expect(terminal.wait(for: "Sign in", after: mark))
            terminal.send("d")
            #expect(terminal.wait(for: "Done"))
            terminal.send("\r")
            #expect(terminal.wait(for: "Goodbye.\r\n"))
            terminal.finish()
            #expect(front.outcome == .finished(connection: "sample"))
            #expect(front.texts == ["日x", "hush-hush", ""])
            #expect(terminal.settings == terminal.before)
            if type.hasPrefix("xterm") {
                #expect(terminal.output.contains("\u{1B}[?1049h") && terminal.output.contains("\u{1B}[?2004h"))
                let end = terminal.output.suffix(200)
                #expect(end.contains("\u{1B}[?1049l") && end.contains("\u{1B}[?2004l"))
            }
        }

        @Test("8 KB that are pasted as keys are taken in whole and painted a few times, not once a key")
        func unmarkedPaste() throws {
            let front = SampleFront()
            let terminal = try ScreenTerminal(front, ["TERM": "xterm-256color"])
            #expect(terminal.wait(for: "Which service?"))
            terminal.send("\r")
            #expect(terminal.wait(for: "Client ID"))
            // Less than a terminal holds, each with an end of its own to be seen.
            let pieces = ["q", "r", "s", "t"].map { String(repeating: "x", count: 2_047) + $0 }
            for piece in pieces {
                let mark = terminal.bytes.count
                terminal.send(piece)
                #expect(terminal.wait(for: String(piece.suffix(1)), after: mark))
            }
            terminal.send("\r")
            #expect(terminal.wait(for: "Sign in"))
            terminal.send("d\r")
            #expect(terminal.wait(for: "Goodbye."))
            terminal.finish()
            #expect(front.texts[0] == pieces.joined())
            #expect(front.pageCount < 200)
        }

        @Test("Copying asks the terminal to take the text (OSC 52)")
        func copying() throws {
            let terminal = try ScreenTerminal(SampleFront(), ["TERM": "xterm-256color"])
            #expect(terminal.wait(for: "Which service?"))
            terminal.send("\r")
            #expect(terminal.wait(for: "Client ID"))
            terminal.send("a\r")
            #expect(terminal.wait(for: "Sign in"))
            terminal.send("c")
            #expect(terminal.wait(for: "\u{1B}]52;c;aHR0cHM6Ly9hdXRoLmV4YW1wbGUv"))
            terminal.send("d\r")
            #expect(terminal.wait(for: "Goodbye."))
            terminal.finish()
        }

        @Test("A QR code is shown as a whole, or the window that would be large enough is named")
        func wholeCode() throws {
            let code = try #require(QRCode("short text")?.picture(rows: 23, columns: 80, ascii: false, colors: true))
            let terminal = try ScreenTerminal(SampleFront(), ["TERM": "xterm-256color"], rows: 13)
            #expect(terminal.wait(for: "Which service?"))
            terminal.send("\ra\r")
            #expect(terminal.wait(for: "Sign in"))
            terminal.send("r")
            #expect(terminal.wait(for: "This QR code needs a window of at least 25 columns x 14 rows."))
            #expect(!terminal.output.contains("\u{2580}"))
            let before = terminal.bytes.count
            terminal.resize(rows: 24)
            #expect(terminal.wait(for: "This QR code needs", after: before))
            terminal.send("r")
            #expect(terminal.wait(for: "Press any key to return."))
            for (index, row) in code.rows.enumerated() {
                #expect(terminal.output.contains("\u{1B}[\(index + 1);1H" + row))
            }
            // One that no longer fits goes away.
            let mark = terminal.bytes.count
            terminal.resize(rows: 12)
            #expect(terminal.wait(for: "This QR code needs", after: mark))
            terminal.send("d\r")
            #expect(terminal.wait(for: "Goodbye."))
            terminal.finish()
        }

        @Test("What the engine reports from another thread is taken in at once")
        func wake() throws {
            let front = SampleFront()
            front.finishesByItself = true
            let terminal = try ScreenTerminal(front, ["TERM": "xterm-256color"])
            #expect(terminal.wait(for: "Which service?"))
            terminal.send("\r")
            #expect(terminal.wait(for: "Client ID"))
            terminal.send("a\r")
            #expect(terminal.wait(for: "Goodbye."))
            terminal.finish()
            #expect(front.outcome == .finished(connection: "by itself"))
        }

        @Test("NO_COLOR means no colours")
        func noColor() throws {
            let terminal = try ScreenTerminal(SampleFront(.japanese), ["TERM": "xterm-256color", "NO_COLOR": "1"])
            #expect(terminal.wait(for: "どのサービスに接続しますか"))
            terminal.send("\r")
            #expect(terminal.wait(for: "クライアント"))
            terminal.send("a\rd\r")
            #expect(terminal.wait(for: "Goodbye."))
            terminal.finish()
            let colour = /\x1B\[[0-9;]*\b(3[0-7]|9[0-7]|4[0-7])(;[0-9]+)*m/
            #expect(terminal.output.firstMatch(of: colour) == nil)
        }

        @Test("A terminal that goes away ends the wizard")
        func hangUp() throws {
            var ends: (Int32, Int32) = (-1, -1)
            try #require(unsafe openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
            let path = unsafe String(cString: ttyname(ends.1))
            let front = SampleFront()
            front.closeOnDrain = ends
            try FullScreen.run(front, environment: ["TERM": "vt100"], terminal: path, keepsStandardError: false)
            #expect(front.outcome == .aborted)
        }

        @Test(
            "A kind of terminal that cannot show a screen is refused, and left as it was",
            arguments: ["", "dumb", "stone"]
        )
        func refusal(_ type: String) throws {
            var ends: (Int32, Int32) = (-1, -1)
            try #require(unsafe openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
            let path = unsafe String(cString: ttyname(ends.1))
            #expect(throws: TerminalError(.unsuitable, "")) {
                try FullScreen.run(
                    SampleFront(),
                    environment: ["TERM": type],
                    terminal: path,
                    keepsStandardError: false
                )
            }
            #expect(Descriptor.wait([ends.0], timeout: 0)[0].readable == false, "nothing was written")
            _ = close(ends.0)
            _ = close(ends.1)
        }
    }
}
