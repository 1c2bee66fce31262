internal import Glibc
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import NIOPosix

/// A stand-in for the services on this machine: their sign-in pages, token endpoints and APIs, on 127.0.0.1 only.
///
/// It answers `http://127.0.0.1:PORT/REAL-HOST/REAL-PATH` the way `https://REAL-HOST/REAL-PATH` would. Everything it gives
/// out is worthless anywhere else, and works in every process: see ``PracticeOptions/stateFile`` for what one process
/// must know of another.
package struct PracticeProvider: Sendable {
    /// The address without a path: `http://127.0.0.1:40123`.
    package let baseURL: String
    /// The port it listens on.
    package let port: Int
    private let desk: PracticeServer
    private let channel: any Channel
    private let running: Task<Void, any Error>

    /// Starts one with the services that are compiled into the program.
    ///
    /// - Parameters:
    ///   - options: how it runs.
    ///   - catalog: other services than those; nil for ``PracticeCatalog/bundled()``.
    /// - Returns: a provider that already listens.
    /// - Throws: ``PracticeError`` when the port is taken, or the state file is unusable.
    package static func start(
        _ options: PracticeOptions = PracticeOptions(),
        catalog: PracticeCatalog? = nil
    ) async throws(PracticeError) -> PracticeProvider {
        let desk = try PracticeServer(catalog: catalog ?? .bundled(), options: options)
        let (channels, opened) = AsyncStream.makeStream(of: (any Channel).self)
        let application = Application(
            responder: PracticeResponder(desk: desk),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: options.port)),
            onServerRunning: { channel in
                opened.yield(channel)
                opened.finish()
            },
            // On one thread, nobody comes in while the port is being closed (swift-nio issue 2637).
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton.next()),
            logger: Logger(label: "practice") { _ in SwiftLogNoOpLogHandler() }
        )
        let running = Task {
            defer { opened.finish() }
            try await application.run()
        }
        for await channel in channels {
            let port = channel.localAddress?.port ?? 0
            await desk.listens(on: port)
            return PracticeProvider(
                baseURL: "http://127.0.0.1:\(port)",
                port: port,
                desk: desk,
                channel: channel,
                running: running
            )
        }
        running.cancel()
        throw failure(await running.result, port: options.port)
    }

    /// Stops listening and closes every connection.
    package func stop() async {
        try? await channel.close()
        running.cancel()
        _ = await running.result
    }

    /// Plays the person without a browser, for a sign-in nobody watches.
    ///
    /// - Parameters:
    ///   - url: the authorization request, at the real address or at this provider's.
    ///   - approving: whether a person who would be asked has said yes.
    /// - Returns: what a browser would end up with; ``PracticeAnswer/nothing`` when the person would have to click.
    package func answer(authorizationURL url: String, approving: Bool = false) async -> PracticeAnswer {
        (try? await desk.answer(authorizationURL: url, approving: approving)) ?? .errorPage
    }

    /// Every request so far that came over the network, in order.
    package var requestLog: [PracticeCall] {
        get async { await desk.calls }
    }

    /// What became of every sign-in.
    package var grants: [PracticeGrant] {
        get async { await desk.memory.grants }
    }

    /// Lets something go wrong on purpose, after what was asked for before.
    package func expect(_ mishap: InjectedFault) async { await desk.expect(mishap) }

    private static func failure(_ result: Result<Void, any Error>, port: Int) -> PracticeError {
        guard case .failure(let error as IOError) = result else { return .stopped }
        return error.errnoCode == EADDRINUSE
            ? .portTaken(port: port) : .notListening(port: port, errno: error.errnoCode)
    }
}
