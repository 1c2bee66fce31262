package import Localization
package import ServiceCatalog
internal import SettingsStore

extension ForeignCause {
    /// What happened: lower case, no full stop.
    var message: LocalizedText {
        guard let error = error as? SettingsError else { return LocalizedText(same: "\(type(of: error))") }
        return error.words.message
    }

    /// The command that mends it; nil when there is none.
    package var mend: LocalizedText? { (error as? SettingsError)?.words.hint }
}
