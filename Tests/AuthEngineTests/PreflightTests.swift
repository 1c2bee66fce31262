import AuthEngine
import CallbackServer
import ConnectionStrings
import Foundation
import Glibc
import Localization
import NetworkTestSupport
import ServiceCatalog
import SettingsStore
import TestSupport
import Testing
import WebRequests
import Wording

@Suite("The look before a sign-in")
struct PreflightTests {
    private func reply(date: String) -> HTTPReply {
        HTTPReply(status: 404, headers: [("Date", date)])
    }

    private func find(_ check: PreflightFinding.Check, _ findings: [PreflightFinding]) -> PreflightFinding? {
        findings.first { $0.check == check }
    }

    private func problem(_ finding: PreflightFinding?) -> AuthError? {
        guard case .problem(let error) = finding?.verdict else { return nil }
        return error
    }

    @Test("finds everything in order, with words in both languages")
    func fine() async throws {
        let answer = reply(date: "Tue, 14 Nov 2023 22:13:50 GMT")
        let world = try TestWorld { _ throws(AuthError) in answer }
        let plan = try world.plan([("CallbackURL", "http://localhost:\(RawSocket.freePort())")])
        let findings = await world.engine().preflight(plan, location: world.location)
        #expect(findings.map(\.check) == PreflightFinding.Check.allCases)
        for finding in findings where finding.check != .listenerIPv6 {
            #expect(finding.isFine, "\(finding.check)")
            #expect(finding.message(in: .english) != finding.message(in: .japanese))
            #expect(finding.hint(in: .english) == nil)
        }
        #expect(world.sent.map(\.description) == ["HEAD https://a.example.com/"])
        #expect(world.sent.first?.headers.isEmpty == true)
        #expect(try world.store.peek(world.location) == nil)
    }

    @Test("a port that is taken is a problem")
    func port() async throws {
        let world = try TestWorld()
        let other = try #require(RawSocket.listen())
        defer { other.close() }
        let plan = try world.plan([("CallbackURL", "http://127.0.0.1:\(other.port)")])
        let found = find(.callbackPort, await world.engine().preflight(plan))
        guard case .callback(.portInUse(other.port, let holder?)) = problem(found)?.fact else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(holder.id == Int(getpid()))
        #expect(found?.message(in: .english).contains("\(holder.name) (process \(holder.id))") == true)
        #expect(found?.hint(in: .japanese)?.contains("kill \(holder.id)") == true)
        #expect(found?.hint(in: .english)?.isEmpty == false)
        // The look itself leaves nothing open.
        let free = try world.plan([("CallbackURL", "http://127.0.0.1:\(RawSocket.freePort())")])
        for _ in 0..<2 {
            #expect(find(.callbackPort, await world.engine().preflight(free))?.isFine == true)
        }
    }

    @Test("who listens is read from the system's tables, IPv6 too")
    func listeners() {
        let table = """
              sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 00000000000000000000000001000000:0D05 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0
               1: 0100007F:0D05 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000000000000000 100 0 0 10 0
            """
        #expect(PortHolder.listening(on: 3333, table) == ["socket:[4711]"])
        #expect(PortHolder.listening(on: 3334, table) == [])
        #expect(PortHolder.listening(on: 3333, "") == [])
    }

    @Test(
        "a clock that is off by more than a minute is a warning",
        arguments: [
            ("Tue, 14 Nov 2023 22:14:20 GMT", 0), ("Tue, 14 Nov 2023 22:14:21 GMT", -61),
            ("Mon, 13 Nov 2023 22:13:20 GMT", 86_400), ("Wed, 15 Nov 2023 22:13:20 GMT", -86_400),
        ]
    )
    func clock(date: String, off: Int) async throws {
        let answer = reply(date: date)
        let world = try TestWorld { _ throws(AuthError) in answer }
        let found = find(.clock, await world.engine().preflight(try world.plan()))
        guard off != 0 else {
            #expect(found?.isFine == true)
            return
        }
        guard case .warning(let error) = found?.verdict, case .signIn(.clockOff(off)) = error.fact else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test("a date that cannot be read says nothing", arguments: ["", "yesterday", "Tue, 14 Nov 2023 25:13:20 GMT"])
    func noDate(date: String) async throws {
        let answer = reply(date: date)
        let world = try TestWorld { _ throws(AuthError) in answer }
        let findings = await world.engine().preflight(try world.plan())
        #expect(find(.clock, findings) == nil)
        #expect(find(.tokenHost, findings)?.isFine == true)
    }

    @Test("a host that does not answer is a problem, one that takes its time a warning")
    func host() async throws {
        let refused = AuthError(.network(.networkFailed(host: "a.example.com", kind: .refused)))
        let world = try TestWorld { _ throws(AuthError) in throw refused }
        #expect(problem(find(.tokenHost, await world.engine().preflight(try world.plan()))) == refused)
        // A host that says nothing until it is hung up on.
        world.answer { _ async throws(AuthError) in
            let silence = AsyncStream.makeStream(of: Void.self)
            for await _ in silence.stream {}
            return .noToken
        }
        let engine = AuthEngine(
            store: world.store,
            surroundings: world.withoutWaiting,
            catalog: try TestService.catalog(),
            embeddedApps: EmbeddedApps([])
        )
        // The look ends, but a slow way is no reason to keep anybody from signing in.
        let late = find(.tokenHost, await engine.preflight(try world.plan()))
        let isWarning =
            if case .warning(let error) = late?.verdict { caseName(of: error) == "replyTimedOut" } else { false }
        #expect(isWarning)
        #expect(world.waits == [.milliseconds(900)])
    }

    @Test("settings that cannot be written or locked are a problem")
    func settings() async throws {
        let world = try TestWorld()
        let folder = SettingsLocation.file(path: world.folder.path(of: "file/OAuthSettings.txt"))
        try Data().write(to: URL(filePath: world.folder.path(of: "file")))
        let found = find(.settings, await world.engine().preflight(try world.plan(), location: folder))
        #expect(caseName(of: problem(found)) == "cannotWrite")
        let memory = SettingsLocation.memory(id: "preflight")
        try await world.store.update(memory) { _ in
            let held = find(.settings, await world.engine().preflight(try world.plan(), location: memory))
            #expect(caseName(of: problem(held)) == "locked")
            return (nil, ())
        }
    }

    @Test("without a browser only host and settings matter")
    func withoutBrowser() async throws {
        let world = try TestWorld { _ throws(AuthError) in HTTPReply(status: 200) }
        let plan = try world.engine().resolve(
            .init([("AuthScheme", "APIToken"), ("Url", "https://a.example.com"), ("APIToken", "ZZ")]),
            service: "example"
        )
        let findings = await world.engine().preflight(plan, location: world.location)
        #expect(findings.map(\.check) == [.tokenHost, .settings])
        #expect(world.sent.allSatisfy { !$0.url.contains("ZZ") && $0.headers.isEmpty })
    }
}
