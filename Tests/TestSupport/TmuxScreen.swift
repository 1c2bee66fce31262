internal import Glibc

/// A program inside tmux, driven by a test: what stands on its screen is read as text, whatever it wrote to get there.
///
/// tmux runs on a socket of its own and is killed at the end of this value's life. The screen stays readable after the
/// program has ended.
package final class TmuxScreen {
    /// tmux said no.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Whether tmux is installed.
    package static let isAvailable: Bool = (try? run(["tmux", "-V"]))?.status == 0

    private let socket: String

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: the program and its arguments.
    ///   - environment: what is set besides tmux's own variables and a UTF-8 `LANG`.
    ///   - rows: of the screen.
    ///   - columns: of the screen.
    ///   - term: `TERM` for the program; tmux understands what xterm does.
    /// - Throws: ``Failure`` when tmux is missing or refuses.
    package init(
        _ command: [String],
        environment: [String: String] = [:],
        rows: Int = 24,
        columns: Int = 80,
        term: String = "tmux-256color"
    ) throws {
        let number = (0..<4).map { _ in String(UInt16.random(in: .min ... .max), radix: 36) }.joined()
        socket = "oauth-setup-test-\(number)"
        let variables = environment.merging(["TERM": term]) { own, _ in own }.map { "\($0)=\($1)" }
        var arguments = ["set-option", "-g", "status", "off", ";", "set-option", "-g", "remain-on-exit", "on", ";"]
        arguments += [
            "set-option", "-g", "remain-on-exit-format", "", ";", "set-option", "-g", "escape-time", "0", ";",
        ]
        arguments += ["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env"] + variables + command
        try tmux(["start-server", ";"] + arguments)
    }

    deinit {
        // tmux leaves its socket behind.
        let path = try? value("socket_path")
        _ = try? tmux(["kill-server"])
        if let path { _ = unsafe unlink(path) }
    }

    // MARK: What is there

    /// The rows of the screen, without blanks at their ends.
    ///
    /// - Parameter joined: whether rows that belong to one line of the terminal are joined.
    /// - Returns: the rows.
    /// - Throws: ``Failure`` when tmux has gone.
    package func rows(joined: Bool = false) throws -> [String] {
        var rows = try tmux(["capture-pane", "-p"] + (joined ? ["-J"] : [])).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        if rows.last?.isEmpty == true { rows.removeLast() }
        return rows.map { row in
            var row = row
            while row.last == " " { row.removeLast() }
            return String(row)
        }
    }

    /// The screen as one text.
    ///
    /// - Parameter joined: whether rows that belong to one line of the terminal are joined.
    /// - Returns: the text.
    /// - Throws: ``Failure`` when tmux has gone.
    package func screen(joined: Bool = false) throws -> String {
        try rows(joined: joined).joined(separator: "\n")
    }

    /// The value of one of tmux's formats, such as `cursor_x`, `alternate_on` or `pane_dead_status`.
    package func value(_ format: String) throws -> String {
        try tmux(["display-message", "-p", "#{\(format)}"]).filter { !$0.isNewline }
    }

    /// The exit code of the program; nil while it runs.
    package func exitCode() throws -> Int? {
        Int(try value("pane_dead_status"))
    }

    /// The text in tmux's newest buffer, where a program's copying ends up; empty when there is none.
    package func clipboard() -> String {
        (try? tmux(["show-buffer"])) ?? ""
    }

    // MARK: What is done

    /// Presses keys by tmux's names: `Enter`, `Escape`, `Up`, `C-c`, `BTab`, `F1`.
    package func press(_ keys: String...) throws {
        try tmux(["send-keys"] + keys)
    }

    /// Types text.
    package func type(_ text: String) throws {
        try tmux(["send-keys", "-l", "--", text])
    }

    /// Pastes text as a terminal does, with the marks of bracketed paste when the program asked for them.
    ///
    /// - Parameters:
    ///   - text: of any length.
    ///   - isMarked: whether there are marks; without them it comes as keys.
    /// - Throws: ``Failure`` when tmux has gone.
    package func paste(_ text: String, isMarked: Bool = true) throws {
        let path = "/tmp/\(socket)"
        guard let file = unsafe fopen(path, "w") else { throw Failure(description: "no file for what is pasted") }
        defer { _ = unsafe unlink(path) }
        let bytes = Array(text.utf8)
        let count = unsafe fwrite(bytes, 1, bytes.count, file)
        guard unsafe fclose(file) == 0, count == bytes.count else { throw Failure(description: "no room for it") }
        try tmux(["load-buffer", "-b", "test", path])
        try tmux(["paste-buffer", "-r", "-d", "-b", "test"] + (isMarked ? ["-p"] : []))
    }

    /// Changes the size of the screen.
    package func resize(rows: Int, columns: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// Sets one of tmux's global options, such as `set-clipboard`.
    package func setOption(_ name: String, _ value: String) throws {
        try tmux(["set-option", "-g", name, value])
    }

    // MARK: Waiting

    /// Looks again and again until the condition holds.
    ///
    /// - Parameters:
    ///   - seconds: the deadline.
    ///   - condition: is asked with the screen.
    /// - Returns: whether the condition came to hold.
    /// - Throws: ``Failure`` when tmux has gone.
    package func wait(seconds: Double = 20, until condition: (String) throws -> Bool) throws -> Bool {
        let deadline = PseudoTerminalSpawn.now + Int(seconds * 1000)
        while true {
            if try condition(screen()) { return true }
            guard PseudoTerminalSpawn.now < deadline else { return false }
            // There is nothing to wait on: tmux tells nobody that a screen has changed.
            _ = poll(nil, 0, 20)
        }
    }

    /// Looks again and again until the text stands on the screen.
    package func wait(for text: String, seconds: Double = 20) throws -> Bool {
        try wait(seconds: seconds) { $0.contains(text) }
    }

    /// Looks again and again until the pattern is found on the screen.
    package func wait(for pattern: Regex<Substring>, seconds: Double = 20) throws -> Bool {
        try wait(seconds: seconds) { $0.firstMatch(of: pattern) != nil }
    }

    /// Looks again and again until the program has ended.
    ///
    /// - Parameter seconds: the deadline.
    /// - Returns: its exit code; nil when it still runs or was killed by a signal.
    /// - Throws: ``Failure`` when tmux has gone.
    package func waitForEnd(seconds: Double = 20) throws -> Int? {
        _ = try wait(seconds: seconds) { _ in
            if try exitCode() != nil { return true }
            // tmux 3.3a at times misses that its child has ended, until another one ends.
            if try value("pane_dead") == "1" { try tmux(["run-shell", "true"]) }
            return false
        }
        return try exitCode()
    }

    // MARK: tmux

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let (status, output) = try Self.run(["tmux", "-u", "-f", "/dev/null", "-L", socket] + arguments)
        guard status == 0 else { throw Failure(description: "tmux \(arguments.first ?? ""): \(output)") }
        return output
    }

    private static func run(_ command: [String]) throws -> (status: Int32, output: String) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw Failure(description: "no pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { _ = close(ends[0]) }
        let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
        let home = unsafe getenv("HOME").map { unsafe String(cString: $0) } ?? "/"
        let environment = ["PATH": path, "HOME": home, "LANG": "C.UTF-8", "TERM": "xterm-256color", "SHELL": "/bin/sh"]
        let process: pid_t
        do {
            process = try PseudoTerminalSpawn.start(command, environment: environment, streams: .output(ends[1]))
            _ = close(ends[1])
        } catch {
            _ = close(ends[1])
            throw error
        }
        var output: [UInt8] = []
        while true {
            let more = PseudoTerminalSpawn.read(ends[0])
            guard !more.isEmpty else { break }
            output += more
        }
        var status: Int32 = 0
        _ = unsafe waitpid(process, &status, 0)
        return (status, String(decoding: output, as: UTF8.self))
    }
}
