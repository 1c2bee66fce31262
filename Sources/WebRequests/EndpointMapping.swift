/// Where the services are: on the internet, or all of them behind one practice provider on this machine.
///
/// With a practice provider, `https://HOST/PATH` becomes `http://127.0.0.1:PORT/HOST/PATH`.
public struct EndpointMapping: Sendable, Equatable {
    /// The practice provider's address without a path; nil for the real services.
    public let practiceBase: String?

    /// The services themselves.
    public static let live = EndpointMapping(practiceBase: nil)

    /// All services behind the practice provider at that address, for instance `http://127.0.0.1:8080`.
    public static func practice(at base: String) -> EndpointMapping { EndpointMapping(practiceBase: base) }

    /// The address that is really called.
    public func callAsFunction(_ url: String) -> String {
        guard let practiceBase, url.hasPrefix("https://") else { return url }
        return practiceBase + "/" + url.dropFirst("https://".count)
    }
}
