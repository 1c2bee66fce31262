/// One address of a service's API, with what it takes and answers.
package struct PracticeResource: Sendable, Hashable {
    /// `GET` or `POST`.
    package let method: String
    /// The host; nil for every host of the service.
    package let host: String?
    package let path: String
    /// Query parameters that must have one of these values.
    package let query: [String: [String]]
    /// The bodies that are accepted; empty accepts any.
    package let requests: [AcceptedBody]
    /// What authorizes the call, each one alone; the first one that is sent decides.
    package let credentials: [AcceptedCredential]
    /// What is answered.
    package let content: PracticeContent

    /// A request body that is accepted, exactly.
    package struct AcceptedBody: Sendable, Hashable {
        /// The media type; empty for none.
        package let contentType: String
        package let body: String
    }

    /// A header or query parameter that authorizes a call.
    package struct AcceptedCredential: Sendable, Hashable {
        /// Whether it is a query parameter; a header otherwise.
        package let inQuery: Bool
        /// The header's or parameter's name.
        package let name: String
        /// The values that are accepted; nil for a bearer token that this provider issued.
        package let values: [String]?
        /// What separates several values that may come at once.
        package let separator: String?
        /// The name of the error for a wrong value.
        package let refused: String?
    }
}
