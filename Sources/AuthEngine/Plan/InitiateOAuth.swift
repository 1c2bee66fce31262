/// What may happen to tokens without being asked: the connection property of that name.
public enum InitiateOAuth: String, Sendable, CaseIterable {
    /// Nothing: the access token is given, and when it has ended the connection has.
    case off = "OFF"
    /// Tokens are refreshed silently; nobody is ever asked to sign in.
    case refresh = "REFRESH"
    /// Tokens are refreshed silently, and a person signs in when nothing usable is stored.
    case getAndRefresh = "GETANDREFRESH"
}
