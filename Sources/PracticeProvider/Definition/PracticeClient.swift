/// An application that is registered with a practice service.
///
/// Nothing in it is a secret: everybody has these files.
package struct PracticeClient: Sendable, Hashable {
    /// The client id.
    package let id: String
    /// The client secret.
    package let secret: String
    /// The callbacks it may use, compared exactly.
    package let callbacks: [String]
}

/// The application that a practice connector ships with, in place of the real ones this repository does not have.
package struct PracticeApp: Sendable, Hashable {
    /// The service's id in the catalogue.
    package let service: String
    package let clientID: String
    /// The client secret; nil for a public client.
    package let clientSecret: String?
    package let callback: String
}

/// The one person who has an account at a practice service.
package struct PracticeUser: Sendable, Hashable {
    /// What the person types as user name.
    package let login: String
    /// What the person types as password.
    package let password: String
    /// The name the service shows.
    package let name: String
    /// The e-mail address the service shows.
    package let email: String
}
