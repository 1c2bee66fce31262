import Glibc
import Localization
import ServiceCatalog
import TestSupport
import Testing
import Wording

@testable import SetupWizard
@testable import TerminalUI

extension TerminalFrontsTests {
    @Suite("Questions line by line")
    struct LineModeTests {
        /// Runs the line mode with a whole input and gives back what it printed.
        private func run(
            _ front: SampleFront,
            _ input: String,
            reason: LineModeReason? = nil
        ) throws -> String {
            var input = input.isEmpty ? [] : Array(input.utf8)
            var inward: [Int32] = [-1, -1]
            var outward: [Int32] = [-1, -1]
            #expect(unsafe pipe(&inward) == 0 && pipe(&outward) == 0)
            _ = unsafe write(inward[1], &input, input.count)
            _ = close(inward[1])
            try LineMode.run(front, reason: reason, input: inward[0], output: outward[1])
            _ = close(outward[1])
            var output: [UInt8] = []
            while let bytes = Descriptor.read(outward[0]) { output += bytes }
            _ = close(inward[0])
            _ = close(outward[0])
            return String(decoding: output, as: UTF8.self)
        }

        @Test("Every answer in order leads to the result, and everything is said once")
        func wholeWay() throws {
            let front = SampleFront()
            let output = try run(front, "2\nabc\ntop\nread\nthe-code\n\n", reason: .asked)
            #expect(front.outcome == .finished(connection: "sample"))
            #expect(
                front.events == [
                    "choose(1)", "fill(0, \"abc\")", "fill(1, \"top\")", "fill(2, \"read\")", "confirm",
                    "reply(\"the-code\")", "confirm",
                ]
            )
            let expected = """
                Asking line by line: --plain was given.

                Which service? (PRACTICE, Step 1 of 6)
                Pick the service that the connection is for. Everything else depends on it.
                Type < alone to go back, or ? alone for help.
                  1. Alpha. Files and folders of Alpha.
                  2. Beta. Files and folders of Beta.
                  3. Gamma. Files and folders of Gamma.
                  4. Delta. Files and folders of Delta.
                  5. Epsilon. Files and folders of Epsilon.
                Number from 1 to 5, or Enter for Alpha:\u{20}
                Values (Step 3 of 6)
                What the service gave you.

                Client ID: Client secret (not shown while typed):\u{20}
                Scope (optional, read write):\u{20}
                Sign in
                Open this:
                \(SampleFront.url)
                0 seconds
                p do, c do, r do

                Done
                key=abc
                abc
                top
                the-code
                Enter: finish: Goodbye.

                """
            #expect(output == expected)
        }

        @Test("What the engine reports from another thread ends the wait")
        func wake() throws {
            var inward: [Int32] = [-1, -1]
            try #require(unsafe pipe(&inward) == 0)
            Descriptor.write("1\nabc\n\n\n", to: inward[1])
            let null = unsafe open("/dev/null", O_WRONLY)
            let front = SampleFront()
            front.finishesByItself = true
            try LineMode.run(front, reason: nil, input: inward[0], output: null)
            #expect(front.outcome == .finished(connection: "by itself"))
            for descriptor in inward + [null] { _ = close(descriptor) }
        }

        @Test("The questions are asked in Japanese")
        func japanese() throws {
            let output = try run(SampleFront(.japanese), "", reason: .noTerminal)
            #expect(output.hasPrefix("1行ずつ質問します: 入力または出力がターミナルではありません。\n\nどのサービスに接続しますか (練習, 手順 1 / 6)\n"))
            #expect(output.contains("1から5の番号（Enterで Alpha）: "))
        }

        @Test("The end of the input leaves the wizard, on the page with the result as Enter does")
        func endOfInput() throws {
            let front = SampleFront()
            _ = try run(front, "2\nab")
            #expect(front.outcome == .aborted)
            #expect(front.events == ["choose(1)", "fill(0, \"ab\")", "terminate"])
            let finished = SampleFront()
            _ = try run(finished, "\nabc\n\n\ncode")
            #expect(finished.outcome == .finished(connection: "sample"))
        }

        @Test("A number out of range and a word are asked for again")
        func wrongNumbers() throws {
            let front = SampleFront()
            let output = try run(front, "0\n6\nfour\n4\n")
            #expect(output.components("Please give a number from 1 to 5.") == 3)
            #expect(front.events.first == "choose(3)")
        }

        @Test("`<` goes to the field before, then to the page before; `b` is text in a field and back in a list")
        func back() throws {
            let front = SampleFront()
            _ = try run(front, "1\nabc\n<\nb\n<\n<\nb\n")
            #expect(
                front.events == ["choose(0)", "fill(0, \"abc\")", "fill(0, \"b\")", "back", "back", "terminate"]
                    || front.events == [
                        "choose(0)", "fill(0, \"abc\")", "fill(0, \"b\")", "back", "back", "back", "terminate",
                    ]
            )
            #expect(front.texts[0] == "b")
        }

        @Test("`?` on its own says what a field is, and asks again")
        func help() throws {
            let output = try run(SampleFront(), "1\n?\n")
            #expect(output.contains("Client ID: DisplayPath on the page of your application.\nClient ID: "))
        }

        @Test("`?` at a list says how it is answered, and then asks again")
        func listHelp() throws {
            let output = try run(SampleFront(), "?\n")
            #expect(output.contains("Enter alone does what the question says"), "\(output)")
            #expect(output.components("  5. Epsilon") == 2)
        }

        @Test(
            "What was refused or is missing is asked for again, also after an empty answer, with the reason each time"
        )
        func emptyAfterRefusal() throws {
            let front = SampleFront()
            front.refusesAtOnce = true
            let output = try run(front, "1\n\n\nabc\n\n\n")
            #expect(output.components("Problem: This is needed, for example abc123.\nClient ID: ") == 2, "\(output)")
            #expect(front.texts[0] == "abc" && front.stage == .wait)
        }

        @Test("The farewell repeats nothing that was said, also where it has several lines")
        func farewell() throws {
            let front = SampleFront()
            front.farewell = ["key=abc\nthe-code", "", "abc\nand more"]
            let output = try run(front, "2\nabc\ntop\nread\nthe-code\n\n")
            #expect(output.hasSuffix("Enter: finish: and more\n"), "\(output.suffix(200))")
        }

        @Test("A refused field is the only one asked again, with what is wrong")
        func refusal() throws {
            let front = SampleFront()
            let output = try run(front, "1\n\n\n\nabc\n")
            #expect(output.contains("Problem: This is needed, for example abc123.\nClient ID: "))
            #expect(output.components("Client secret") == 1)
            #expect(front.stage == .wait)
        }

        @Test("A refusal told in the status row leads to the field that has the focus")
        func refusalInStatus() throws {
            let front = SampleFront()
            front.refusesInStatus = true
            let output = try run(front, "1\n\n\n\nabc\n")
            #expect(output.contains("Problem: A client id is needed.\nClient ID: "))
            #expect(output.components("Client secret") == 1)
            #expect(front.stage == .wait)
        }

        @Test("The first field asked is the one that has the focus; `<` leads to those before it")
        func fromFocus() throws {
            let front = SampleFront()
            front.startsAt = 1
            let output = try run(front, "1\n<\nabc\n")
            #expect(output.contains("you.\n\nClient secret (not shown while typed): \nClient ID: "))
            #expect(front.texts[0] == "abc")
        }

        @Test("What was answered is kept by an empty answer")
        func keeping() throws {
            let front = SampleFront()
            let output = try run(front, "1\nabc\nsecret\n<\n<\n<\n1\n\n\n\n")
            #expect(output.contains("Client ID (Enter keeps abc): "))
            #expect(output.contains("Client secret (not shown while typed, Enter keeps ******): "))
            #expect(front.texts == ["abc", "secret", ""] && front.stage == .wait)
        }

        @Test("On a terminal a QR code is printed as a whole, or the width that would be enough is named")
        func wholeCode() throws {
            let code = try #require(QRCode("short text")?.picture(rows: nil, columns: 80, ascii: false, colors: true))
            for columns: UInt16 in [80, 24] {
                var (parent, child): (Int32, Int32) = (-1, -1)
                var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
                try #require(unsafe openpty(&parent, &child, nil, nil, &size) == 0)
                let front = SampleFront()
                for event in [WizardEvent.confirm, .fill(0, "a"), .confirm] { _ = front.handle(event) }
                var inward: [Int32] = [-1, -1]
                try #require(unsafe pipe(&inward) == 0)
                Descriptor.write("r\n", to: inward[1])
                _ = close(inward[1])
                try LineMode.run(front, reason: nil, input: inward[0], output: child)
                _ = close(inward[0])
                var output = ""
                while Descriptor.wait([parent], timeout: 0)[0].readable, let bytes = Descriptor.read(parent) {
                    output += String(decoding: bytes, as: UTF8.self)
                }
                #expect(output.contains(code.rows.joined(separator: "\r\n")) == (columns == 80))
                #expect(output.contains("needs a window of at least 25 columns") == (columns == 24))
                #expect(!output.contains("u{1B}"))
                _ = close(parent)
                _ = close(child)
            }
        }

        @Test("On a terminal a secret is not echoed, and the echo is back afterwards")
        func noEcho() throws {
            var parent: Int32 = -1
            var child: Int32 = -1
            try #require(unsafe openpty(&parent, &child, nil, nil, nil) == 0)
            let before = PseudoTerminal.Settings(child)
            let reader = try LineReader(descriptor: child, pipe: WakePipe())
            reader.setEcho(false)
            Descriptor.write("secret\n", to: parent)
            #expect(reader.next(timeout: 10_000) == .line("secret"))
            #expect(Descriptor.wait([parent], timeout: 0)[0].readable == false)
            reader.setEcho(true)
            Descriptor.write("seen\n", to: parent)
            #expect(reader.next(timeout: 10_000) == .line("seen"))
            #expect(Descriptor.wait([parent], timeout: 10_000)[0].readable)
            #expect(Descriptor.read(parent).map { String(decoding: $0, as: UTF8.self) } == "seen\r\n")
            reader.giveBack()
            #expect(PseudoTerminal.Settings(child) == before)
            _ = close(parent)
            _ = close(child)
        }
    }
}

extension String {
    /// How often a text occurs.
    fileprivate func components(_ text: String) -> Int {
        ranges(of: text).count
    }
}
