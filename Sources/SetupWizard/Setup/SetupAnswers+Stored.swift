package import AuthEngine
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
package import SettingsStore

extension SetupAnswers {
    /// The value of a field as it is used; nil where there is none.
    func value(_ field: Field) -> String? {
        let text = self[field.property].map {
            FieldCheck.normalise($0, field: field, isExact: isExact(field.property)).value
        }
        return text.flatMap { $0.isEmpty ? nil : $0 } ?? field.defaultValue
    }

    /// The answers a saved connection was set up with, to be looked through and changed.
    ///
    /// Where the browser is was not kept, because it may be elsewhere today. An application that is among the embedded ones by its
    /// client ID is taken from there, as its secret may be another one today.
    ///
    /// - Parameters:
    ///   - settings: what is stored.
    ///   - apps: the embedded applications of today.
    package init(_ settings: Settings, apps: EmbeddedApps) {
        self.init()
        service = settings.service
        scheme = settings.scheme
        app = settings.app.flatMap { Scheme.App(rawValue: $0) }
        connection = settings.connection
        for property in settings.properties {
            setExactly(property.value.reveal(), for: property.name)
            beyond[property.name] = property.value.reveal()
        }
        let isProvided = apps.apps.contains {
            $0.file != nil && $0.service == settings.service && $0.clientID == self[OAuthProperty.clientID]
        }
        if app == .custom, isProvided { app = .embedded }
    }
}
