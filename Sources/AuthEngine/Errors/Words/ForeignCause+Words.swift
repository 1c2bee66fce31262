package import Localization
package import ServiceCatalog
internal import SettingsStore

extension ForeignCause {
    /// What happened: lower case, no full stop.
    var message: LocalizedText {
        guard let error = error as? SettingsError else { return LocalizedText(same: "\(type(of: error))") }
        return LocalizedText(english: error.message, japanese: error.japaneseMessage)
    }

    /// The command that mends it; nil when there is none.
    package var mend: LocalizedText? {
        // A command is the same in every language.
        (error as? SettingsError)?.hint.map { LocalizedText(same: $0) }
    }
}
