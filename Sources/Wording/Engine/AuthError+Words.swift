public import AuthEngine
public import Localization
internal import SettingsStore

extension AuthError {
    /// What happened: lower case, one line, no full stop.
    public func message(in language: Language) -> String { words.message(language) }

    /// What to do about it, when there is something.
    public func hint(in language: Language) -> String? {
        let usual = words.hint
        guard let advice = advice?.words else { return usual?(language) }
        // How to sign in again is said in any case.
        guard case .signIn(.signInNeeded) = fact, let usual else { return advice(language) }
        return LocalizedText.en("\(usual.english); \(advice.english)").ja("\(usual.japanese)。\(advice.japanese)")(
            language
        )
    }

    private var words: ErrorWords {
        switch fact {
        case .reply(let fault): fault.words
        case .signIn(let fault): fault.words
        case .callback(let fault): fault.words
        case .plan(let fault): fault.words
        case .network(let fault): fault.words
        case .store(let error): Self.words(of: error)
        case .cancelled: .en("cancelled").ja("中止しました")
        case .alreadyReported:
            .en("token refresh failed; see the error above").fix("follow the advice given there")
                .ja("先に示した理由で、トークンを更新できませんでした").fix("そこに示された対処を行ってください")
        }
    }

    private static func words(of error: SettingsError) -> ErrorWords {
        ErrorWords(LocalizedText { error.message(in: $0) }, hint: LocalizedText(ifAny: { error.hint(in: $0) }))
    }
}
