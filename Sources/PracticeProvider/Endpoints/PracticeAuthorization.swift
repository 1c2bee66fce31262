internal import ServiceCatalog

/// An authorization request that is in order and waits for the person's decision.
struct PracticeAuthorization: Sendable, Hashable {
    let service: PracticeService
    /// The way of signing in.
    let scheme: Scheme
    /// How the scheme speaks OAuth.
    let oauth: OAuth
    /// The application that asks.
    let client: PracticeClient
    /// Where the answer goes; nil shows the code on a page.
    let callback: String?
    /// What comes back with the answer.
    let state: String?
    /// Whether a token is asked for at once (implicit grant).
    let implicit: Bool
    /// The scopes that are asked for.
    let scopes: [String]
    /// The PKCE challenge.
    let challenge: String?
    /// Whether a refresh token will come with the access token.
    let offline: Bool

    /// The callback with the answer added: to the query, or to the fragment for the implicit grant.
    ///
    /// - Returns: nil without a callback.
    func answer(_ pairs: [(name: String, value: String)], state: String?) -> String? {
        callback.map {
            Self.answer(to: $0, pairs + (state.map { [("state", $0)] } ?? []), inFragment: implicit)
        }
    }

    static func answer(to callback: String, _ pairs: [(name: String, value: String)], inFragment: Bool) -> String {
        let sign = inFragment ? "#" : callback.contains("?") ? "&" : "?"
        return callback + sign + PercentEncoding.form(pairs)
    }
}

/// What becomes of an authorization request.
enum PracticeAuthorizationOutcome: Sendable, Hashable {
    /// The person is asked.
    case ask(PracticeAuthorization)
    /// The answer goes back at once: an error.
    case back(to: String)
    /// A page says what is wrong: client or callback, or a request that cannot be read.
    case errorPage(PracticeMistake)
}
