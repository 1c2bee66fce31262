internal import Bundled
public import Secrets
internal import StrictJSON

/// The OAuth applications that ship with this build, or that a practice provider brings along.
public struct EmbeddedApps: Sendable {
    /// One application.
    public struct App: Sendable {
        /// The id of the service it is registered at.
        public let service: String
        /// Its client id.
        public let clientID: String
        /// Its secret, which is none, since everybody has it; nil for a public client.
        public let clientSecret: Secret?
        /// Its callback, exactly as registered.
        public let callback: String

        /// An application.
        public init(service: String, clientID: String, clientSecret: Secret?, callback: String) {
            self.service = service
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.callback = callback
        }
    }

    /// The applications.
    public let apps: [App]

    /// Embedded applications; one a service.
    public init(_ apps: [App]) { self.apps = apps }

    /// The application of a service.
    public subscript(service: String) -> App? { apps.first { $0.service == service } }

    /// Those of `Resources/EmbeddedApps.json`.
    ///
    /// `{"schemaVersion": 1, "apps": [{"service", "clientID", "clientSecret"?, "callback"}]}`; what cannot be read there counts
    /// as absent.
    public static func bundled() -> EmbeddedApps {
        guard let file = BundledFile.named("EmbeddedApps.json"),
            let json = try? JSONParser.parse(file.bytes), json["schemaVersion"] == 1
        else { return EmbeddedApps([]) }
        return EmbeddedApps(
            (json["apps"]?.array ?? []).compactMap { app in
                guard let service = app["service"]?.string, let id = app["clientID"]?.string,
                    let callback = app["callback"]?.string
                else { return nil }
                return App(
                    service: service,
                    clientID: id,
                    clientSecret: app["clientSecret"]?.string.map { Secret($0) },
                    callback: callback
                )
            }
        )
    }
}
