import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("A secret, looked for everywhere")
    struct SweepTests {
        static let ways = [
            Way.backlog, .backlogKey, .kintone, .kintoneToken, .dropbox,
            Way(service: "kintone", scheme: "Password", app: nil, isOAuth: false),
            Way(service: "act-on", scheme: "OAuthPassword", app: "custom", isOAuth: true),
            Way(service: "highrise", scheme: "OAuth", app: "custom", isOAuth: true),
            Way(service: "highrise", scheme: "APIToken", app: nil, isOAuth: false),
        ]

        /// The whole road with a connection, without the commands whose purpose is to hand a secret out.
        static let road = [
            ["connect", "test"], ["status", "test"], ["status", "test", "--json"], ["string", "test"],
            ["string", "test", "--format", "jdbc", "--owner", "driver"], ["string", "test", "--format", "json"],
            ["doctor"], ["doctor", "--json"], ["services", "--json"], ["key"], ["exec", "test", "--", "true"],
            ["call", "GetOAuthAuthorizationURL", "--connection", "test"], ["token", "tost"], ["forget", "other"],
        ]

        @Test("is in no output, file, command line or address of the whole road", arguments: ways)
        func road(way: Way) throws {
            let program = try ProgramRun()
            let log = "\(program.home)/addresses.log"
            let said = Said()
            func run(_ arguments: [String]) throws {
                let running = try program.start(["practice", "--auto-approve", "--log", log] + arguments)
                while running.process.isRunning { said.add(commandLines(of: running.process.processIdentifier)) }
                let ended = running.outcome()
                said.add(ended.output + ended.errors)
            }
            let file = try program.write(way.answers(), to: "answers.json")
            try run(["wizard", "--answers", file])
            try #require(FileManager.default.fileExists(atPath: program.settingsPath("test")), "\(said.text)")
            let secrets = try secrets(program, way)
            for arguments in Self.road { try run(arguments) }
            if way.isOAuth {
                // A new token is as secret; `token` itself hands it out, its other output is looked at.
                let fresh = try program.run(["practice", "token", "test"])
                said.add(fresh.errors)
            }
            let addresses = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
            #expect(!addresses.isEmpty)
            for (name, secret) in secrets {
                #expect(Leak.forms(of: secret).allSatisfy { !said.text.contains($0) }, "\(name)")
                // One service takes its key in the address only.
                guard name != "ApiKey" else { continue }
                #expect(Leak.forms(of: secret).allSatisfy { !addresses.contains($0) }, "\(name) in an address")
                for path in program.files() where !path.hasSuffix("answers.json") {
                    let data = FileManager.default.contents(atPath: "\(program.home)/\(path)") ?? Data()
                    let text = String(decoding: data, as: UTF8.self)
                    #expect(Leak.forms(of: secret).allSatisfy { !text.contains($0) }, "\(name) in \(path)")
                }
            }
        }

        @Test("that is wrong is in no message", arguments: ways, ["en", "ja"])
        func wrong(way: Way, language: String) throws {
            let program = try ProgramRun()
            // What is not asked of everybody may go unused in practice.
            let required = ["OAuthClientSecret", "APIToken", "ApiKey", "Password"]
            for name in try secretNames(program, way) {
                for value in ["ZZmark7Zq9", "ZZmark 7+/=&\"é", "ZZmark7\u{1B}[2J"] {
                    var properties = JSONObject()
                    properties[name] = .string(value)
                    let file = try program.write(way.answers(properties: .object(properties)), to: "answers.json")
                    let ended = try program.run(
                        ["practice", "--auto-approve", "wizard", "--answers", file, "--lang", language]
                    )
                    if required.contains(name) { #expect(ended.exitCode != 0, "\(name)") }
                    for form in Leak.forms(of: value) {
                        #expect(!(ended.errors + ended.output).contains(form), "\(name)")
                    }
                    #expect(!ended.errors.contains("ZZmark"), "\(name)")
                }
            }
            let text = "OAuthAccessToken='ZZmark7;Nonsense=1;OAuthClientSecret=\"ZZmark8"
            let bad = try program.run(["practice", "import-string", "x", "--service", way.service], input: text)
            #expect(bad.exitCode != 0)
            #expect(!(bad.errors + bad.output).contains("ZZmark"))
        }

        @Test("is not in what a crash prints", arguments: [SIGABRT, SIGSEGV, SIGILL, SIGTRAP, SIGBUS])
        func crash(signal: Int32) async throws {
            let program = try ProgramRun()
            let way = Way.kintone
            let properties: JSONValue = [
                "OAuthClientSecret": "ZZmark7crashing", "OAuthClientId": "practice-kintone-client",
            ]
            let file = try program.write(way.answers(properties: properties, browser: "elsewhere"), to: "answers.json")
            let pipe = Pipe()
            let running = try program.start(
                ["practice", "--person", "neverAnswers", "wizard", "--answers", file],
                input: pipe.fileHandleForReading
            )
            _ = try await running.address()
            kill(running.process.processIdentifier, signal)
            let ended = running.outcome()
            #expect(ended.exitCode < 0 || ended.exitCode > 128, "\(ended.exitCode)")
            for form in Leak.forms(of: "ZZmark7crashing") { #expect(!(ended.errors + ended.output).contains(form)) }
            for word in ["Backtrace", "Registers", "rax", "*** Signal"] { #expect(!ended.errors.contains(word)) }
            #expect(!program.files().contains { $0.hasPrefix("core") })
        }

        /// The command lines of a process and its children.
        private func commandLines(of id: Int32) -> String {
            let children = (try? String(contentsOfFile: "/proc/\(id)/task/\(id)/children", encoding: .utf8)) ?? ""
            return ([String(id)] + children.split(separator: " ").map(String.init))
                .compactMap { try? String(contentsOfFile: "/proc/\($0)/cmdline", encoding: .utf8) }
                .joined(separator: "\n")
        }

        /// The secret fields of a way of signing in.
        private func secretNames(_ program: ProgramRun, _ way: Way) throws -> [String] {
            let services = try program.json(["services", "--json"]).array ?? []
            let service = services.first { $0["id"]?.string == way.service }
            let scheme = service?["schemes"]?.array?.first { $0["id"]?.string == way.scheme }
            let fields = (scheme?["fields"]?.array ?? []).filter { $0["secret"]?.bool == true }
            return fields.compactMap { $0["property"]?.string }
        }

        /// Every secret of a connection by name: what the stand-in asks for, and what the settings file holds.
        private func secrets(_ program: ProgramRun, _ way: Way) throws -> [String: String] {
            let revealed = try program.run(["practice", "string", "test", "--format", "json", "--reveal"])
            var found: [String: String] = [:]
            for (name, value) in try JSONParser.parse(revealed.output).object ?? JSONObject() {
                let isSecret = ["secret", "token", "password", "key"].contains { name.lowercased().contains($0) }
                if isSecret, let text = value.string, text.count > 7, Int64(text) == nil { found[name] = text }
            }
            if way.isOAuth {
                found["token"] = try program.run(["practice", "token", "test"]).output
                    .trimmingCharacters(in: .whitespacesAndNewlines)
                let identity = "\(program.home)/.config/oauth-setup/practice/identity.txt"
                if let age = Tool("age") {
                    let opened = try age.run(["--decrypt", "-i", identity, program.settingsPath("test")])
                    let tokens = try JSONParser.parse(opened.output)["tokens"]
                    found["refresh token"] = tokens?["OAuthRefreshToken"]?.string
                }
            }
            try #require(!found.isEmpty)
            return found
        }
    }
}

/// Everything a program has said.
private final class Said {
    private var pieces: Set<String> = []

    func add(_ piece: String) {
        pieces.insert(piece)
    }

    var text: String { pieces.joined(separator: "\n") }
}

/// The shapes in which a secret may leak.
enum Leak {
    /// The secret itself, and as base64 (whatever stands before it), base64url, hexadecimal and percent-encoded.
    static func forms(of secret: String) -> Set<String> {
        let bytes = Array(secret.utf8)
        var forms: Set = [secret]
        for shift in 0..<3 {
            let text = Data(Array(repeating: 0, count: shift) + bytes).base64EncodedString()
            // The first and last characters also depend on what stands beside it.
            let inner = String(text.dropFirst(shift == 0 ? 0 : 4).dropLast(4))
            forms.insert(inner)
            forms.insert(inner.replacing("+", with: "-").replacing("/", with: "_"))
        }
        let hex = bytes.map { String(format: "%02x", $0) }.joined()
        forms.formUnion([hex, hex.uppercased()])
        forms.insert(bytes.map { String(format: "%%%02X", $0) }.joined())
        forms.insert(secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? secret)
        return forms.filter { $0.count > 5 }
    }
}
