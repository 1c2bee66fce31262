import Glibc
import TestSupport
import Testing

@Suite("The drivers that tests use")
struct DriverTests {
    private static let environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8"]

    @Test("A program on a pseudo-terminal sees its size and its keys, and tells its exit code")
    func program() throws {
        let script = "stty size; read answer; echo got $answer; read other; stty size; exit 3"
        let terminal = try PseudoTerminal(["sh", "-c", script], environment: Self.environment, rows: 30, columns: 100)
        #expect(terminal.wait(for: "30 100\r\n"))
        let mark = terminal.bytes.count
        terminal.send("日本\n")
        #expect(terminal.wait(for: "got 日本\r\n", after: mark))
        terminal.resize(rows: 12, columns: 40)
        terminal.send("\n")
        #expect(terminal.waitForEnd() == .exited(3))
        #expect(terminal.output.hasSuffix("12 40\r\n"))
    }

    @Test("A program that is killed tells its signal, and settings it changed are seen")
    func signal() throws {
        let terminal = try PseudoTerminal(
            ["sh", "-c", "echo ready; read x; stty -echo; echo changed; cat"],
            environment: Self.environment
        )
        #expect(terminal.wait(for: "ready"))
        let before = terminal.settings
        terminal.send("\n")
        #expect(terminal.wait(for: "changed"))
        #expect(terminal.settings != before)
        terminal.signal(SIGTERM)
        #expect(terminal.waitForEnd() == .signalled(SIGTERM))
    }

    @Test("A program that does not exist is an error")
    func missingProgram() {
        #expect(throws: (any Error).self) { try PseudoTerminal(["/does/not/exist"], environment: [:]) }
    }

    @Test("tmux shows the screen, presses keys, pastes, resizes", .enabled(if: TmuxScreen.isAvailable))
    func tmux() throws {
        let script = "echo term $TERM $WORD; read a; echo got $a; read b; stty size; exit 7"
        let screen = try TmuxScreen(
            ["sh", "-c", script],
            environment: ["WORD": "日本"],
            rows: 10,
            columns: 50,
            term: "vt100"
        )
        #expect(try screen.wait(for: "term vt100 日本"))
        #expect(try screen.value("alternate_on") == "0")
        try screen.type("hello; there")
        try screen.press("Enter")
        #expect(try screen.wait(for: /got hello; th[e]re/))
        try screen.resize(rows: 12, columns: 60)
        try screen.paste("text\n")
        #expect(try screen.wait(for: "12 60"))
        #expect(try screen.waitForEnd() == 7)
        #expect(try screen.rows().count == 12)
    }
}
