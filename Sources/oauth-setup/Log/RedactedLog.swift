internal import Logging
internal import SetupWizard

/// Writes log lines to the log file, to standard error, or both; every line goes through the ``Redactor``.
struct RedactedLog: LogHandler {
    let redactor: Redactor
    let file: LogFile?
    let isVerbose: Bool
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let text = redactor.redact("\(event.level): \(event.message)")
        file?.append("\(Moment.text(Program.now())) \(text)")
        if isVerbose { Output.note(text) }
    }
}
