import Foundation
import StrictJSON
import TestSupport
import Testing

/// The real program, run in a home folder of its own.
final class ProgramRun {
    /// How a run ended.
    struct Outcome {
        let exitCode: Int32
        let output: String
        let errors: String
    }

    let home: String
    private let folder: TemporaryFolder
    private var servers: [Process] = []

    /// The program of `OAUTH_SETUP_PROGRAM`, else the one beside the tests.
    static let path =
        ProcessInfo.processInfo.environment["OAUTH_SETUP_PROGRAM"].flatMap { $0.isEmpty ? nil : $0 } ?? besideTests

    /// The program that was built with the tests.
    static let besideTests: String = {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let candidates = [tests, URL(filePath: CommandLine.arguments[0])].map {
            $0.deletingLastPathComponent().appending(path: "oauth-setup").path
        }
        let built = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../.build/debug/oauth-setup"
        )
        return (candidates + [built.standardized.path]).first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
    }()

    init() throws {
        folder = try TemporaryFolder()
        home = folder.path
    }

    deinit {
        for server in servers { server.terminate() }
    }

    /// What the program sees; nothing of the test's own environment but the path.
    func environment(_ more: [String: String] = [:]) -> [String: String] {
        let own = ["HOME": home, "PATH": "/usr/bin:/bin:/usr/local/bin", "LANG": "C.UTF-8", "TERM": "dumb"]
        return own.merging(more) { $1 }
    }

    /// Starts the program, in another command when one is named.
    func start(
        _ arguments: [String],
        in command: [String] = [],
        input: FileHandle? = nil,
        environment more: [String: String] = [:]
    ) throws -> Running {
        let process = Process()
        process.executableURL = URL(filePath: command.isEmpty ? Self.path : "/usr/bin/env")
        process.arguments = command.isEmpty ? arguments : command + [Self.path] + arguments
        process.environment = environment(more)
        process.currentDirectoryURL = URL(filePath: home)
        return try Running(process, input: input)
    }

    /// Runs the program to its end.
    func run(
        _ arguments: [String],
        in command: [String] = [],
        input: String = "",
        environment more: [String: String] = [:]
    ) throws -> Outcome {
        let pipe = Pipe()
        let running = try start(arguments, in: command, input: pipe.fileHandleForReading, environment: more)
        try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try? pipe.fileHandleForWriting.close()
        return running.outcome()
    }

    /// Starts a practice provider for several runs.
    ///
    /// - Returns: what tells the program to use it.
    func servePractice(_ options: [String] = []) throws -> [String: String] {
        let process = Process()
        process.executableURL = URL(filePath: Self.path)
        process.arguments = ["practice", "--serve"] + options
        process.environment = environment()
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.runUnblocked()
        servers.append(process)
        var text = ""
        while !text.contains("\n"), case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
            text += String(decoding: data, as: UTF8.self)
        }
        return ["OAUTH_SETUP_PRACTICE": text.split(separator: "\n").first.map(String.init) ?? ""]
    }

    /// The practice provider that was started last.
    var server: Process? { servers.last }

    /// Writes a file into the home folder.
    func write(_ text: String, to name: String) throws -> String {
        let path = "\(home)/\(name)"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// The path of a practice connection's settings file.
    func settingsPath(_ connection: String) -> String {
        "\(home)/.config/oauth-setup/practice/connections/\(connection)/OAuthSettings.txt"
    }

    /// Every file below the home folder.
    func files() -> [String] {
        let found = FileManager.default.enumerator(atPath: home)?.compactMap { $0 as? String } ?? []
        return found.sorted()
    }
}

/// A program that runs.
final class Running {
    let process: Process
    private let output = Collected()
    private let errors = Collected()

    init(_ process: Process, input: FileHandle?) throws {
        self.process = process
        process.standardInput = input ?? FileHandle.nullDevice
        process.standardOutput = output.pipe
        process.standardError = errors.pipe
        try process.runUnblocked()
    }

    /// What it has said so far on standard error.
    var errorsSoFar: String { errors.text }

    /// Waits for its end.
    func outcome() -> ProgramRun.Outcome {
        process.waitUntilExit()
        return .init(
            exitCode: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: output.whole(),
            errors: errors.whole()
        )
    }

    /// Waits until it has said something on standard error.
    func waitForErrors(_ isThere: (String) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while !isThere(errorsSoFar) {
            try #require(ContinuousClock.now < deadline, "\(errorsSoFar)")
            guard process.isRunning else {
                // It has said everything, but perhaps not all of it was read before.
                let all = errors.whole()
                return try #require(isThere(all), "\(all)")
            }
            await Task.yield()
        }
    }
}

/// What a pipe brought so far.
private final class Collected: @unchecked Sendable {
    // The lock guards the data; the reading thread ends with the pipe.
    let pipe = Pipe()
    private let lock = NSCondition()
    private var data = Data()
    private var isComplete = false

    init() {
        let handle = pipe.fileHandleForReading
        Thread.detachNewThread { [self] in
            while case let piece = handle.availableData, !piece.isEmpty {
                lock.withLock { data.append(piece) }
            }
            lock.withLock {
                isComplete = true
                lock.broadcast()
            }
        }
    }

    var text: String { lock.withLock { String(decoding: data, as: UTF8.self) } }

    func whole() -> String {
        lock.withLock {
            while !isComplete { lock.wait() }
            return String(decoding: data, as: UTF8.self)
        }
    }
}
