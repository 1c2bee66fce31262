import Foundation
import Glibc
import StrictJSON
import Testing

extension ProgramTests {
    @Suite("doctor")
    struct DoctorTests {
        private func findings(_ program: ProgramRun, _ arguments: [String] = [], exitCode: Int32) throws -> [JSONValue]
        {
            let ended = try program.run(["practice", "doctor", "--json"] + arguments)
            #expect(ended.exitCode == exitCode, "\(ended.output)\(ended.errors)")
            return try #require(JSONParser.parse(ended.output).array)
        }

        private func problems(_ findings: [JSONValue]) -> [String] {
            findings.filter { $0["state"] == "problem" }.compactMap { $0["check"]?.string }
        }

        @Test("finds nothing wrong with a good connection, and has compared the clock")
        func healthy() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let found = try findings(program, ["test"], exitCode: 0)
            #expect(found.contains { $0["check"] == "connection" && $0["message"]?.string?.contains("test") == true })
            #expect(found.contains { $0["check"] == "clock" && $0["message"]?.string?.contains("agrees") == true })
            let checks = Set(found.compactMap { $0["check"]?.string })
            #expect(
                checks.isSuperset(of: ["locale", "terminal", "folder", "identity", "services", "browser", "proxy"])
            )
        }

        @Test("names who has the port of a callback")
        func port() throws {
            let program = try ProgramRun()
            try program.connect(.kintone)
            let socket = Listener(port: 3333)
            let found = try findings(program, ["test"], exitCode: 1)
            let port = try #require(found.first { $0["check"] == "port" })
            #expect(port["state"] == "problem")
            #expect(port["message"]?.string?.contains("3333") == true)
            #expect(socket.isMine == false || port["message"]?.string?.contains("\(getpid())") == true, "\(port)")
        }

        @Test("gives the command that fixes a loose file, a lost key, a wrong proxy and a wrong browser")
        func fixes() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let path = program.settingsPath("test")
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            let loose = try findings(program, exitCode: 5)
            #expect(
                loose.contains { $0["check"] == "folder" && $0["fix"] == .string("chmod 600 \(path)") },
                "\(loose)"
            )
            // The former name is there for this version.
            #expect(loose.allSatisfy { $0["mend"] == $0["fix"] })
            #expect(problems(loose).contains("connection"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)

            try FileManager.default.removeItem(
                atPath: "\(program.home)/.config/oauth-setup/practice/identity.txt"
            )
            #expect(try problems(findings(program, exitCode: 5)).contains("identity"))

            let wrong = ["HTTPS_PROXY": "socks4://127.0.0.1:1", "BROWSER": "no-such-browser"]
            let ended = try program.run(["practice", "doctor"], environment: wrong)
            #expect(ended.exitCode == 5)
            #expect(ended.output.contains("HTTPS_PROXY="))
            #expect(ended.output.contains("no-such-browser"))
        }

        @Test("goes through a proxy leg by leg")
        func proxy() throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let dead = try program.run(
                ["practice", "doctor", "--lang", "ja"],
                environment: ["HTTPS_PROXY": "http://127.0.0.1:1"]
            )
            #expect(dead.exitCode == 1)
            #expect(dead.output.contains("問題  プロキシ: プロキシ 127.0.0.1:1 に接続できません"), "\(dead.output)")
            #expect(dead.output.contains("直接接続します"), "\(dead.output)")
            let server = Listener(port: 0)
            let alive = try program.run(
                ["practice", "doctor"],
                environment: ["HTTPS_PROXY": "http://127.0.0.1:\(server.port)"]
            )
            #expect(alive.exitCode == 0, "\(alive.output)")
            #expect(alive.output.contains("proxy: this machine reaches 127.0.0.1:\(server.port)"), "\(alive.output)")
        }

        @Test("explains what keeps the program from starting: a bad definition", arguments: ["en", "ja"])
        func badDefinition(language: String) throws {
            let program = try ProgramRun()
            try program.connect(.kintoneToken)
            let folder = "\(program.home)/.config/oauth-setup/practice/services"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            _ = try program.write("{}", to: ".config/oauth-setup/practice/services/own.json")
            let ended = try program.run(["practice", "doctor", "--lang", language])
            #expect(ended.exitCode == 1)
            #expect(ended.output.contains("own.json"), "\(ended.output)")
            #expect(ended.output.contains("services check"))
            #expect(ended.output.contains("問題") == (language == "ja"))
        }
    }
}

/// A program of this machine that listens on a port.
private final class Listener {
    /// Whether this process has it; somebody else may have been first.
    let isMine: Bool
    /// The port; the system's choice for 0.
    let port: Int
    private let descriptor: Int32

    init(port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var yes: Int32 = 1
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let bound = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe bind(descriptor, address, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        isMine = bound == 0 && listen(descriptor, 1) == 0
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let named = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe getsockname(descriptor, address, &size)
            }
        }
        self.port = named == 0 ? Int(UInt16(bigEndian: address.sin_port)) : port
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
