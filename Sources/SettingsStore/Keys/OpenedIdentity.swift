internal import Synchronization

/// The text of a protected identity file, kept so that a process asks once and computes once.
///
/// A failure is kept too: a wrong passphrase is not tried again with each of many files.
final class OpenedIdentity: Sendable {
    private struct Kept {
        let sealed: [UInt8]
        let result: Result<String, SettingsError>
    }

    private let kept = Mutex<Kept?>(nil)

    /// What the file gave before, or what opening it gives now.
    func text(of sealed: [UInt8], opening: () throws(SettingsError) -> String) throws(SettingsError) -> String {
        let result = kept.withLock { kept in
            if let known = kept, known.sealed == sealed { return known.result }
            let result = Result { () throws(SettingsError) in try opening() }
            kept = Kept(sealed: sealed, result: result)
            return result
        }
        return try result.get()
    }

    /// Whether a file has been opened.
    func holds(_ sealed: [UInt8]) -> Bool {
        kept.withLock { kept in
            guard let kept, kept.sealed == sealed, case .success = kept.result else { return false }
            return true
        }
    }

    /// Keeps what a file was just written or opened with.
    func keep(_ text: String, of sealed: [UInt8]) {
        kept.withLock { $0 = Kept(sealed: sealed, result: .success(text)) }
    }
}
