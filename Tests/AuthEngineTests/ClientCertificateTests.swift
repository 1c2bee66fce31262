import AuthEngine
import ConnectionStrings
import Foundation
import Localization
import NetworkTestSupport
import PracticeProvider
import Secrets
import ServiceCatalog
import TestSupport
import Testing
import Transport
import WebRequests
import Wording

@Suite("A client certificate")
struct ClientCertificateTests {
    private static func send(
        _ certificate: ClientCertificate?,
        to server: TLSServer,
        trusting authority: TestAuthority
    ) async throws -> HTTPReply {
        let transport = HTTPTransport(
            deadline: .seconds(10),
            contact: nil,
            environment: [:],
            trusting: [try authority.der]
        )
        let request = HTTPRequest(
            method: "GET",
            url: "https://localhost:\(server.port)/k/v1/apps.json",
            network: NetworkOptions(clientCertificate: certificate)
        )
        do {
            let reply = try await transport.send(request)
            await transport.shutdown()
            return reply
        } catch {
            await transport.shutdown()
            throw error
        }
    }

    @Test("is shown in every form it can be given in", arguments: ClientCertificate.Form.allCases)
    func forms(form: ClientCertificate.Form) async throws {
        let folder = try TemporaryFolder()
        let authority = try TestAuthority()
        let client = try authority.client("hanako")
        let server = try await TLSServer(authority, names: ["localhost"], clients: authority)
        let pfx = try client.pfx(password: "ZZpassword")
        try Data(pfx).write(to: URL(filePath: folder.path(of: "c.pfx")))
        try Data(try client.pem.utf8).write(to: URL(filePath: folder.path(of: "c.pem")))
        let content =
            switch form {
            case .pfxFile: folder.path(of: "c.pfx")
            case .pfxBlob: Data(pfx).base64EncodedString()
            case .pemFile: folder.path(of: "c.pem")
            case .pemBlob: try client.pem.replacing("\n", with: "")
            }
        for subject in ["*", "CN=hanako", "o=example, cn=hanako"] {
            let certificate = ClientCertificate(
                form: form,
                content: Secret(content),
                password: Secret("ZZpassword"),
                subject: subject
            )
            #expect(try await Self.send(certificate, to: server, trusting: authority).status == 200)
        }
        let other = ClientCertificate(
            form: form,
            content: Secret(content),
            password: Secret("ZZpassword"),
            subject: "taro"
        )
        await #expect {
            try await Self.send(other, to: server, trusting: authority)
        } throws: { caseName(of: $0) == "badValue" }
        await server.stop()
    }

    @Test("that is missing or of another authority is said to be so, and no request is answered")
    func refused() async throws {
        let authority = try TestAuthority()
        let server = try await TLSServer(authority, names: ["localhost"], clients: authority)
        let stranger = try TestAuthority("Other").client("mallory")
        let certificates = [nil, ClientCertificate(form: .pemBlob, content: Secret(try stranger.pem))]
        for certificate in certificates {
            await #expect {
                try await Self.send(certificate, to: server, trusting: authority)
            } throws: { error in
                guard case .network(.tlsFailed("localhost", .clientCertificate)) = authError(error)?.fact else {
                    return false
                }
                return true
            }
        }
        #expect(server.requests.isEmpty)
        await server.stop()
    }

    @Test("that cannot be opened is an error before anything is sent, without a secret in it")
    func unopened() async throws {
        let folder = try TemporaryFolder()
        let authority = try TestAuthority()
        let server = try await TLSServer(authority, names: ["localhost"], clients: authority)
        let pfx = try authority.client("hanako").pfx(password: "right")
        try Data(pfx).write(to: URL(filePath: folder.path(of: "c.pfx")))
        let wrong: [(ClientCertificate.Form, String, FieldProblem)] = [
            (.pfxFile, folder.path(of: "c.pfx"), .certificateNotOpened),
            (.pfxFile, folder.path(of: "none.pfx"), .fileNotReadable),
            (.pemFile, folder.path(of: "c.pfx"), .certificateNotOpened),
            (.pfxBlob, "ZZnot base64!", .certificateNotOpened),
            (.pemBlob, "-----BEGIN CERTIFICATE-----ZZ-----END CERTIFICATE-----", .certificateNotOpened),
        ]
        for (form, content, why) in wrong {
            let certificate = ClientCertificate(form: form, content: Secret(content), password: Secret("ZZwrong"))
            await #expect {
                try await Self.send(certificate, to: server, trusting: authority)
            } throws: { error in
                let error = authError(error)
                guard case .plan(.badValue("SSLClientCert", let found)) = error?.fact else { return false }
                return found == why && !"\(error?.message(in: .english) ?? "")".contains("ZZ")
            }
        }
        #expect(server.requests.isEmpty)
        await server.stop()
    }

    /// The property that is to blame, and why; empty for no error or another one.
    private static func problem(_ error: AuthError?) -> [String: FieldProblem] {
        guard case .plan(.badValue(let name, let why)) = error?.fact else { return [:] }
        return [name: why]
    }

    /// The values of a login at the practice provider's host, and more.
    private static func login(_ host: String, _ more: [(String, String)] = []) -> ConnectionProperties {
        ConnectionProperties(
            [
                ("AuthScheme", "Password"), ("Url", "https://\(host)"), ("User", "hanako"),
                ("Password", "practice-kintone-password"),
            ] + more
        )
    }

    @Test("has a host of its own: the other one is refused, and the right address named, in both directions")
    func twinHost() async throws {
        let world = try PracticeWorld()
        let provider = try await world.provider()
        let transport = HTTPTransport(environment: [:])
        let engine = world.engine(provider, transport: transport)
        let rows: [(String, [(String, String)], FieldProblem?)] = [
            (
                "practice.cybozu.com", [("SSLClientCert", "/a.pfx")],
                .onlyWithoutCertificate(use: "https://practice.s.cybozu.com")
            ),
            ("practice.s.cybozu.com", [], .onlyWithCertificate(use: "https://practice.cybozu.com")),
            (
                "PRACTICE.S.CYBOZU.COM/k/", [("SSLClientCert", " ")],
                .onlyWithCertificate(use: "https://practice.cybozu.com")
            ),
            ("practice.cybozu.com", [], nil), ("practice.s.cybozu.com", [("SSLClientCert", "/a.pfx")], nil),
        ]
        for (host, more, problem) in rows {
            var found: AuthError?
            do throws(AuthError) {
                _ = try engine.resolve(Self.login(host, more), service: "kintone")
            } catch {
                found = error
            }
            guard let problem else {
                #expect(found == nil, "\(host)")
                continue
            }
            #expect(Self.problem(found) == ["Url": problem], "\(host)")
            #expect(found?.outcome == .usage)
            for language in Language.allCases {
                #expect(found?.message(in: language).contains(problem.text(in: language)) == true)
                #expect(found?.hint(in: language)?.contains("SSLClientCert") == true)
            }
        }
        #expect(await provider.requestLog.isEmpty)
        await transport.shutdown()
        await provider.stop()
    }

    @Test("is opened also where nothing is encrypted: practising with one that cannot be opened never connects")
    func practised() async throws {
        let world = try PracticeWorld()
        let provider = try await world.provider()
        let transport = HTTPTransport(environment: [:])
        let engine = world.engine(provider, transport: transport)
        let path = world.folder.path(of: "c.pfx")
        try Data(try TestAuthority().client("hanako").pfx(password: "right")).write(to: URL(filePath: path))
        let none = world.folder.path(of: "none")
        let rows: [([(String, String)], AuthError?)] = [
            ([("SSLClientCert", path), ("SSLClientCertPassword", "right")], nil),
            (
                [("SSLClientCert", path), ("SSLClientCertPassword", "ZZwrong")],
                AuthError(.plan(.badValue(name: "SSLClientCert", why: .certificateNotOpened)))
            ),
            ([("SSLClientCert", none)], AuthError(.plan(.badValue(name: "SSLClientCert", why: .fileNotReadable)))),
            (
                [("SSLClientCert", path), ("SSLClientCertPassword", "right"), ("SSLServerCert", none)],
                AuthError(.plan(.badValue(name: "SSLServerCert", why: .fileNotReadable)))
            ),
        ]
        for (more, expected) in rows {
            let calls = await provider.requestLog.count
            let plan = try engine.resolve(Self.login("practice.s.cybozu.com", more), service: "kintone")
            for attempt in [
                { _ = try await engine.connect(plan) { _ in } }, { _ = try await engine.test(plan, tokens: nil) },
            ] as [() async throws -> Void] {
                var found: AuthError?
                do { try await attempt() } catch { found = authError(error) }
                #expect(Self.problem(found) == Self.problem(expected))
                #expect((found == nil) == (expected == nil))
            }
            #expect(await provider.requestLog.count == calls + (expected == nil ? 2 : 0))
        }
        await transport.shutdown()
        await provider.stop()
    }

    @Test("comes from the connection's properties, its form guessed where it is plain")
    func properties() throws {
        let world = try TestWorld()
        func certificate(_ more: [(String, String)]) throws -> ClientCertificate? {
            try world.plan(more).network().clientCertificate
        }
        #expect(try certificate([]) == nil)
        #expect(try certificate([("SSLClientCert", "/a/b.pfx")])?.form == .pfxFile)
        #expect(try certificate([("SSLClientCert", "/a/b.PEM")])?.form == .pemFile)
        #expect(try certificate([("SSLClientCert", "-----BEGIN CERTIFICATE-----")])?.form == .pemBlob)
        let whole = try certificate([
            ("sslclientcert", "AAAA"), ("SSLClientCertType", "pfxblob"), ("SSLClientCertPassword", "p"),
            ("SSLClientCertSubject", "CN=x"),
        ])
        #expect(
            whole
                == ClientCertificate(form: .pfxBlob, content: Secret("AAAA"), password: Secret("p"), subject: "CN=x")
        )
        #expect {
            try certificate([("SSLClientCert", "x"), ("SSLClientCertType", "JKSFILE")])
        } throws: { caseName(of: $0) == "badValue" }
    }
}
