internal import AuthEngine
internal import Bounds
internal import CPlatform
internal import Dispatch
internal import Glibc
internal import Localization
internal import ServiceCatalog
internal import SettingsStore

/// Refreshes in another process of this program, which outlives this one, its terminal and its session.
///
/// The order goes through a pipe, so that no argument and no variable holds a secret. What the other process has to say
/// comes back through another one and is said here, so that it keeps nothing open that belongs to the caller.
struct RefreshWorker: Sendable {
    /// Is told what the other process says, besides the person.
    @TaskLocal static var heard: HeardWords?

    let environment: [String: String]
    let practice: PracticeSession?
    let passphrase: IdentityPassphrase
    /// Whose key it is, in case that came through a pipe.
    let store: SettingsStore
    let voice: Voice

    /// Starts the other process, and returns when it has ended.
    func refresh(_ due: DueRefresh) async -> DueRefresh.Outcome {
        // A provider that runs in this process ends with it.
        guard practice?.provider == nil, let order = order(due) else { return .notPossible }
        let heard = Self.heard
        return await withCheckedContinuation { continuation in
            // Until the other process has ended, a thread of its own waits in system calls: none of those that tasks run on.
            DispatchQueue(label: "refresh").async { continuation.resume(returning: run(order, heard)) }
        }
    }

    /// The same on this thread, which waits in system calls.
    func refreshAtOnce(_ due: DueRefresh) -> DueRefresh.Outcome {
        guard practice?.provider == nil, let order = order(due) else { return .notPossible }
        return run(order, Self.heard)
    }

    private func order(_ due: DueRefresh) -> RefreshRequest? {
        RefreshRequest(due, passphrase: passphrase.known, identity: store.handedKey)
    }

    private func run(_ order: RefreshRequest, _ heard: HeardWords?) -> DueRefresh.Outcome {
        guard let held = order.ticket.inherited else { return .notPossible }
        var (process, input, output, errors) = (Int32(0), Int32(0), Int32(0), Int32(0))
        let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
        let variables = unsafe ownEnvironment.map { unsafe strdup("\($0.key)=\($0.value)") } + [nil]
        let failure = unsafe platform_start_again(words, variables, held, &process, &input, &output, &errors)
        for index in unsafe words.indices { unsafe free(words[index]) }
        for index in unsafe variables.indices { unsafe free(variables[index]) }
        guard failure == 0 else { return .notPossible }
        let bytes = order.bytes
        // An order that is cut short is not carried out, and the exit code says so.
        _ = unsafe bytes.withUnsafeBytes { unsafe write(input, $0.baseAddress, $0.count) }
        close(input)
        Self.relay(errors, heard)
        close(errors)
        let outcome = Self.outcome(of: process)
        defer { close(output) }
        if case .done = outcome, let tokens = RefreshRequest.tokens(Self.content(output)) { return .unsaved(tokens) }
        return outcome
    }

    private var arguments: [String] {
        let talk = voice.verbosity
        return [Invocation.arguments.first ?? "oauth-setup"]
            + (practice == nil ? [] : ["practice"])
            + [RenewCommand.name, "--lang", voice.language.rawValue]
            + (talk.isQuiet ? ["--quiet"] : []) + (talk.isVerbose ? ["--verbose"] : [])
            + (talk.logPath.map { ["--log-file=\($0)"] } ?? [])
    }

    private var ownEnvironment: [String: String] {
        var environment = environment
        if let practice { environment["OAUTH_SETUP_PRACTICE"] = practice.baseURL }
        return environment
    }

    /// Passes on what the other process says, until it says no more.
    private static func relay(_ errors: Int32, _ heard: HeardWords?) {
        var buffer = [UInt8](repeating: 0, count: 4 << 10)
        while true {
            let count = unsafe read(errors, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            Output.noteBytes(Array(buffer[..<count]))
            heard?.add(Array(buffer[..<count]))
        }
    }

    /// What the other process handed back; nothing as a rule.
    private static func content(_ output: Int32) -> [UInt8] {
        (try? BoundedFile.read(descriptor: output, limit: RefreshRequest.limit)) ?? []
    }

    private static func outcome(of process: Int32) -> DueRefresh.Outcome {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return .notPossible } }
        guard status & 0x7F == 0 else { return .notPossible }
        let code = status >> 8 & 0xFF
        if code == 0 { return .done }
        return AuthError.Outcome(exitCode: code).map { .failed($0) } ?? .notPossible
    }
}
