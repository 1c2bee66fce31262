public import Secrets
internal import ServiceCatalog
public import SettingsStore
internal import WebRequests

extension AuthEngine {
    /// The headers that authorize a request of stored settings, refreshed when they are due.
    ///
    /// - Parameters:
    ///   - settings: the connection's settings, just read.
    ///   - location: where they are.
    ///   - minValidity: how long an access token must live yet.
    /// - Returns: names with whole values, prefix included; empty when the service takes its credential in the address.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``.
    public func headers(
        of settings: Settings,
        at location: SettingsLocation,
        minValidity: Duration = .seconds(60)
    ) async throws(AuthError) -> [(name: String, value: Secret)] {
        let plan = try plan(of: settings)
        var token: Secret?
        if plan.scheme.oauth != nil {
            token = try await validTokens(location, minValidity: minValidity).accessToken
        }
        let credentials = RequestCredentials(plan: plan, accessToken: token)
        var headers: [(name: String, value: Secret)] = []
        for credential in plan.scheme.authorization {
            if let when = credential.when, (credentials.value(when) ?? "").isEmpty { continue }
            guard credential.place == .header else { return [] }
            let value = credential.prefix + credentials.encoded(credential)
            // What stands here is printed as a line of its own, or sent by another program.
            guard value.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
                throw AuthError(.network(.badHeader(name: credential.name)))
            }
            headers.append((credential.name, Secret(value)))
        }
        return headers
    }
}
