package import AuthEngine
package import ConnectionStrings
internal import Secrets
package import ServiceCatalog
package import SettingsStore
internal import Wording

extension SetupResult {
    /// The result of an earlier set-up, from its settings.
    ///
    /// - Throws: ``AuthError`` when the service or scheme is not known any more.
    package init(stored settings: Settings, path: String, catalog: ServiceCatalog, now: Int64) throws(AuthError) {
        let service = try catalog.required(settings.service)
        guard let scheme = settings.scheme.flatMap({ service.scheme($0) }) else {
            throw AuthError(.plan(.unknownScheme(settings.scheme ?? "", of: service)))
        }
        self.init(
            connection: settings.connection,
            service: service,
            scheme: scheme,
            app: settings.app.flatMap { Scheme.App(rawValue: $0) },
            renews: settings.tokens?.refreshToken != nil,
            properties: ConnectionProperties(settings.properties.map { ($0.name, $0.value.reveal()) })
        )
        account = settings.account
        settingsPath = path
        tokenEnds = settings.tokens?.endsAt(now: now).map { TimeWords.ahead($0, now: now) }
    }

    /// The connection string of this set-up.
    ///
    /// - Throws: `ConnectionStringError` when a value cannot be written in that dialect.
    package func connectionString(
        _ dialect: Dialect,
        owner: StringOwner,
        masked: Bool
    ) throws(ConnectionStringError) -> String {
        let content = ConnectionStringContent.properties(
            for: service,
            scheme: scheme,
            app: app,
            values: properties,
            owner: owner,
            settingsLocation: settingsPath
        )
        return try ConnectionStringPrinter.print(
            content,
            as: dialect,
            connector: service.connector,
            masking: masked,
            isSecret: { service.isSecret($0) }
        )
    }
}

extension Settings {
    /// The value of `AuthScheme`.
    package var scheme: String? {
        properties.first { $0.name.lowercased() == OAuthProperty.authScheme.lowercased() }?.value.reveal()
    }
}
