internal import Bounds
public import ConnectionStrings
internal import WebRequests

extension EngineNotice {
    /// What to say of values that bring a proxy or certificates to trust of their own.
    ///
    /// - Parameter properties: a connection's, not looked into yet.
    /// - Returns: nil when they bring none.
    public static func ownWay(in properties: ConnectionProperties) -> EngineNotice? {
        func given(_ name: String) -> String? {
            let text = String((properties[name] ?? "").trimmingBlanks())
            return text.isEmpty ? nil : text
        }
        let firewall = (given("FirewallType") ?? "NONE").uppercased() == "NONE" ? nil : given("FirewallServer")
        let proxy = (given("ProxyAutoDetect") ?? "").lowercased() == "true" ? nil : given("ProxyServer")
        let port = given(firewall == nil ? "ProxyPort" : "FirewallPort").map { ":\($0)" } ?? ""
        let place = (firewall ?? proxy).map { $0 + port }
        let trustsOwn = given(NetworkProperty.serverCertificate) != nil
        return place == nil && !trustsOwn ? nil : .ownWay(proxy: place, trustsOwn: trustsOwn)
    }
}
