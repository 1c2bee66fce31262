import Foundation
import StrictJSON
import TestSupport
import Testing

/// Two homes and their one practice provider, for what goes from one to the other.
struct TwoMachines {
    let near: ProgramRun
    let far: ProgramRun
    let practice: [String: String]

    /// The near one has a connection named test.
    init(_ way: Way = .backlog, lifetime: Int = 3600) throws {
        (near, far) = (try ProgramRun(), try ProgramRun())
        try near.connect(way, options: ["--token-lifetime", "\(lifetime)"])
        practice = try near.servePractice(["--token-lifetime", "\(lifetime)"])
    }

    /// A command that starts the far program, behind another one when there is some.
    func via(_ before: String = "", lines: String = "") -> String {
        "export HOME='\(far.home)'; \(lines)\nset -- $OAUTH_SETUP_FAR; exec \(before) \"$@\""
    }

    /// Runs the near program.
    func near(_ arguments: [String], _ more: [String: String] = [:]) throws -> ProgramRun.Outcome {
        try near.run(["practice"] + arguments, environment: practice.merging(more) { $1 })
    }

    /// Runs the far program.
    func far(_ arguments: [String]) throws -> ProgramRun.Outcome {
        try far.run(["practice"] + arguments, environment: practice)
    }

    /// Sends the connection test.
    func send(_ more: [String] = [], via: String? = nil) throws -> ProgramRun.Outcome {
        try near(["send", "test", "--via", via ?? self.via(), "--program", ProgramRun.path] + more)
    }

    /// What `status` says of a connection on one of them.
    func status(_ program: ProgramRun, _ name: String = "test") throws -> JSONValue {
        let shown = try program.run(["practice", "status", name, "--json"], environment: practice)
        return shown.output.isEmpty ? [:] : try JSONParser.parse(shown.output)
    }

    /// How many of them renew the connection.
    func renewing() throws -> Int {
        try [near, far].filter { program in
            let status = try status(program)
            return status["state"] == "valid" && status["refreshedElsewhere"] == false
        }
        .count
    }

    /// Puts a script between the two that does something at one line of their talk.
    ///
    /// - Parameters:
    ///   - line: which one, counted from 0; the far side begins with an empty line.
    ///   - way: `in` for a line that the far side is given, `out` for one that it has said.
    ///   - how: `kill` ends the far program, `session` also what started it, `stop` stops both, `late` stops the far program, so
    ///     that it reads the line when the other side has gone; its number is said.
    /// - Returns: the script's path.
    /// - Throws: where it cannot be written.
    func cutter(_ line: Int, _ way: String, _ how: String) throws -> String {
        let path = try far.write(Self.script(line, way, how), to: "cutter")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private static func script(_ line: Int, _ way: String, _ how: String) -> String {
        """
        #!/usr/bin/env python3
        import os, signal, subprocess, sys, threading
        words = sys.argv[1:] if os.path.isabs(sys.argv[1]) or sys.argv[1] == "env" else ["\(ProgramRun.path)"] + sys.argv[1:]
        far = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session="\(how)" == "late")
        def cut(line):
            if "\(how)" == "late":
                far.send_signal(signal.SIGSTOP)
                os.waitid(os.P_PID, far.pid, os.WSTOPPED)
                far.stdin.write(line)
                far.stdin.flush()
                print("far process", far.pid, file=sys.stderr, flush=True)
                os._exit(1)
            if "\(how)" == "stop":
                far.send_signal(signal.SIGSTOP)
                os.kill(os.getpid(), signal.SIGSTOP)
                # Another thread may be the one that stops first.
                threading.Event().wait()
            far.kill()
            far.wait()
            if "\(how)" == "session":
                os.kill(os.getppid(), signal.SIGKILL)
            os._exit(1)
        def copy(way, source, sink, close):
            for number, line in enumerate(source):
                if way == "\(way)" and number == \(line):
                    cut(line)
                sink.write(line)
                sink.flush()
            if close:
                sink.close()
        threading.Thread(target=copy, args=("in", sys.stdin.buffer, far.stdin, True), daemon=True).start()
        copy("out", far.stdout, sys.stdout.buffer, False)
        sys.exit(far.wait())
        """
    }
}
