import AuthEngine
import NetworkTestSupport
import ServiceCatalog

/// What a browser on this machine does at the end of a sign-in, said over a plain socket.
struct BrowserVisit {
    let signIn: SignIn

    /// The parameters of the authorization request.
    private var asked: [String: String] {
        let query = signIn.authorizationURL.split(separator: "?").last ?? ""
        let pairs = PercentEncoding.pairs(query) ?? []
        return Dictionary(pairs.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The state of the sign-in.
    var state: String { asked["state"] ?? "" }

    /// Host and port of the callback.
    var authority: String { (signIn.callback ?? "").split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    private var port: Int { Int(authority.split(separator: ":").last ?? "") ?? 0 }

    /// Opens the callback with a query, or without one.
    func get(_ query: String = "") async -> String? {
        await talk("GET /\(query.isEmpty ? "" : "?\(query)") HTTP/1.1\r\nHost: \(authority)\r\n\r\n", port: port)
    }

    /// Hands a fragment over, as the landing page's script does.
    func post(_ fragment: String, origin: String? = nil, more: String = "", query: String = "") async -> String? {
        await talk(
            "POST /\(query) HTTP/1.1\r\nHost: \(authority)\r\nOrigin: \(origin ?? "http://\(authority)")\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(fragment.utf8.count)\r\n"
                + "\(more)\r\n\(fragment)",
            port: port
        )
    }
}
