public import AuthEngine
internal import Localization
internal import SettingsStore

extension AuthError: Worded {
    /// What happened, and what to do about it.
    public var words: ErrorWords {
        let usual = factWords
        guard let advice = advice?.words else { return usual }
        // How to sign in again is said in any case.
        guard case .signIn(.signInNeeded) = fact, let hint = usual.hint else { return usual.fix(advice) }
        return usual.fix(.en("\(hint.english); \(advice.english)").ja("\(hint.japanese)。\(advice.japanese)"))
    }

    private var factWords: ErrorWords {
        switch fact {
        case .reply(let fault): fault.words
        case .signIn(let fault): fault.words
        case .callback(let fault): fault.words
        case .plan(let fault): fault.words
        case .network(let fault): fault.words
        case .store(let error): error.words
        case .cancelled: .en("cancelled").ja("中止しました")
        case .alreadyReported:
            .en("token refresh failed; see the error above").fix("follow the advice given there")
                .ja("先に示した理由で、トークンを更新できませんでした").fix("そこに示された対処を行ってください")
        }
    }
}
