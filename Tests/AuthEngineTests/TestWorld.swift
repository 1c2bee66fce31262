import AuthEngine
import ConnectionStrings
import Secrets
import ServiceCatalog
import SettingsStore
import StrictJSON
import Synchronization
import TestSupport
import WebRequests
import Wording

/// A world of one's own: a clock that is set, a network that is a closure, settings in a temporary folder.
final class TestWorld: Sendable {
    let time = Mutex<Int64>(1_700_000_000_000)
    let folder: TemporaryFolder
    private let requests = Mutex<[HTTPRequest]>([])
    private let told = Mutex<[EngineNotice]>([])
    private let pauses = Mutex<[Duration]>([])
    private let answers: Mutex<@Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply>

    init(_ answer: @escaping @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply = { _ in .noToken }) throws {
        folder = try TemporaryFolder()
        answers = Mutex(answer)
    }

    /// What was sent so far.
    var sent: [HTTPRequest] { requests.withLock { $0 } }

    /// What a person was told.
    var notices: [EngineNotice] { told.withLock { $0 } }

    /// How long the engine wanted to wait, each time; no time passes with that.
    var waits: [Duration] { pauses.withLock { $0 } }

    /// Surroundings whose waits are only written down.
    var withoutWaiting: Surroundings {
        var surroundings = surroundings
        surroundings.sleep = { wait in self.pauses.withLock { $0.append(wait) } }
        return surroundings
    }

    /// Surroundings whose waits are written down, and are over at once: the clock moves on by them.
    var movingOn: Surroundings {
        var surroundings = surroundings
        surroundings.sleep = { wait in
            self.pauses.withLock { $0.append(wait) }
            self.time.withLock {
                $0 += wait.components.seconds * 1000 + wait.components.attoseconds / 1_000_000_000_000_000
            }
        }
        return surroundings
    }

    /// Requests to an address that ends so.
    func sent(to end: String) -> [HTTPRequest] {
        sent.filter { ($0.url.split(separator: "?").first ?? "").hasSuffix(end) }
    }

    /// Answers differently from now on.
    func answer(_ answer: @escaping @Sendable (HTTPRequest) async throws(AuthError) -> HTTPReply) {
        answers.withLock { $0 = answer }
    }

    /// Moves the clock.
    func pass(seconds: Int64) {
        time.withLock { $0 += seconds * 1000 }
    }

    var now: Int64 { time.withLock { $0 } }

    var surroundings: Surroundings {
        var surroundings = Surroundings(
            now: { self.now },
            random: .system,
            send: { request async throws(AuthError) in
                self.requests.withLock { $0.append(request) }
                return try await self.answers.withLock { $0 }(request)
            },
            sleep: { try await Task.sleep(for: $0) },
            endpoints: .live,
            refresher: .inProcess
        )
        surroundings.notify = { notice in self.told.withLock { $0.append(notice) } }
        surroundings.replyPageWords = .standard
        return surroundings
    }

    /// Settings on a machine that nobody knows, so that no refresh is due earlier than elsewhere.
    var store: SettingsStore {
        SettingsStore(
            folder: ConfigurationFolder(path: folder.path(of: "home")),
            world: .init(now: { self.now }, machineIdentifiers: [])
        )
    }

    var location: SettingsLocation { .file(path: folder.path(of: "home/connections/one/OAuthSettings.txt")) }

    func engine(apps: [EmbeddedApps.App] = []) -> AuthEngine {
        AuthEngine(
            store: store,
            surroundings: surroundings,
            catalog: try TestService.catalog(),
            embeddedApps: EmbeddedApps(apps)
        )
    }

    /// An engine for the one service of that definition, in these surroundings or some of the world's.
    func engine(definition: String, _ other: Surroundings? = nil) throws -> AuthEngine {
        let service = try ServiceCatalog.service(json: Array(definition.utf8), file: "example.json")
        return AuthEngine(
            store: store,
            surroundings: other ?? surroundings,
            catalog: ServiceCatalog(services: [service]),
            embeddedApps: EmbeddedApps([])
        )
    }

    /// An engine over the real network.
    func liveEngine(apps: [EmbeddedApps.App] = []) -> AuthEngine {
        AuthEngine(store: store, catalog: try TestService.catalog(), embeddedApps: EmbeddedApps(apps))
    }

    /// The plan of the OAuth scheme with an application of one's own.
    func plan(_ more: [(String, String)] = []) throws -> ConnectionPlan {
        try engine().resolve(TestWorld.oauth(more), service: "example")
    }

    static func oauth(_ more: [(String, String)] = []) -> ConnectionProperties {
        ConnectionProperties(
            [
                ("AuthScheme", "OAuth"), ("InitiateOAuth", "GETANDREFRESH"), ("Url", "https://a.example.com"),
                ("OAuthClientId", "client"), ("OAuthClientSecret", "ZZsecret"),
                ("CallbackURL", "http://localhost:33333"),
            ] + more
        )
    }
}

extension HTTPReply {
    static let noToken = HTTPReply(status: 500)

    static func json(_ text: String) -> HTTPReply { .json(200, text) }

    static func json(_ status: Int, _ text: String) -> HTTPReply {
        HTTPReply(status: status, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
    }

    /// A token reply of a certain number.
    static func tokens(_ number: Int, expiresIn: Int = 3600) -> HTTPReply {
        .json(
            """
            {"access_token":"access\(number)","token_type":"bearer","expires_in":\(expiresIn),\
            "refresh_token":"refresh\(number)"}
            """
        )
    }

    /// The reply of the test service's test call.
    static let me = HTTPReply.json(
        """
        {"first":"Ada","last":"Lovelace","mail":"ada@example.com","id":7,
         "accounts":[{"href":"https://a.example.com"}]}
        """
    )
}

extension HTTPRequest {
    var form: [String: String] {
        let pairs = PercentEncoding.pairs(String(decoding: body ?? [], as: UTF8.self)) ?? []
        return Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }

    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension StoredTokens {
    static func made(_ number: Int, at time: Int64, expiresIn: Int? = 3600) -> StoredTokens {
        StoredTokens(
            accessToken: Secret("access\(number)"),
            refreshToken: Secret("refresh\(number)"),
            expiresIn: expiresIn,
            timestamp: time
        )
    }
}
