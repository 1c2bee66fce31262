import AuthEngine
import ConnectionStrings
import PracticeProvider
import Secrets
import ServiceCatalog
import SettingsStore
import Synchronization
import TestSupport
import Testing
import Transport
import WebRequests
import Wording

/// The engine and the practice provider over real HTTP, with a clock both read.
final class PracticeWorld: Sendable {
    let time = Mutex(Int64(1_760_000_000_000))
    let folder: TemporaryFolder
    let catalog: PracticeCatalog

    init() throws {
        folder = try TemporaryFolder()
        catalog = PracticeCatalog.bundled()
    }

    var now: Int64 { time.withLock { $0 } }

    func advance(seconds: Int64) {
        time.withLock { $0 += seconds * 1000 }
    }

    func provider(_ person: PracticePerson = .approves) async throws -> PracticeProvider {
        try await PracticeProvider.start(PracticeOptions(person: person, now: { self.now }))
    }

    func engine(_ provider: PracticeProvider, transport: HTTPTransport) -> AuthEngine {
        let apps = catalog.embeddedApps.map { app in
            EmbeddedApps.App(
                service: app.service,
                clientID: app.clientID,
                clientSecret: app.clientSecret.map { Secret($0) },
                callback: app.callback
            )
        }
        var surroundings = Surroundings(
            now: { self.now },
            random: .system,
            send: Surroundings.sending(by: transport),
            sleep: { try await Task.sleep(for: $0) },
            endpoints: .practice(at: provider.baseURL),
            refresher: .inProcess
        )
        surroundings.replyPageWords = .standard
        let store = SettingsStore(folder: ConfigurationFolder(path: folder.path(of: "home")), now: { self.now })
        return AuthEngine(store: store, surroundings: surroundings, embeddedApps: EmbeddedApps(apps))
    }

    /// The practice values of a way, as connection properties.
    func properties(_ way: PracticeWay) -> ConnectionProperties {
        let practice = catalog.service(way.service)
        var properties = ConnectionProperties([("AuthScheme", way.scheme)])
        for use in practice?.service.scheme(way.scheme)?.fields ?? [] {
            let isAsked = [.always, .listed].contains(use.required) || (use.required == .custom && way.app == .custom)
            if isAsked { properties[use.property] = practice?.value(of: use.property) }
        }
        return properties
    }
}

/// A service, a scheme, an application.
struct PracticeWay: Sendable, CustomTestStringConvertible {
    let service: String
    let scheme: String
    let app: Scheme.App?

    var testDescription: String { "\(service) \(scheme) \(app?.rawValue ?? "")" }

    static func all() throws -> [PracticeWay] {
        ServiceCatalog.bundled().services.flatMap { service in
            service.schemes.flatMap { scheme in
                (scheme.apps.isEmpty ? [nil] : scheme.apps.map { $0 }).map {
                    PracticeWay(service: service.id, scheme: scheme.id, app: $0)
                }
            }
        }
    }

    static func oauth() throws -> [PracticeWay] {
        try all().filter { $0.app != nil }
    }
}
