public import ConnectionStrings
internal import Localization
public import ServiceCatalog
public import SettingsStore

/// Everything decided about a connection before anything is sent: service, way of signing in, application, clean values.
public struct ConnectionPlan: Sendable {
    /// The service.
    public let service: Service
    /// The way of signing in.
    public let scheme: Scheme
    /// Whose application is used; nil when the scheme is not OAuth.
    public let app: Scheme.App?
    /// How permission becomes a token; nil when the scheme is not OAuth.
    public let grant: OAuth.Grant?
    /// What may happen to tokens without being asked.
    public let initiate: InitiateOAuth
    /// The application; nil when the scheme is not OAuth, or when none is known (then signing in says so).
    public let client: OAuthClient?
    /// The scopes to ask for; empty asks for none.
    public let scopes: [String]
    /// The values, cleaned, under the vendor's spelling, with constants and defaults.
    public internal(set) var properties: ConnectionProperties
    /// The hosts its credentials may go to: as the definition lists them, or those they were stored with.
    public internal(set) var hosts: [HostPattern] = []
    /// Whether its values come from sealed settings, and not from outside.
    var isStored = false
    /// What is put into the authorization request in place of the usual of the same names.
    package var askedParameters: [PropertyValue] = []

    /// The scopes that were asked for and not granted (RFC 6749 section 3.3).
    ///
    /// - Parameter tokens: what the service gave.
    /// - Returns: the missing ones, in the order they were asked for; none when the service does not say what it granted, or
    ///   says it in other words than it is asked.
    public func missingScopes(_ tokens: StoredTokens?) -> [String] {
        guard let granted = tokens?.scope, scheme.oauth?.quirks.contains(.returnedScopeDiffers) == false else {
            return []
        }
        // Some services separate by commas.
        let found = Set(granted.split { $0 == " " || $0 == "," })
        return scopes.filter { !found.contains($0[...]) }
    }

    /// Fills a template of the catalogue with the plan's values.
    func fill(_ template: Template, _ escaping: Template.Escaping = .url) -> String {
        template.filled(escaping) { properties[$0] }
    }

    /// The OAuth behaviour.
    ///
    /// - Throws: ``AuthError`` for a scheme without OAuth.
    func oauth() throws(AuthError) -> OAuth {
        guard let oauth = scheme.oauth else { throw AuthError(.plan(.notWithThisScheme(scheme: scheme.id))) }
        return oauth
    }

    /// The application.
    ///
    /// - Throws: ``AuthError`` that says which values are missing.
    func requireClient() throws(AuthError) -> OAuthClient {
        let oauth = try oauth()
        guard let client else {
            guard app == .embedded else { throw AuthError(.plan(.missingProperty(name: OAuthProperty.clientID))) }
            throw AuthError(
                .plan(
                    .embeddedAppMissing(service: service.name.english, customPossible: scheme.apps.contains(.custom))
                )
            )
        }
        guard client.secret != nil || oauth.secretOptional || app == .embedded else {
            throw AuthError(.plan(.missingProperty(name: OAuthProperty.clientSecret)))
        }
        return client
    }

    /// Refuses a plan without what a service lists after a sign-in, where there will be none.
    ///
    /// - Throws: ``AuthError``: `missingProperty`.
    package func requireChosen() throws(AuthError) {
        if let listedProperty { _ = try require(listedProperty) }
    }

    /// A value that must be there.
    func require(_ property: String) throws(AuthError) -> String {
        guard let value = properties[property], !value.isEmpty else {
            throw AuthError(.plan(.missingProperty(name: property)))
        }
        return value
    }
}
