internal import Bounds
internal import NIOCore
internal import NIOPosix
package import WebRequests

extension HTTPTransport {
    /// Reads the certificates that are trusted besides the machine's own.
    ///
    /// - Throws: ``TransportError`` that says which file cannot be used, and what named it.
    package func checkAuthorities() throws(TransportError) { _ = try roots.value().certificates() }

    /// Opens a connection to a proxy for a moment, and sends nothing.
    ///
    /// - Parameter proxy: the proxy.
    /// - Returns: nil when it takes connections within a second, else why not.
    package static func reach(_ proxy: ProxyServer) async -> NetworkFault? {
        do {
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connectTimeout(.milliseconds(900))
                .connect(host: proxy.host, port: proxy.port)
                .get()
            try? await channel.close()
            return nil
        } catch {
            return .networkFailed(host: proxy.place, kind: .proxyUnreachable)
        }
    }
}
