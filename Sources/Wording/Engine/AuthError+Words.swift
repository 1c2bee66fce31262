public import AuthEngine
public import Localization
internal import SettingsStore

extension AuthError {
    /// What happened: lower case, one line, no full stop.
    public func message(in language: Language) -> String {
        words.message(language)
    }

    /// What to do about it, when there is something.
    public func hint(in language: Language) -> String? {
        let usual = words.hint?(language)
        guard let advice = advice?.words else { return usual }
        // How to sign in again is said in any case.
        guard case .signIn(.signInNeeded) = fact, let usual else { return advice(language) }
        return usual + (language == .english ? "; " : "。") + advice(language)
    }

    private var words: ErrorWords {
        switch fact {
        case .reply(let fault): fault.words
        case .signIn(let fault): fault.words
        case .callback(let fault): fault.words
        case .plan(let fault): fault.words
        case .network(let fault): fault.words
        case .store(let error): Self.words(of: error)
        case .cancelled: ErrorWords(LocalizedText(english: "cancelled", japanese: "中止しました"))
        case .alreadyReported:
            ErrorWords(
                LocalizedText(
                    english: "token refresh failed; see the error above",
                    japanese: "先に示した理由で、トークンを更新できませんでした"
                ),
                hint: LocalizedText(english: "follow the advice given there", japanese: "そこに示された対処を行ってください")
            )
        }
    }

    private static func words(of error: SettingsError) -> ErrorWords {
        let hint = error.hint(in: .english).map { english in
            LocalizedText(english: english, japanese: error.hint(in: .japanese) ?? english)
        }
        return ErrorWords(
            LocalizedText(english: error.message(in: .english), japanese: error.message(in: .japanese)),
            hint: hint
        )
    }
}
