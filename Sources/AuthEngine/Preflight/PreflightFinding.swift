public import Localization
internal import ServiceCatalog

/// One thing that was looked at before a browser opens, and how it is.
public struct PreflightFinding: Sendable, Equatable {
    /// What was looked at.
    public enum Check: String, Sendable, CaseIterable {
        /// Whether this machine can listen on 127.0.0.1.
        case listenerIPv4
        /// Whether this machine can listen on ::1, too.
        case listenerIPv6
        /// Whether the callback's own port is free.
        case callbackPort
        /// Whether the token endpoint's host answers, through proxy and certificates.
        case tokenHost
        /// Whether this machine's clock agrees with that host's.
        case clock
        /// Whether the settings can be locked and written.
        case settings
    }

    /// How it is.
    public enum Verdict: Sendable, Equatable {
        /// As it should be.
        case fine
        /// Not as it should be, but a sign-in can work.
        case warning(AuthError)
        /// A sign-in will not work, or only by pasting.
        case problem(AuthError)
    }

    /// What was looked at.
    public let check: Check
    /// How it is.
    public let verdict: Verdict
    /// What it is about: a host, a port, a path.
    public let subject: String

    init(_ check: Check, _ subject: String, _ verdict: Verdict = .fine) {
        self.check = check
        self.subject = subject
        self.verdict = verdict
    }

    /// Whether it is as it should be.
    public var isFine: Bool {
        if case .fine = verdict { true } else { false }
    }

    /// The finding in a few words: lower case, no full stop.
    public func message(in language: Language) -> String {
        switch verdict {
        case .fine: fineWords(language)
        case .warning(let error), .problem(let error):
            isAboutAddress && error.code == .listenerFailed ? noAddress(language) : error.message(in: language)
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
