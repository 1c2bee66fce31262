import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    /// What people who do this job have asked for.
    @Suite("Jobs that ask nobody")
    struct VoicesTests {
        private func stats(_ practice: [String: String]) throws -> JSONValue? {
            let reply = try Clicks.get("\(practice["OAUTH_SETUP_PRACTICE"] ?? "")/practice/stats")
            let body = try #require(reply.firstRange(of: "\r\n\r\n")).upperBound
            return try JSONParser.parse(String(reply[body...]))["grants"]?.array?.last
        }

        @Test("end with 3 on a dead sign-in, twenty at once, and open no browser")
        func deadGrant() throws {
            let program = try ProgramRun()
            try program.connect(.dropbox, options: ["--token-lifetime", "1"])
            let practice = try program.servePractice(["--token-lifetime", "1"])
            let copy = try ProgramRun()
            try FileManager.default.copyItem(atPath: "\(program.home)/.config", toPath: "\(copy.home)/.config")
            #expect(try copy.run(["practice", "forget", "test", "--revoke"], environment: practice).exitCode == 0)
            try program.waitUntilDue()
            let opened = "\(program.home)/opened"
            let browser = try program.write("#!/bin/sh\n: > '\(opened)'\n", to: "browser")
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: browser)
            let environment = practice.merging(["BROWSER": browser, "DISPLAY": ":0"]) { $1 }
            let running = try (0..<20).map { _ in
                try program.start(["practice", "token", "test"], environment: environment)
            }
            for ended in running.map({ $0.outcome() }) {
                #expect(ended.exitCode == 3 && ended.output.isEmpty, "\(ended.errors)")
                #expect(ended.errors.contains("wizard --connection test --step sign-in"), "\(ended.errors)")
            }
            #expect(!FileManager.default.fileExists(atPath: opened))
        }

        @Test("go on across the end of a token, each with one that works", arguments: [Way.backlog, .kintone])
        func acrossTheEnd(way: Way) throws {
            let program = try ProgramRun()
            try program.connect(way, options: ["--token-lifetime", "1"])
            let practice = try program.servePractice(["--token-lifetime", "1"])
            var tokens: Set<String> = []
            for _ in 0..<3 {
                try program.waitUntilDue()
                let ended = try program.run(
                    ["practice", "exec", "test", "--", "sh", "-c", "echo $OAUTH_ACCESS_TOKEN"],
                    environment: practice
                )
                #expect(ended.exitCode == 0, "\(ended.errors)")
                tokens.insert(ended.output)
            }
            #expect(tokens.count >= 2)
            #expect(try stats(practice)?["alive"] == true)
        }
    }
}
