internal import AuthEngine
internal import ConnectionStrings
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import WebRequests
internal import Wording

/// The values that a connection works with; secrets are masked.
struct ConnectionValues {
    let program: Program
    let settings: Settings
    let path: String
    let machine: MachineValues

    /// All of them: the service's, the connection's own, then the machine's.
    var all: [SettledValue] { service + stored + way + machine.all.filter { $0.name != ValueWords.proxy } }

    private var definition: Service? { program.catalog.service(settings.service) }
    private var scheme: Scheme? { settings.scheme.flatMap { definition?.scheme($0) } }

    private var service: [SettledValue] {
        guard let definition else { return [] }
        let source = ValueSource.definition(definition.isBundled ? nil : definition.file)
        var values = [SettledValue(ValueWords.service, definition.name, source)]
        if let hosts = settings.endpoints?.hosts, !hosts.isEmpty {
            values.append(SettledValue(ValueWords.hosts, hosts.joined(separator: ", "), .connection))
        }
        if let token = settings.endpoints?.token {
            values.append(SettledValue(ValueWords.tokenEndpoint, token, .connection))
        }
        guard let oauth = scheme?.oauth else { return values }
        if settings[property: OAuthProperty.scope] == nil, !oauth.scopes.isEmpty {
            values.append(SettledValue(ValueWords.scopes, oauth.scopes.joined(separator: " "), source))
        }
        if settings[property: OAuthProperty.callbackURL] == nil, settings.app == Scheme.App.custom.rawValue,
            !oauth.callback.isEmpty
        {
            values.append(SettledValue(ValueWords.callback, oauth.callback, source))
        }
        if let seconds = oauth.limits.refreshTokenIdle {
            values.append(SettledValue(ValueWords.refreshLimits, ValueWords.seconds(seconds, idle: true), source))
        }
        if let seconds = oauth.limits.refreshToken {
            values.append(SettledValue(ValueWords.refreshLimits, ValueWords.seconds(seconds, idle: false), source))
        }
        return values
    }

    /// The application that an organisation provides, where the connection was set up with it.
    private var provided: EmbeddedApps.App? {
        let id = settings[property: OAuthProperty.clientID]?.reveal()
        return program.embeddedApps.apps.last {
            $0.service == settings.service && $0.clientID == id && $0.file != nil
        }
    }

    private var stored: [SettledValue] {
        settings.properties.map { property in
            let value = property.value.reveal()
            if property.name == OAuthProperty.clientID, let app = provided, let file = app.file {
                let words = ValueWords.provided(value, name: app.name, file: file)
                return SettledValue(LocalizedText(same: property.name), words, .connection)
            }
            let isSecret = definition?.isSecret(property.name) ?? true
            return SettledValue(
                LocalizedText(same: property.name),
                isSecret ? ConnectionStringPrinter.mask : value,
                .connection
            )
        }
    }

    /// How its requests travel, and where it is kept.
    private var way: [SettledValue] {
        let usual = try? program.folder.settingsPath(connection: settings.connection)
        let own = (try? program.engine.plan(of: settings).network())?.proxy
        return [
            own.map { SettledValue(ValueWords.proxy, $0.place, .connection) } ?? machine.proxy,
            SettledValue(ValueWords.settingsFile, path, path == usual ? .standard : .connection),
        ]
    }
}
