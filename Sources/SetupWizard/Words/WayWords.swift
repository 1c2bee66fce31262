internal import Localization
internal import ServiceCatalog
internal import Wording

/// What a way of signing in is called.
enum WayWords {
    /// In a few words: `API token`, `OAuth, own app`; one that does not sign in is said to make a string only.
    static func brief(_ way: SignInWay, signsIn: Bool) -> LocalizedText {
        guard signsIn else { return ServicePageWords.together([way.scheme.brief, AppPageWords.stringOnlyBrief]) }
        guard way.scheme.apps.count > 1, let app = way.app else { return way.scheme.brief }
        return ServicePageWords.together([
            way.scheme.brief, app == .embedded ? AppPageWords.embeddedBrief : AppPageWords.customBrief,
        ])
    }

    /// As an item of a list: the scheme, and whose application where there is a choice.
    static func title(_ way: SignInWay) -> LocalizedText {
        guard way.scheme.apps.count > 1, let app = way.app else { return way.scheme.name }
        let title = app == .embedded ? AppPageWords.embedded : AppPageWords.custom
        return .en("\(way.scheme.name.english): \(title.english)").ja("\(way.scheme.name.japanese): \(title.japanese)")
    }
}
