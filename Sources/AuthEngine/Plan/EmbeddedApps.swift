internal import Bundled
internal import ConnectionStrings
public import Localization
public import Secrets
package import ServiceCatalog
internal import WebRequests

/// The OAuth applications that nobody has to register: those of this build, of a practice provider, or of an organisation.
public struct EmbeddedApps: Sendable {
    /// One application.
    public struct App: Sendable {
        /// The id of the service it is registered at.
        public let service: String
        /// Its client id.
        public let clientID: String
        /// Its secret, which is none where it ships with a program, since everybody has it; nil for a public client.
        public let clientSecret: Secret?
        /// Its callbacks, exactly as registered, the usual one first; at least one.
        public let callbacks: [String]
        /// The host of the service at which it is registered; nil where it is good for all.
        public let host: String?
        /// What people know it by; nil where that is not said.
        public let name: LocalizedText?
        /// The file that provides it; nil for one of a build, which connectors of that name ship with, too.
        public let file: String?

        /// The usual callback.
        public var callback: String { callbacks.first ?? "" }

        /// An application of a build.
        public init(service: String, clientID: String, clientSecret: Secret?, callback: String) {
            self.init(service: service, clientID: clientID, clientSecret: clientSecret, callbacks: [callback])
        }

        /// An application; the callbacks must not be empty.
        public init(
            service: String,
            clientID: String,
            clientSecret: Secret?,
            callbacks: [String],
            host: String? = nil,
            name: LocalizedText? = nil,
            file: String? = nil
        ) {
            self.service = service
            self.clientID = clientID
            self.clientSecret = clientSecret
            self.callbacks = callbacks
            self.host = host
            self.name = name
            self.file = file
        }
    }

    /// The applications.
    public let apps: [App]

    /// Embedded applications; of two for one service and host, the later one is taken.
    public init(_ apps: [App]) { self.apps = apps }

    /// An application of a service, whatever its host.
    public subscript(service: String) -> App? { apps.last { $0.service == service } }

    /// The hosts of a service that have an application of their own, in order.
    ///
    /// - Parameter service: the service's id.
    /// - Returns: none where an application is good for all.
    public func hosts(of service: String) -> [String] {
        var hosts: [String] = []
        for app in apps where app.service == service {
            if let host = app.host, !hosts.contains(host) { hosts.append(host) }
        }
        return hosts
    }

    /// The application to sign in with at an address; one of its host before one that is good for all.
    ///
    /// - Parameters:
    ///   - service: the service.
    ///   - address: where a person signs in.
    /// - Returns: nil when there is none.
    func app(of service: Service, at address: String?) -> App? {
        let place = address.flatMap { Self.place(of: $0, service) }
        return apps.last { $0.service == service.id && $0.host != nil && $0.host == place }
            ?? apps.last { $0.service == service.id && $0.host == nil }
    }

    /// The host of an address at which an application would be registered.
    ///
    /// - Parameters:
    ///   - address: where a person signs in.
    ///   - service: the service.
    /// - Returns: the same for both hosts of a service that has another one for connections with a client certificate; nil for
    ///   what is no address.
    package static func place(of address: String, _ service: Service) -> String? {
        guard WebAddress(address) != nil else { return nil }
        let place = place(address)
        return service.certificateHosts?.host(insteadOf: place, hasCertificate: false) ?? place
    }

    /// The services as they can be connected with these applications.
    ///
    /// - Parameters:
    ///   - catalog: the services as they are defined.
    ///   - services: the ids of those that are offered; nil for all.
    ///   - ownApps: whether people may register applications of their own.
    /// - Returns: the same services, where an organisation's application makes an embedded way of signing in possible with it.
    package func offered(in catalog: ServiceCatalog, services: [String]?, ownApps: Bool) -> ServiceCatalog {
        let provided = Set(apps.filter { $0.file != nil }.map(\.service))
        guard !provided.isEmpty || services != nil || !ownApps else { return catalog }
        return catalog.changed(offering: services) { service in
            var service = service
            service.schemes = service.schemes.compactMap { scheme in
                var scheme = scheme
                if provided.contains(service.id), scheme.takesRegisteredApp, !scheme.apps.contains(.embedded) {
                    scheme.apps.insert(.embedded, at: 0)
                }
                if !ownApps { scheme.apps.removeAll { $0 == .custom } }
                return scheme.oauth != nil && scheme.apps.isEmpty ? nil : scheme
            }
            return service
        }
    }

    /// Those of `Resources/EmbeddedApps.json`, whose faults its tests rule out.
    public static func bundled() -> EmbeddedApps {
        guard let file = BundledFile.named("EmbeddedApps.json") else { return EmbeddedApps([]) }
        return EmbeddedApps((try? App.read(file.bytes, file: nil)) ?? [])
    }
}

extension Scheme {
    /// Whether people sign in at a host that depends on their values.
    var hasHosts: Bool {
        guard let endpoint = oauth?.authorizationEndpoint else { return false }
        return endpoint.authority?.contains { if case .text = $0 { false } else { true } } ?? true
    }

    /// Whether people sign in to it by a browser and with an application that somebody registered.
    package var takesRegisteredApp: Bool {
        apps.contains(.custom) && oauth?.grants.contains { $0 != .password } == true
    }
}
