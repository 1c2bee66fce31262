import Foundation
import Testing

extension ProgramTests {
    @Suite("A script with nothing but the command line")
    struct RoadTests {
        @Test("sets up, tests, uses, hands over and forgets every way of connecting every service")
        func road() throws {
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "road.sh").path
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = [script, ProgramRun.path]
            process.environment = try ProgramRun().environment()
            let ended = try Running(process, input: nil).outcome()
            #expect(ended.exitCode == 0, "\(ended.output)\(ended.errors)")
            #expect(ended.output.hasSuffix("every road is open\n"))
            let ways = try Way.all()
            #expect(ways.count == 13)
            let lines = ended.output.split(separator: "\n").map(String.init)
            for way in ways {
                #expect(lines.contains([way.service, way.scheme, way.app].compactMap(\.self).joined(separator: "-")))
            }
        }
    }
}
