package import Localization
internal import ServiceCatalog
package import SettingsStore
internal import Wording

/// Who or what answered, as a sentence.
package enum SignedInWords {
    /// For instance `Signed in as Hanako (hanako@example.com)`.
    package static func sentence(_ account: SignedInAccount?) -> LocalizedText {
        guard let account, !account.name.isEmpty else { return DonePageWords.unnamed }
        let name = account.detail.map { $0.isEmpty ? account.name : "\(account.name) (\($0))" } ?? account.name
        switch account.subject {
        case "user": return DonePageWords.user(name)
        case "app": return DonePageWords.app(name)
        default: return DonePageWords.account(name)
        }
    }

    /// The same behind a word that says that it is connected.
    static func answer(_ account: SignedInAccount?) -> LocalizedText {
        guard let account, !account.name.isEmpty else { return DonePageWords.serviceAnswered }
        switch account.subject {
        case "user": return sentence(account)
        case "app": return DonePageWords.appAnswered(account.name)
        default: return DonePageWords.accountName(account.name)
        }
    }

    /// What a person should know of a set-up that succeeded: somebody else signed in, less was granted than asked for.
    static func warnings(_ result: SetupResult) -> [LocalizedText] {
        let before = result.accountBefore.map { [self.before($0)] } ?? []
        return before + (result.missingScopes.isEmpty ? [] : [DonePageWords.missing(result.missingScopes)])
    }

    /// That it is somebody else than this one, who signed in before.
    private static func before(_ account: SignedInAccount) -> LocalizedText {
        DonePageWords.accountBefore(account.name)
    }
}
