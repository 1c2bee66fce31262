internal import Bounds
internal import ConnectionStrings
internal import Secrets
internal import ServiceCatalog
internal import Transport
public import WebRequests

extension ConnectionPlan {
    /// Where the program itself goes first: the token endpoint, or what tests the connection.
    package var firstAddress: WebAddress? {
        (scheme.oauth?.tokenEndpoint ?? scheme.tests.first?.url).flatMap { WebAddress(fill($0)) }
    }

    /// How the requests of this connection travel, as its `SSL…`, `Firewall…` and `Proxy…` properties say.
    ///
    /// - Returns: the options; files they name are not read yet.
    /// - Throws: ``AuthError`` with the fact `badValue` or `propertiesCollide` for what cannot be done: nothing is ignored.
    public func network() throws(AuthError) -> NetworkOptions {
        let proxy = try proxy()
        return NetworkOptions(
            clientCertificate: try clientCertificate(),
            proxy: proxy,
            proxyExceptions: ProxySettings.exceptions(given("ProxyExceptions") ?? ""),
            authority: try authority()
        )
    }

    private func given(_ name: String) -> String? {
        let text = String((properties[name] ?? "").trimmingBlanks())
        return text.isEmpty ? nil : text
    }

    private func clientCertificate() throws(AuthError) -> ClientCertificate? {
        guard let content = given(NetworkProperty.clientCertificate) else { return nil }
        let name = "SSLClientCertType"
        let isPEM = content.contains("-----BEGIN") || content.lowercased().hasSuffix(".pem")
        let usual: ClientCertificate.Form = content.contains("-----BEGIN") ? .pemBlob : isPEM ? .pemFile : .pfxFile
        guard let form = given(name).map({ ClientCertificate.Form(rawValue: $0.uppercased()) }) ?? usual else {
            throw AuthError(
                .plan(.badValue(name: name, why: .notAmong(ClientCertificate.Form.allCases.map(\.rawValue))))
            )
        }
        return ClientCertificate(
            form: form,
            content: Secret(content),
            password: properties["SSLClientCertPassword"].flatMap { $0.isEmpty ? nil : Secret($0) },
            subject: given(NetworkProperty.clientCertificateSubject) ?? "*"
        )
    }

    private func authority() throws(AuthError) -> String? {
        guard let text = given(NetworkProperty.serverCertificate) else { return nil }
        guard text != "*" else {
            throw AuthError(.plan(.badValue(name: NetworkProperty.serverCertificate, why: .alwaysChecked)))
        }
        return text
    }

    private func proxy() throws(AuthError) -> ProxyServer? {
        let firewall = try firewall()
        if given("ProxyAutoDetect")?.lowercased() == "true" { return firewall }
        guard let host = given("ProxyServer") else { return firewall }
        guard firewall == nil else {
            throw AuthError(.plan(.propertiesCollide(one: "FirewallServer", other: "ProxyServer")))
        }
        let scheme = given("ProxyAuthScheme")?.uppercased() ?? "BASIC"
        var login: Secret?
        if scheme != "NONE", let user = given("ProxyUser") {
            guard scheme == "BASIC" else {
                throw AuthError(.plan(.badValue(name: "ProxyAuthScheme", why: .notAmong(["BASIC", "NONE"]))))
            }
            login = try self.login(user, userProperty: "ProxyUser", password: "ProxyPassword")
        }
        let tunnel = given("ProxySSLType")?.uppercased() ?? "AUTO"
        guard ["AUTO", "TUNNEL"].contains(tunnel) else {
            throw AuthError(.plan(.badValue(name: "ProxySSLType", why: .notAmong(["AUTO", "TUNNEL"]))))
        }
        return try server(.http, host: host, "ProxyServer", port: "ProxyPort", usual: 80, login)
    }

    private func firewall() throws(AuthError) -> ProxyServer? {
        let type = given("FirewallType")?.uppercased() ?? "NONE"
        guard type != "NONE" else { return nil }
        guard type == "TUNNEL" || type == "SOCKS5" else {
            throw AuthError(.plan(.badValue(name: "FirewallType", why: .notAmong(["NONE", "TUNNEL", "SOCKS5"]))))
        }
        guard let host = given("FirewallServer") else {
            throw AuthError(.plan(.missingProperty(name: "FirewallServer")))
        }
        let user = given("FirewallUser")
        guard type == "TUNNEL" else {
            guard user == nil else { throw AuthError(.plan(.badValue(name: "FirewallUser", why: .loginNotWithSOCKS))) }
            return try server(.socks5, host: host, "FirewallServer", port: "FirewallPort", usual: 1080, nil)
        }
        let login = try user.map { user throws(AuthError) in
            try self.login(user, userProperty: "FirewallUser", password: "FirewallPassword")
        }
        return try server(.http, host: host, "FirewallServer", port: "FirewallPort", usual: 80, login)
    }

    private func login(_ user: String, userProperty: String, password: String) throws(AuthError) -> Secret {
        guard !user.contains(":") else { throw AuthError(.plan(.badValue(name: userProperty, why: .colon))) }
        return Secret("\(user):\(properties[password] ?? "")")
    }

    private func server(
        _ kind: ProxyServer.Kind,
        host: String,
        _ hostProperty: String,
        port: String,
        usual: Int,
        _ login: Secret?
    ) throws(AuthError) -> ProxyServer {
        guard let address = WebAddress("http://\(host)"), address.port == nil, address.path.isEmpty else {
            throw AuthError(.plan(.badValue(name: hostProperty, why: .notAnAddress)))
        }
        let text = given(port) ?? "0"
        guard let number = Int(text), (0...65_535).contains(number) else {
            throw AuthError(.plan(.badValue(name: port, why: .notANumber)))
        }
        return ProxyServer(kind: kind, host: address.host, port: number == 0 ? usual : number, login: login)
    }

    /// What to say of a plan from outside that brings a proxy or certificates to trust: whoever wrote it may read what is sent.
    var ownWay: EngineNotice? {
        // What cannot be read is refused where the network is used.
        guard !isStored, let network = try? network() else { return nil }
        guard network.proxy != nil || network.authority != nil else { return nil }
        return .ownWay(proxy: network.proxy?.place, trustsOwn: network.authority != nil)
    }
}
