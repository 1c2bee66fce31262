internal import Bounds
internal import StrictJSON

/// What became of a refresh token since it was sent last: on the disk before the token is, so that no crash hides it.
///
/// Only the service's own word ends a sign-in. Everything else is a failure that is counted, and followed by a pause: the
/// token is sent again after it, as often as it takes, because no newer one is held that could be lost by it.
public struct RefreshJournal: Sendable, Hashable {
    /// What is known.
    public enum State: String, Sendable, CaseIterable {
        /// It was sent, or was about to be, and brought nothing so far; it is sent again.
        case sent
        /// The service has said that it does not accept it; it is not sent again.
        case refused
    }

    /// The SHA-256 of the refresh token, in hexadecimal digits: an entry counts for that token only.
    public var token: String
    /// When it was sent last, or when that failed, in milliseconds since 1970.
    public var at: Int64
    /// What is known.
    public var state: State
    /// Whether the answer to it may have been lost: the service may have replaced it then.
    public var isAnswerLost: Bool
    /// Whether it was refused soon after a renewal or sign-in that worked: a copy of it may have been used first.
    public var mayBeCopied = false
    /// How often in a row it was sent in vain.
    public var failures: Int
    /// When the first of these failures was, in milliseconds since 1970.
    public var since: Int64
    /// For how long after ``at`` it is not sent again by itself, in milliseconds.
    public var pause: Int64 = 0

    /// Makes an entry.
    public init(
        token: String,
        at: Int64,
        state: State,
        isAnswerLost: Bool = true,
        failures: Int = 1,
        since: Int64? = nil
    ) {
        self.token = token
        self.at = at
        self.state = state
        self.isAnswerLost = isAnswerLost
        self.failures = failures
        self.since = since ?? at
    }

    /// How much of the pause is left, in milliseconds.
    ///
    /// A clock that was set back since ends it: nothing may hold the token longer than the pause itself.
    public func pauseLeft(now: Int64) -> Int64 {
        let (passed, overflow) = now.subtractingReportingOverflow(at)
        guard !overflow, passed >= 0, passed < pause else { return 0 }
        return pause - passed
    }

    /// The longest pause, in milliseconds.
    private static let longestPause: Int64 = 3_600_000

    init?(_ json: JSONObject) {
        guard let token = json["token"]?.string, let at = json["at"]?.integer(in: .moment),
            let name = json["state"]?.string
        else { return nil }
        // Earlier versions took the token for dead after two lost answers, without a word of the service: it is tried again.
        let revived: State? = ["sentAgain", "refusedAfterLoss"].contains(name) ? .sent : nil
        guard let state = revived ?? State(rawValue: name) else { return nil }
        self.init(
            token: token,
            at: at,
            state: state,
            isAnswerLost: json["answerLost"]?.bool ?? (state == .sent),
            failures: Int(json["failures"]?.integer(in: .count) ?? 1),
            since: json["since"]?.integer(in: .moment)
        )
        pause = min(json["pause"]?.integer(in: .moment) ?? 0, Self.longestPause)
        mayBeCopied = json["mayBeCopied"]?.bool ?? false
    }

    func write(to json: inout JSONObject) {
        json["token"] = .string(token)
        json["at"] = .integer(at)
        json["state"] = .string(state.rawValue)
        json["answerLost"] = .bool(isAnswerLost)
        json["mayBeCopied"] = mayBeCopied ? .bool(true) : nil
        json["failures"] = .integer(failures)
        json["since"] = .integer(since)
        json["pause"] = .integer(pause)
    }
}
