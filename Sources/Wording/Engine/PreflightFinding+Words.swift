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
        .en("the browser's answer cannot be heard on \(subject)").ja("\(subject) で待ち受けできません")
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
            .en("the browser's answer can be heard on \(subject)").ja("\(subject) で待ち受けできます")
        case .callbackPort: .en("port \(subject) is free").ja("ポート \(subject) は空いています")
        case .tokenHost: .en("\(subject) answers").ja("\(subject) に接続できます")
        case .clock: .en("the clock agrees with that of \(subject)").ja("時計は \(subject) と合っています")
        case .settings: .en("the settings can be written to \(subject)").ja("\(subject) に設定を保存できます")
        }
    }
}

extension AuthError {
    fileprivate var isListenerFailure: Bool {
        if case .callback(.listenerFailed) = fact { true } else { false }
    }
}
