internal import Bounds
internal import NIOCore
internal import NIOPosix
internal import ServiceCatalog

extension HTTPTransport {
    /// The longest that a name is looked up for a better message.
    private static let patienceForNames = Duration.seconds(3)

    /// Whether the name of a host that should be elsewhere leads to this machine, as a filter answers for names it blocks.
    static func resolvesToLoopback(_ host: String) async -> Bool {
        guard !host.isThisMachine else { return false }
        let found = Promise<String?>()
        // Looking a name up blocks and cannot be cancelled. One that is not found leads nowhere.
        NIOThreadPool.singleton.submit { _ in
            found.settle(try? SocketAddress.makeAddressResolvingHost(host, port: 0).ipAddress)
        }
        let clock = Task {
            try await Task.sleep(for: patienceForNames)
            found.settle(nil)
        }
        defer { clock.cancel() }
        return await found.value().map { ["127.0.0.1", "::1", "0.0.0.0", "::"].contains($0) } ?? false
    }
}

extension String {
    /// Whether it is a name or address that is meant to be this machine's.
    var isThisMachine: Bool {
        if case .number(let number) = HostNumber.reading(self) { return number.isLoopback }
        return self == "localhost" || HostNumber(bracketed: self)?.isLoopback == true
    }
}
