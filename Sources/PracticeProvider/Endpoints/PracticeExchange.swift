internal import ServiceCatalog

/// A token request whose client is who it says it is.
struct PracticeExchange: Sendable {
    let service: PracticeService
    /// The ways of signing in that share this token endpoint.
    let schemes: [Scheme]
    let client: PracticeClient
    /// Whether the client proved itself by its secret; a public client proves itself by PKCE.
    let proven: Bool
    let form: [String: String]

    /// The scheme that offers a grant.
    func scheme(_ grant: OAuth.Grant) -> Scheme? {
        schemes.first { $0.oauth?.grants.contains(grant) == true }
    }
}
