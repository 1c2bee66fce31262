public import Secrets

/// The OAuth application a sign-in is made with.
public struct OAuthClient: Sendable {
    /// The client id.
    public let id: String
    /// The secret; nil for a public client.
    public let secret: Secret?
    /// The callback, exactly as registered; nil when the service shows the code on a page instead.
    public let callback: String?
}
