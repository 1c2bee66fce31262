internal import NIOCore
internal import NIOPosix

extension HTTPTransport {
    /// Whether the name of a host that should be elsewhere leads to this machine, as a filter answers for names it blocks.
    static func leadsHere(_ host: String) async -> Bool {
        guard !host.isThisMachine else { return false }
        // Looking a name up blocks. One that is not found leads nowhere.
        let found = try? await NIOThreadPool.singleton.runIfActive {
            try SocketAddress.makeAddressResolvingHost(host, port: 0).ipAddress
        }
        return found.flatMap(\.self).map { ["127.0.0.1", "::1", "0.0.0.0", "::"].contains($0) } ?? false
    }
}

extension String {
    /// Whether it is a name or address that is meant to be this machine's.
    var isThisMachine: Bool { self == "localhost" || hasPrefix("127.") || self == "::1" }
}
