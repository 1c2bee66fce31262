internal import Localization
internal import SettingsStore
internal import Wording

extension StoreWarning {
    /// The warning as a sentence.
    var words: LocalizedText {
        switch self {
        case .replaced(let path): StoreWords.replaced(path)
        case .locksMayBeLocal(let path, let fileSystem): StoreWords.locksMayBeLocal(path: path, fileSystem: fileSystem)
        case .keptAside(let name, let reason, let path):
            StoreWords.keptAside(name: name, reason: reason.words.message, path: path)
        case .notKept(let name, let reason): StoreWords.notKept(name: name, reason: reason.words.message)
        }
    }
}
