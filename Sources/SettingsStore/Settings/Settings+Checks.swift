internal import Bounds
internal import StrictJSON

extension Settings {
    /// The members that settings must have, or that must be of their kind where they are there.
    static let checks: [(name: String, isFine: @Sendable (JSONObject) -> Bool)] = [
        ("id", { $0["id"]?.string?.isEmpty == false }),
        ("revision", { $0["revision"]?.integer(in: .revision) != nil }),
        ("service", { $0["service"]?.string != nil }),
        ("connection", { $0["connection"]?.string != nil }),
        ("app", { $0.holds("app") { $0.string != nil } }),
        ("properties", { $0.holds("properties") { $0.object?.allSatisfy { $0.value.string != nil } == true } }),
        ("tokens", { $0.holds("tokens") { $0.object.flatMap { StoredTokens($0) } != nil } }),
        ("account", { $0.holds("account") { $0.object.flatMap { SignedInAccount($0) } != nil } }),
        ("endpoints", { $0.holds("endpoints") { $0.object.flatMap { StoredEndpoints($0) } != nil } }),
        ("refreshTokenSince", { $0.holds("refreshTokenSince") { $0.integer(in: .moment) != nil } }),
        ("moved", { $0.holds("moved") { $0.object.flatMap { MovedConnection($0) } != nil } }),
        ("refresh", { $0.holds("refresh") { $0.object.flatMap { RefreshJournal($0) } != nil } }),
        ("rotates", { $0.holds("rotates") { $0.bool != nil } }),
        ("spentVerifier", { $0.holds("spentVerifier") { $0.string != nil } }),
        (
            "authenticationAttempts",
            { $0.holds("authenticationAttempts") { $0.array?.allSatisfy { $0.integer(in: .moment) != nil } == true } }
        ),
    ]
}
