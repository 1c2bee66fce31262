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
}
