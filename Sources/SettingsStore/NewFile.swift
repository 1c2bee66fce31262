internal import Synchronization

/// A file that is being made for a person, such as one for another machine: whole and durable, or not there at all.
public final class NewFile: Sendable {
    private let file: Mutex<ReplacementFile?>

    init(_ file: ReplacementFile) {
        self.file = Mutex(file)
    }

    deinit {
        discard()
    }

    /// Writes the content and gives the file its name; durable when it returns.
    ///
    /// - Parameter content: The whole content.
    /// - Throws: ``SettingsError`` with the code `alreadyThere` or `cannotWrite`; no file of that name was made then.
    public func commit(_ content: [UInt8]) throws(SettingsError) {
        try taken()?.commit(content) { _ in }
    }

    /// Gives up, so that nothing stays; after a commit it does nothing.
    public func discard() {
        taken()?.discard()
    }

    private func taken() -> ReplacementFile? {
        file.withLock { file in
            defer { file = nil }
            return file
        }
    }
}
