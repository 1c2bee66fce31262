internal import Bounds
internal import Localization
internal import Synchronization
internal import Wording

/// What another process of this program has said on its standard error.
final class HeardWords: Sendable {
    private static let limit = 1 << 12
    private let bytes = Mutex<[UInt8]>([])

    /// Takes in what it says; the beginning is enough.
    func add(_ new: [UInt8]) {
        bytes.withLock { bytes in
            if bytes.count < Self.limit { bytes += new }
        }
    }

    /// The first error that it told of; nil when it told of none.
    func error(_ language: Language) -> String? {
        let mark = OutputWords.error(language)
        let text = bytes.withLock { String(foreign: $0) }
        let line = text.split(separator: "\n").first { $0.hasPrefix(mark) }
        return line.map { Output.harmless(String($0.dropFirst(mark.count))) }
    }
}
