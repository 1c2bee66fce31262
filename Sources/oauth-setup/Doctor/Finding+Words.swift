internal import Localization
internal import Wording

extension Finding.State {
    /// The state in words.
    var words: LocalizedText {
        switch self {
        case .good: DoctorWords.good
        case .note: DoctorWords.note
        case .problem: DoctorWords.problem
        }
    }
}

extension Finding.Check {
    /// What was looked at, in words.
    var words: LocalizedText {
        switch self {
        case .locale: DoctorWords.locale
        case .terminal: DoctorWords.terminal
        case .folder: DoctorWords.folder
        case .identity: DoctorWords.identity
        case .services: DoctorWords.services
        case .connection: DoctorWords.connection
        case .network: DoctorWords.network
        case .settings: DoctorWords.settings
        case .clock: DoctorWords.clock
        case .port: DoctorWords.port
        case .browser: DoctorWords.browser
        case .proxy: DoctorWords.proxy
        case .copies: DoctorWords.copies
        }
    }
}
