public import AuthEngine
internal import CallbackServer
public import Localization

extension PreflightFinding {
    /// The finding in a few words: lower case, no full stop.
    public func message(in language: Language) -> String {
        switch verdict {
        case .fine: fineWords(language)
        case .warning(let error), .problem(let error):
            isAboutAddress && error.isListenerFailure ? noAddress(language) : error.message(in: language)
        }
    }

    private var isAboutAddress: Bool { check == .listenerIPv4 || check == .listenerIPv6 }

    private var noAddress: LocalizedText {
        LocalizedText(
            english: "the browser's answer cannot be heard on \(subject)",
            japanese: "\(subject) で待ち受けできません"
        )
    }

    /// What to do about it, when there is something.
    public func hint(in language: Language) -> String? {
        switch verdict {
        case .fine: nil
        case .warning(let error), .problem(let error): error.hint(in: language)
        }
    }

    private var fineWords: LocalizedText {
        switch check {
        case .listenerIPv4, .listenerIPv6:
            LocalizedText(english: "the browser's answer can be heard on \(subject)", japanese: "\(subject) で待ち受けできます")
        case .callbackPort: LocalizedText(english: "port \(subject) is free", japanese: "ポート \(subject) は空いています")
        case .tokenHost: LocalizedText(english: "\(subject) answers", japanese: "\(subject) に接続できます")
        case .clock:
            LocalizedText(english: "the clock agrees with that of \(subject)", japanese: "時計は \(subject) と合っています")
        case .settings:
            LocalizedText(english: "the settings can be written to \(subject)", japanese: "\(subject) に設定を保存できます")
        }
    }
}

extension AuthError {
    fileprivate var isListenerFailure: Bool {
        if case .callback(.listenerFailed) = fact { true } else { false }
    }
}
