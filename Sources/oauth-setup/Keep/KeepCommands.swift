internal import CPlatform
internal import Dispatch
internal import Glibc
internal import SettingsStore
internal import StrictJSON
internal import Synchronization
internal import Wording

/// The commands that a person has `keep` run: each gets facts as a line of JSON on its standard input, and has so long.
///
/// What it says goes to standard error. This program once more looks after it: that one ends it, and whatever it has started, when
/// it takes too long, or when this one is told to end.
struct KeepCommands: Sendable {
    let onEvent: String?
    let onChange: String?
    /// In seconds.
    let timeout: Int
    let environment: [String: String]

    /// Runs a command by the shell.
    ///
    /// - Returns: how it ended when that was not well; nil for success.
    func run(_ command: String, _ facts: JSONValue) async -> KeepWords.CommandEnd? {
        let started = Started()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                // A thread of its own waits in system calls: none of those that tasks run on.
                DispatchQueue(label: "command").async {
                    continuation.resume(returning: runAtOnce(command, facts, started))
                }
            }
        } onCancel: {
            started.end()
        }
    }

    private func runAtOnce(_ command: String, _ facts: JSONValue, _ started: Started) -> KeepWords.CommandEnd? {
        let arguments = SupervisedCommand.arguments(command, .own)
        let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        var (process, input) = (Int32(0), Int32(0))
        let failure = unsafe platform_start_command(words, variables, &process, &input)
        for index in unsafe words.indices { unsafe free(words[index]) }
        for index in unsafe variables.indices { unsafe free(variables[index]) }
        guard failure == 0 else { return .notStarted(SystemFailure(number: failure).words) }
        started.begin(process)
        // A pipe takes a line of this length at once, whether it is read or not.
        let line = Array((facts.text() + "\n").utf8)
        _ = unsafe line.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
        close(input)
        var status: Int32 = 0
        let isOver = unsafe platform_end_command(process, Int32(timeout * 1_000), &status) == 0
        started.finish()
        guard isOver else { return .tooLong(seconds: timeout) }
        if status & 0x7F != 0 { return .signal(status & 0x7F) }
        let code = status >> 8 & 0xFF
        return code == 0 ? nil : .code(code)
    }

    /// What looks after a command, as long as it runs.
    private final class Started: Sendable {
        private struct State {
            var process: Int32?
            var isEnded = false
        }

        private let state = Mutex(State())

        func begin(_ process: Int32) {
            let isLate = state.withLock { state in
                state.process = process
                return state.isEnded
            }
            if isLate { end() }
        }

        func finish() { state.withLock { $0.process = nil } }

        func end() {
            state.withLock { state in
                state.isEnded = true
                if let process = state.process { kill(process, SIGTERM) }
            }
        }
    }
}
