internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
package import SettingsStore

extension SetupAnswers {
    /// The answers a saved connection was set up with, to be looked through and changed.
    ///
    /// Where the browser is was not kept, because it may be elsewhere today.
    package init(_ settings: Settings) {
        self.init()
        service = settings.service
        scheme = settings.scheme
        app = settings.app.flatMap { Scheme.App(rawValue: $0) }
        connection = settings.connection
        for property in settings.properties {
            setExactly(property.value.reveal(), for: property.name)
            beyond[property.name] = property.value.reveal()
        }
    }
}
