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
        do {
            return try store.outputFile(path, replacing: replacing)
        } catch SettingsError.alreadyThere {
            throw Failure(OutputWords.alreadyThere(path))
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

extension SettingsStore {
    /// Begins a file that the command line names.
    ///
    /// - Throws: ``Failure`` with the usage exit code where it can never be written to, `SettingsError`.
    func outputFile(_ path: String, replacing: Bool = false) throws -> NewFile {
        do throws(SettingsError) {
            return try newFile(path, replacing: replacing)
        } catch {
            guard case .notRegularFile = error else { throw error }
            throw Failure(error.words, exitCode: 2)
        }
    }
}
