/// One request as the log keeps it: no query, no headers, no body, hence no secret.
package struct PracticeCall: Sendable, Hashable, CustomStringConvertible {
    /// The method: `GET`, `POST` and so on.
    package let method: String
    /// The path with the real host in front: `/api.example.com/oauth2/token`.
    package let path: String

    /// For instance `POST /api.example.com/oauth2/token`.
    package var description: String { "\(method) \(path)" }
}
