internal import SettingsStore
internal import Wording

/// Where `-o FILE` leads: a new file that only its owner can read, a device or a pipe, or standard output (`-`, or no `-o`).
struct PrivateOutput {
    /// Nil for standard output.
    private let file: NewFile?

    /// Proves that it can be written, before anything else is done.
    ///
    /// - Parameters:
    ///   - path: what was asked for.
    ///   - store: what makes the file.
    ///   - replacing: whether a file that is there may be replaced.
    /// - Throws: ``Failure`` when one is there, `SettingsError` when it cannot be written.
    init(_ path: String?, _ store: SettingsStore, replacing: Bool) throws {
        file = try path.flatMap { $0 == "-" ? nil : try Self.begun($0, store, replacing: replacing) }
    }

    private static func begun(_ path: String, _ store: SettingsStore, replacing: Bool) throws -> NewFile {
        let begun = Result { () throws(SettingsError) in try store.newFile(path, replacing: replacing) }
        switch begun {
        case .success(let file): return file
        case .failure(.alreadyThere): throw Failure(OutputWords.alreadyThere(path))
        case .failure(let error): throw error
        }
    }

    /// Whether it leads elsewhere than to standard output.
    var isNamed: Bool { file != nil }

    /// Whether what is written is still there after a power cut, and nobody has to read it at once.
    var isDurable: Bool { file?.isDurable ?? false }

    /// Writes the text with a line end; durable when it returns, if ``isDurable``.
    ///
    /// - Throws: `SettingsError`; no file was made then.
    func write(_ text: String) throws {
        if let file {
            try file.commit(Array((text + "\n").utf8))
        } else {
            Output.data(text)
        }
    }

    /// Leaves nothing behind, unless it was written.
    func discard() { file?.discard() }
}
