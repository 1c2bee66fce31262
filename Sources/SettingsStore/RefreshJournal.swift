internal import StrictJSON

/// What became of a refresh token since it was sent last: on the disk before the token is, so that no crash hides it.
public struct RefreshJournal: Sendable, Hashable {
    /// What is known.
    public enum State: String, Sendable, CaseIterable {
        /// It was sent, or was about to be; no answer is known.
        case sent
        /// The same, for at least the second time: an earlier answer was lost.
        case sentAgain
        /// The service does not accept it; it is not sent again.
        case refused
        /// The same, after an answer was lost: the service may have replaced it then.
        case refusedAfterLoss
    }

    /// The SHA-256 of the refresh token, in hexadecimal digits: an entry counts for that token only.
    public var token: String
    /// When, in milliseconds since 1970.
    public var at: Int64
    /// What is known.
    public var state: State

    /// Makes an entry.
    public init(token: String, at: Int64, state: State) {
        self.token = token
        self.at = at
        self.state = state
    }

    init?(_ json: JSONObject) {
        guard let token = json["token"]?.string, let at = json["at"]?.integer,
            let state = json["state"]?.string.flatMap(State.init)
        else { return nil }
        self.init(token: token, at: at, state: state)
    }

    func write(to json: inout JSONObject) {
        json["token"] = .string(token)
        json["at"] = .integer(at)
        json["state"] = .string(state.rawValue)
    }
}
