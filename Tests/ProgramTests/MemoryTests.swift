import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("The program's memory")
    struct MemoryTests {
        /// A line of `/proc/PID/status` in KiB; nil when the process has ended.
        private func memory(_ name: String, of id: Int32) -> Int? {
            let text = (try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)) ?? ""
            let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") }
            return line.flatMap { Int($0.filter(\.isNumber)) }
        }

        /// The processes it has started: one of them sends the request.
        private func children(of id: Int32) -> [Int32] {
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task")) ?? []
            return threads.flatMap { thread in
                let path = "/proc/\(id)/task/\(thread)/children"
                let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
                return text.split(separator: " ").compactMap { Int32($0) }
            }
        }

        @Test(
            "T4 stays under 64 MB whatever the token endpoint sends, and the connection is not lost",
            arguments: ["huge-body", "gzip-bomb", "garbage", "html"]
        )
        func tokenEndpoint(fault: String) throws {
            let program = try ProgramRun()
            try program.connect(.backlog, options: ["--token-lifetime", "1"])
            let provider = try program.servePractice(["--auto-approve"])
            try Clicks.orderFault(#"{"path":"token","fault":"\#(fault)","count":9}"#, at: provider)
            let deadline = ContinuousClock.now + .seconds(20)
            while true {
                let running = try program.start(["practice", "token", "test"], environment: provider)
                var peak = 0
                while running.process.isRunning {
                    for id in [running.process.processIdentifier] + children(of: running.process.processIdentifier) {
                        peak = max(peak, memory("VmHWM", of: id) ?? 0)
                    }
                }
                let ended = running.outcome()
                // The first token may live yet.
                if ended.exitCode == 0, ContinuousClock.now < deadline { continue }
                #expect(ended.exitCode == 1, "\(ended.errors)")
                #expect(peak > 1 << 10)
                #expect(peak < 64 << 10, "\(peak) KiB")
                break
            }
        }

        @Test("L6 hardly grows whatever comes to the callback's port")
        func listener() async throws {
            let program = try ProgramRun()
            let provider = try program.servePractice()
            let file = try program.write(Way.backlog.answers(), to: "answers.json")
            let running = try program.start(["practice", "wizard", "--answers", file], environment: provider)
            let url = try await running.address()
            let id = running.process.processIdentifier
            _ = try Clicks.get("http://localhost:33333/")
            let before = try #require(memory("VmRSS", of: id))
            let host = "HTTP/1.1\r\nHost: localhost:33333\r\n"
            let long = String(repeating: "x", count: 8 << 20)
            for request in [
                "GET /?code=\(long) \(host)\r\n", "GET / \(host)X: \(long)\r\n\r\n",
                "POST / \(host)Content-Length: 1000000000\r\n\r\n\(long)",
                "GET / \(host)\(String(repeating: "X: y\r\n", count: 100_000))\r\n",
            ] {
                for _ in 0..<3 { try Loopback.say(request, port: 33333) }
            }
            let after = try #require(memory("VmRSS", of: id))
            #expect(after - before < 5 << 10, "\(before) to \(after) KiB")
            let redirect = try #require(try Clicks.approve(url))
            #expect(try Clicks.get(redirect).contains("200"))
            #expect(running.outcome().exitCode == 0)
        }
    }
}
