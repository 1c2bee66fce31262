internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

extension ConnectionState {
    /// The state in words.
    var words: LocalizedText {
        switch self {
        case .valid: StatusWords.valid
        case .expiring: StatusWords.expiring
        case .refreshable: StatusWords.refreshable
        case .locked: StatusWords.locked
        case .signInNeeded: StatusWords.signInNeeded
        case .probablyEnded: StatusWords.probablyEnded
        case .refused: StatusWords.refusedByService
        case .moved: StatusWords.moved
        case .damaged: StatusWords.damaged
        case .older: StatusWords.older
        case .sealedToAnotherKey: StatusWords.sealedToAnotherKey
        case .unreadable: StatusWords.unreadable
        }
    }
}

extension FailedRenewals {
    /// How often renewals failed since when, and when the next one is tried.
    func words(now: Int64) -> LocalizedText {
        StatusWords.failed(count: count, since: Moment.text(since), next: nextTry > now ? Moment.text(nextTry) : nil)
    }
}

extension SettingsSeal {
    /// Whom a file is sealed for; nil when this machine's key does not open it.
    var words: LocalizedText? {
        key.map {
            let next = nextKeyCount.flatMap { $0 == keyCount ? nil : $0 }
            return StatusWords.sealed(key: $0.briefKey, others: keyCount - 1, next: next)
        }
    }
}
