internal import AuthEngine
internal import Localization
internal import SettingsStore
internal import Wording

extension EngineFinding {
    /// How a program ends that finds it.
    var exitCode: Int32? {
        guard case .fault(let error) = self else { return nil }
        return Failure.words(error, .english)?.exitCode
    }
}
