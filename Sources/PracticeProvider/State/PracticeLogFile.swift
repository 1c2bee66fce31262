internal import Glibc
internal import StrictJSON

/// A file with a line of JSON for each request: as the log keeps it, and its whole address.
///
/// Addresses are kept as a web server's access log keeps them, so that a test can prove that no secret travels in one;
/// hence nobody else may read it.
struct PracticeLogFile: Sendable {
    private let descriptor: CInt

    /// Opens the file, or makes it; lines are added at its end.
    init(_ path: String) throws(PracticeError) {
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .logFile(path: path) }
    }

    /// Adds a line.
    func add(_ call: PracticeCall, target: String) {
        var line = call.json
        line["target"] = .string(target)
        let bytes = Array((JSONValue.object(line).text() + "\n").utf8)
        // A line that cannot be written is missing in a log of practice: no reason to stop.
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Closes the file.
    func close() { _ = Glibc.close(descriptor) }
}
