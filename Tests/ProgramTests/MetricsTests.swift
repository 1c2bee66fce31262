import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("status --format prometheus")
    struct MetricsTests {
        private static let info = "oauth_setup_connection_info"

        private func metrics(_ program: ProgramRun, _ options: [String] = []) throws -> [String] {
            let shown = try program.run(["practice", "status", "--format", "prometheus"] + options)
            #expect(shown.exitCode == 0, "\(shown.errors)")
            return shown.output.split(separator: "\n").map(String.init)
        }

        @Test("tells state, service, time until a sign-in and last success, each metric in one piece")
        func whole() throws {
            let program = try ProgramRun()
            try program.connect(.backlogKey, as: "key")
            try program.connect(Way(service: "act-on", scheme: "OAuth", app: "custom", isOAuth: true))
            let lines = try metrics(program)
            let key = #"\#(Self.info){connection="key",service="backlog",scheme="APIToken"} 1"#
            #expect(lines.contains(key), "\(lines)")
            #expect(lines.contains(#"oauth_setup_connection_state{connection="test",state="valid"} 1"#))
            #expect(lines.contains(#"oauth_setup_connection_state{connection="test",state="refused"} 0"#))
            func value(_ name: String) -> Double? {
                let line = lines.first { $0.hasPrefix("oauth_setup_connection_\(name)_seconds{connection=\"test\"} ") }
                return line.flatMap { $0.split(separator: " ").last }.flatMap { Double($0) }
            }
            // 30 days, by the service's definition.
            #expect(value("until_sign_in").map { (2_591_000...2_592_000).contains($0) } == true)
            #expect(value("last_success_timestamp").map { abs($0 - Date().timeIntervalSince1970) < 300 } == true)
            let names = lines.filter { !$0.hasPrefix("#") }.compactMap { $0.split(separator: "{").first }
            let pieces = names.reduce(into: [Substring]()) { if $0.last != $1 { $0.append($1) } }
            #expect(pieces.count == 4 && Set(pieces).count == 4)
            for name in pieces { #expect(lines.count { $0 == "# TYPE \(name) gauge" } == 1) }
            if Tool("promtool") != nil {
                let text = Array((lines.joined(separator: "\n") + "\n").utf8)
                let checked = try Tool("sh")?.run(["-c", "promtool check metrics < metrics"], files: ["metrics": text])
                #expect(checked?.status == 0)
            }
        }

        @Test("ends with 0 whatever the states are, and escapes what stands in a label")
        func states() throws {
            let program = try ProgramRun()
            #expect(try metrics(program).isEmpty)
            try program.connect(.backlogKey)
            let isChanged = try program.changeSettings("test") { settings in
                var properties = settings["properties"]?.object
                properties?["AuthScheme"] = "a\"b\\c"
                settings["properties"] = properties.map { .object($0) }
            }
            guard isChanged else { return }
            let lines = try metrics(program)
            #expect(lines.contains { $0.contains(#"scheme="a\"b\\c""#) }, "\(lines)")
            try Data("cut".utf8).write(to: URL(filePath: program.settingsPath("test")))
            #expect(try metrics(program, ["test"]).contains { $0.contains("state=\"damaged\"} 1") })
            #expect(try program.run(["status", "--json", "--format", "text"]).exitCode == 2)
            #expect(try program.run(["status", "--format", "xml"]).exitCode == 2)
        }
    }
}
