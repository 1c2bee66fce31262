import Foundation
import Testing

extension ProgramTests {
    @Suite("A script with nothing but the command line")
    struct RoadTests {
        @Test("sets up, tests, uses and hands over every service")
        func road() throws {
            let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "road.sh").path
            let process = Process()
            process.executableURL = URL(filePath: "/bin/bash")
            process.arguments = [script, ProgramRun.path]
            process.environment = try ProgramRun().environment()
            let ended = try Running(process, input: nil).outcome()
            #expect(ended.exitCode == 0, "\(ended.output)\(ended.errors)")
            #expect(ended.output.hasSuffix("every road is open\n"))
            for way in try Way.all() {
                #expect(ended.output.contains("\(way.service)-\(way.scheme)"))
            }
        }
    }
}
