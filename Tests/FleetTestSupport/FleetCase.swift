internal import Testing

/// What has to hold for machines that share settings, whatever engine they are in.
package struct FleetCase: Sendable, CustomTestStringConvertible {
    package let testDescription: String
    private let body: @Sendable (Fleet) async throws -> Void

    init(_ name: String, _ body: @escaping @Sendable (Fleet) async throws -> Void) {
        (testDescription, self.body) = (name, body)
    }

    /// Shows that it holds.
    package func run(with server: any EngineServer) async throws { try await body(try Fleet(server)) }

    /// All there are.
    package static let all = sharing + operators + persons
}
