import Foundation
import Glibc
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    /// A service that no definition of this program knows, played by a server of another make.
    @Suite(
        "A service of one's own",
        .enabled(if: Tool("python3") != nil, "python3 is not installed (.ci/install brings it)")
    )
    struct SixthServiceTests {
        /// The server with a program that uses it.
        private func start() throws -> (ProgramRun, OwnServer) {
            let program = try ProgramRun()
            return (program, try OwnServer(program))
        }

        @Test("defined only by JSON signs in by the browser, is tested, renewed and used")
        func journey() throws {
            let (program, server) = try start()
            let folder = "\(program.home)/.config/oauth-setup"
            try FileManager.default.createDirectory(
                atPath: "\(folder)/services",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let file = "\(folder)/services/sixth.json"
            let made = try program.run([
                "services", "discover", server.url, "--id", "sixth", "--name", "Sixth", "--scope", "orders.read",
                "-o", file,
            ])
            #expect(made.exitCode == 0, "\(made.errors)")
            let checked = try program.run(["services", "check", file])
            #expect(checked.exitCode == 0, "\(checked.output)")
            #expect(checked.output.contains("sixth"))

            let answers = try program.write(
                """
                {"service":"sixth","scheme":"OAuth","app":"custom","browser":"here","connection":"orders",
                 "properties":{"OAuthClientId":"id+ /","OAuthClientSecret":"ZZsecret+ /",
                 "CallbackURL":"http://localhost:\(server.callbackPort)"}}
                """,
                to: "answers.json"
            )
            let set = try program.run(
                ["wizard", "--answers", answers, "--timeout", "60"],
                environment: ["BROWSER": server.browser]
            )
            #expect(set.exitCode == 0, "\(set.errors)\(server.log)")
            #expect(set.errors.contains("Signed in as Ada Lovelace"), "\(set.errors)")

            let first = try program.run(["token", "orders"]).output
            #expect(first.hasPrefix("access-"))
            let tested = try program.run(["connect", "orders", "--json"])
            #expect(tested.exitCode == 0, "\(tested.errors)")
            #expect(try JSONParser.parse(tested.output)["account"] == "Ada Lovelace")
            // Its tokens live for two seconds.
            let deadline = ContinuousClock.now + .seconds(30)
            var later = first
            while later == first {
                try #require(ContinuousClock.now < deadline, "never renewed: \(server.log)")
                later = try program.run(["token", "orders"]).output
            }
            #expect(later.hasPrefix("access-"))
            #expect(try program.run(["connect", "orders"]).output.contains("Ada Lovelace"))

            // The nearer one of its limits is when an unattended job would stop.
            let limits = #""limits": {"refreshToken": 7776000, "refreshTokenIdle": 1209600}, "clientAuthentication""#
            let definition = try String(contentsOfFile: file, encoding: .utf8)
            _ = try program.write(
                definition.replacing("\"clientAuthentication\"", with: limits),
                to: ".config/oauth-setup/services/sixth.json"
            )
            let status = try JSONParser.parse(try program.run(["status", "orders", "--json"]).output)
            let idle = try Date(#require(status["refreshTokenIdleEnds"]?.string), strategy: .iso8601)
            #expect(abs(idle.timeIntervalSinceNow - 1_209_600) < 300)
            // Its refresh brought another refresh token: its life begins again with each.
            #expect(status["refreshTokenAbsoluteEnds"] == .null)
            #expect(status["stops"] == status["refreshTokenIdleEnds"] && status["stopsUnlessUsed"] == true)

            let log = server.log
            #expect(log.contains("authorization_code Basic scope=orders.read pkce=ok"), "\(log)")
            #expect(log.contains("refresh_token Basic"), "\(log)")
            #expect(!log.contains("ZZsecret"))
        }

        @Test("whose renewal it refuses needs a sign-in; every later call says so without asking it again")
        func ended() throws {
            let (program, server) = try start()
            let folder = "\(program.home)/.config/oauth-setup"
            try FileManager.default.createDirectory(
                atPath: "\(folder)/services",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let file = "\(folder)/services/sixth.json"
            #expect(try program.run(["services", "discover", server.url, "--id", "sixth", "-o", file]).exitCode == 0)
            let string =
                "AuthScheme=OAuth;OAuthClientId=id+ /;OAuthClientSecret=\"ZZsecret+ /\";OAuthRefreshToken=stale;"
                + "CallbackURL=http://localhost:\(server.callbackPort);InitiateOAuth=REFRESH;"
            let imported = try program.run(
                ["import-string", "orders", "--service", "sixth", "--no-test"],
                input: string
            )
            try #require(imported.exitCode == 0, "\(imported.errors)")
            for _ in 0..<2 {
                for command in [["token", "orders"], ["connect", "orders"], ["exec", "orders", "--", "true"]] {
                    let ended = try program.run(command)
                    #expect(ended.exitCode == 3, "\(command) \(ended.errors)")
                    #expect(ended.errors.contains("the service has ended the sign-in"))
                }
            }
            let log = server.log
            #expect(log.split(separator: "\n").count { $0.contains("refresh_token") } == 1, "\(log)")
            let status = try program.run(["status", "orders", "--json"])
            #expect(status.exitCode == 3)
            #expect(try JSONParser.parse(status.output)["state"] == "signInNeeded")
        }
    }
}

/// An authorization server and API in Python, on a port of its own.
private final class OwnServer {
    let url: String
    let callbackPort: Int
    /// What `BROWSER` is set to: follows the address and its redirect as a person's browser does.
    let browser: String
    private let process = Process()
    private let logPath: String

    init(_ program: ProgramRun) throws {
        let script = try program.write(Self.script, to: "server.py")
        logPath = "\(program.home)/server.log"
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script, logPath]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains("\n"), case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
            text += String(decoding: data, as: UTF8.self)
        }
        let ports = text.split { " \n".contains($0) }.compactMap { Int($0) }
        url = "http://127.0.0.1:\(ports.first ?? 0)"
        callbackPort = ports.last ?? 0
        browser = try program.write(
            "#!/bin/sh\npython3 -c 'import sys,urllib.request as u; u.urlopen(sys.argv[1]).read()' \"$1\" &\n",
            to: "browser"
        )
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: browser)
    }

    // Python inherits a blocked SIGTERM from the threads of the tests, and would stay.
    deinit { kill(process.processIdentifier, SIGKILL) }

    /// One line a token request: grant, how the client came, what was checked; no secret.
    var log: String { (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "" }

    private static let script = #"""
        import base64, hashlib, http.server, json, secrets, socket, sys, urllib.parse as p
        codes, access, refresh = {}, set(), set()
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *a): pass
            def say(self, status, value, more=()):
                body = json.dumps(value).encode()
                self.send_response(status)
                for name, text in [("Content-Type", "application/json"), ("Content-Length", str(len(body))), *more]:
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(body)
            def do_HEAD(self): self.say(404, {})
            def do_GET(self):
                path, _, query = self.path.partition("?")
                if path == "/.well-known/oauth-authorization-server":
                    return self.say(200, {"issuer": base, "authorization_endpoint": base + "/authorize",
                        "token_endpoint": base + "/token", "userinfo_endpoint": base + "/me",
                        "code_challenge_methods_supported": ["S256"]})
                if path == "/authorize":
                    asked = dict(p.parse_qsl(query))
                    code = secrets.token_urlsafe(16)
                    codes[code] = asked
                    back = asked["redirect_uri"] + "?" + p.urlencode({"code": code, "state": asked["state"]})
                    return self.say(302, {}, [("Location", back)])
                if path == "/me" and self.headers.get("Authorization", "")[7:] in access:
                    return self.say(200, {"name": "Ada Lovelace", "email": "ada@example.com", "sub": "7"})
                self.say(401, {"error": "invalid_token"})
            def do_POST(self):
                form = dict(p.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
                way, _, pair = self.headers.get("Authorization", "none ").partition(" ")
                client = [p.unquote_plus(part) for part in base64.b64decode(pair).decode().split(":")]
                note = form["grant_type"] + " " + way
                ok = client == ["id+ /", "ZZsecret+ /"]
                if form["grant_type"] == "authorization_code":
                    asked = codes.pop(form["code"], {})
                    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
                    pkce = base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked.get("code_challenge")
                    ok = ok and pkce and form["redirect_uri"] == asked["redirect_uri"]
                    note += " scope=" + asked.get("scope", "") + " pkce=" + ("ok" if pkce else "wrong")
                else:
                    ok = ok and form["refresh_token"] in refresh
                    refresh.discard(form["refresh_token"])
                with open(sys.argv[1], "a") as log: log.write(note + "\n")
                if not ok: return self.say(400, {"error": "invalid_grant"})
                fresh = ["access-" + secrets.token_urlsafe(8), "refresh-" + secrets.token_urlsafe(8)]
                access.add(fresh[0]); refresh.add(fresh[1])
                self.say(200, {"access_token": fresh[0], "refresh_token": fresh[1], "token_type": "bearer", "expires_in": 2})
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        base = "http://127.0.0.1:%d" % server.server_address[1]
        free = socket.create_server(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        print(server.server_address[1], port, flush=True)
        server.serve_forever()
        """#
}
