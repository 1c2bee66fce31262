public import AuthEngine
internal import CallbackServer
internal import Localization

extension PreflightFinding: Worded {
    /// The finding in a few words, and what to do about it.
    public var words: ErrorWords {
        switch (verdict, check) {
        case (.fine, _): ErrorWords(fineWords)
        case (.warning(let error), .listenerIPv4), (.warning(let error), .listenerIPv6),
            (.problem(let error), .listenerIPv4), (.problem(let error), .listenerIPv6):
            if case .callback(.listenerFailed) = error.fact {
                .en("the browser's answer cannot be heard on \(subject)").ja("\(subject) で待ち受けできません")
                    .fix(error.words.hint)
            } else {
                error.words
            }
        case (.warning(let error), _), (.problem(let error), _): error.words
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
