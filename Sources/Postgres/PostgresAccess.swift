package import Secrets

/// Who this machine says it is to a PostgreSQL, and whom it trusts there, beside what libpq reads by itself.
package struct PostgresAccess: Sendable, Hashable {
    /// Options by libpq's names for them; they count more than the environment and service files.
    package var options: [String: Secret]
    /// The person's home folder.
    package var home: String

    /// Access with some options.
    package init(options: [String: Secret] = [:], home: String) { (self.options, self.home) = (options, home) }
}
