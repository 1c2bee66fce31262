public import ServiceCatalog

/// Decides which properties a connection string needs (connectors.md 4.1).
public enum ConnectionStringContent {
    /// The properties for a connection: what its way of signing in needs, and what was given for the connector itself.
    ///
    /// In this order: `AuthScheme` (always, so that no connector's default matters); for OAuth `InitiateOAuth`, then
    /// the id, secret and callback of a custom application, then tokens and the settings location where the owner
    /// needs them; the fields of the scheme; the constants of the connector and of the scheme; what was given beyond
    /// signing in (``ServiceCatalog/Service/connectorProperties``), such as a proxy or a log file. Empty values and
    /// defaults are left out, and for connectors also the fields that only this program knows.
    ///
    /// | owner | InitiateOAuth | beyond the sign-in |
    /// |---|---|---|
    /// | `oauthSetup` | `GETANDREFRESH` | `Scope`, `OAuthSettingsLocation` |
    /// | `driver` | `GETANDREFRESH` | – |
    /// | `driverHeadless` | `REFRESH`, password grant as above | tokens or the verifier; `OAuthSettingsLocation` |
    /// | `driverPlain` | `REFRESH`, password grant as above | `OAuthSettingsLocation`; `Other`, so that the file is plain |
    ///
    /// The callback stands only where a code is still to be had or exchanged (RFC 6749 section 4.1.3).
    ///
    /// - Parameters:
    ///   - service: the service.
    ///   - scheme: one of its ways of signing in.
    ///   - app: the OAuth application; nil to take a custom one if `values` holds an `OAuthClientId`.
    ///   - values: everything that is known; a constant of the scheme wins over it, a constant of the connector gives
    ///     way to a declared field.
    ///   - owner: who keeps the tokens.
    ///   - settingsLocation: our settings file, or for a connector without a browser its own.
    /// - Returns: the properties, in order.
    public static func properties(
        for service: Service,
        scheme: Scheme,
        app: Scheme.App?,
        values: ConnectionProperties,
        owner: StringOwner,
        settingsLocation: String?
    ) -> ConnectionProperties {
        var content = ConnectionProperties()
        content[OAuthProperty.authScheme] = scheme.id
        let isCustom = (app ?? (isGiven(OAuthProperty.clientID, in: values) ? .custom : .embedded)) == .custom
        if let oauth = scheme.oauth {
            addOAuth(oauth, isCustom: isCustom, values: values, owner: owner, to: &content)
            let keepsFile = owner == .oauthSetup || (owner != .driver && scheme.handsOver)
            if keepsFile, let settingsLocation, !settingsLocation.isEmpty {
                content[OAuthProperty.settingsLocation] = settingsLocation
            }
        }
        let handled = Set(OAuthProperty.all.filter { $0 != OAuthProperty.scope }.map(ConnectionProperties.key))
        for use in scheme.fields where !handled.contains(ConnectionProperties.key(use.property)) {
            guard use.required != .custom || isCustom, let value = values[use.property], !value.isEmpty else {
                continue
            }
            let field = service.field(use.property)
            guard field?.defaultValue != value, owner == .oauthSetup || field?.connector ?? true else { continue }
            content[field?.property ?? use.property] = value
        }
        for constant in service.connector.constants where content[constant.property] == nil {
            content[constant.property] = constant.value
        }
        for constant in scheme.constants { content[constant.property] = constant.value }
        addRest(service, values, to: &content)
        if owner == .driverPlain, scheme.handsOver {
            let given = (content[PlainSettingsFile.switchName] ?? "").split(separator: ";").map { String($0) }
            let options = given.filter { !$0.lowercased().hasPrefix("encryptoauthsettings") }
            content[PlainSettingsFile.switchName] =
                (options + [PlainSettingsFile.switchValue]).joined(separator: ";")
        }
        return content
    }

    /// What a string was given beyond signing in: leaving it out would change how the connector connects.
    private static func addRest(
        _ service: Service,
        _ values: ConnectionProperties,
        to content: inout ConnectionProperties
    ) {
        let known = Set(service.connectorProperties.map(ConnectionProperties.key))
        for pair in values.pairs where !pair.value.isEmpty && content[pair.name] == nil {
            let isDefault = service.field(pair.name)?.defaultValue == pair.value
            if known.contains(ConnectionProperties.key(pair.name)), !isDefault { content[pair.name] = pair.value }
        }
    }

    private static func addOAuth(
        _ oauth: OAuth,
        isCustom: Bool,
        values: ConnectionProperties,
        owner: StringOwner,
        to content: inout ConnectionProperties
    ) {
        let needsBrowser = oauth.grants.contains { $0 != .password }
        let takesOver = (owner == .driverHeadless || owner == .driverPlain) && needsBrowser
        content[OAuthProperty.initiateOAuth] = takesOver ? "REFRESH" : "GETANDREFRESH"
        let hasToken = isGiven(OAuthProperty.refreshToken, in: values) || isGiven(OAuthProperty.accessToken, in: values)
        let exchanges = !takesOver || (owner == .driverHeadless && !hasToken)
        var names: [String] = []
        if isCustom {
            names = [OAuthProperty.clientID, OAuthProperty.clientSecret]
            if needsBrowser, exchanges { names.append(OAuthProperty.callbackURL) }
        }
        if takesOver, owner == .driverHeadless {
            names += hasToken ? OAuthProperty.tokens : [OAuthProperty.verifier]
        }
        if owner == .oauthSetup { names.append(OAuthProperty.scope) }
        for name in names where isGiven(name, in: values) { content[name] = values[name] }
    }

    private static func isGiven(_ name: String, in values: ConnectionProperties) -> Bool {
        !(values[name] ?? "").isEmpty
    }
}
