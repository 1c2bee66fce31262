internal import AuthEngine
internal import Bounds
internal import Localization
internal import Logging
internal import WebRequests

/// The log of this process: nothing unless `--verbose` or `--log-file` asks for it.
struct ProgramLog: Sendable {
    private let logger: Logger
    private let traffic: Traffic
    private let file: LogFile?

    /// Opens the log that was asked for; nil when nobody did.
    ///
    /// - Throws: ``Failure`` when its file cannot be used.
    init?(_ talk: Verbosity) throws(Failure) {
        guard talk.isVerbose || talk.logPath != nil else { return nil }
        let file: LogFile? = if let path = talk.logPath { try LogFile(path: path) } else { nil }
        let redactor = Redactor()
        let handler = RedactedLog(redactor: redactor, file: file, isVerbose: talk.isVerbose)
        logger = Logger(label: "oauth-setup") { _ in handler }
        traffic = Traffic(redactor: redactor)
        self.file = file
    }

    /// What to say when its file did not take everything; nil when it did.
    var loss: LocalizedText? { file?.loss }

    /// Notes what the program does.
    func note(_ text: String) { logger.info("\(text)") }

    /// Notes what went wrong.
    func failed(_ text: String) { logger.error("\(text)") }

    /// What sends, and notes each request and its reply.
    func watching(
        _ send: @escaping @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply
    ) -> @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply {
        let (logger, traffic) = (logger, traffic)
        return { request async throws(AuthError) in
            logger.debug("\(traffic.line(request))")
            let start = ContinuousClock.now
            let reply = try await send(request)
            let took = ContinuousClock.now - start
            logger.debug("\(traffic.line(reply, milliseconds: Int(took.milliseconds)))")
            return reply
        }
    }
}
