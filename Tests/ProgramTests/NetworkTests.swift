import Foundation
import TestSupport
import Testing

extension ProgramTests {
    @Suite(
        "In a network of its own, the program",
        .enabled(if: OwnNetwork.isAvailable, "namespaces cannot be made here")
    )
    struct NetworkTests {
        @Test("L12 signs in where there is no IPv6, and does not worry anybody about it")
        func withoutIPv6() throws {
            let program = try ProgramRun()
            let network = OwnNetwork.command(.withoutIPv6)
            let way = Way(service: "backlog", scheme: "OAuth", app: "custom", isOAuth: true)
            let file = try program.write(way.answers(), to: "answers.json")
            let ended = try program.run(["practice", "--auto-approve", "wizard", "--answers", file], in: network)
            #expect(ended.exitCode == 0, "\(ended.errors)")
            #expect(ended.errors.contains("Signed in as"))
            #expect(!ended.errors.contains("paste"), "\(ended.errors)")
            let looked = try program.run(["practice", "doctor"], in: network)
            #expect(!looked.output.contains("::1"), "\(looked.output)")
            #expect(looked.output.contains("port 33333 is free"))
        }

        @Test("says why the browser's answer cannot be heard where there is no 127.0.0.1")
        func withoutIPv4() throws {
            let program = try ProgramRun()
            let looked = try program.run(["doctor"], in: OwnNetwork.command(.withoutIPv4))
            #expect(looked.exitCode == 1)
            #expect(looked.output.contains("the browser's answer cannot be heard on 127.0.0.1"), "\(looked.output)")
            #expect(looked.output.contains("paste the address shown in the address bar"))
        }

        @Test(
            "T17 finds the live one of many addresses, and names what is wrong with a name",
            arguments: [
                ("many.example", "error: many.example does not speak TLS on that port"),
                ("dead.example", "error: dead.example cannot be reached"),
                ("here.example", "error: the name here.example leads to this machine, where nothing answers"),
                (
                    "here.example:8443",
                    "error: the name here.example leads to this machine, and what answers there is not that host"
                ),
                ("nowhere.example", "error: the host nowhere.example is not known"),
            ]
        )
        func names(host: String, sentence: String) throws {
            let program = try ProgramRun()
            let clock = ContinuousClock()
            let start = clock.now
            let ended = try program.run(
                ["services", "discover", "https://\(host)"],
                in: OwnNetwork.command(.withNames)
            )
            #expect(ended.exitCode == 1)
            #expect(ended.errors.hasPrefix(sentence + "\nhint: "), "\(ended.errors)")
            // Connecting has ten seconds, the whole request thirty.
            #expect(clock.now - start < .seconds(25))
        }
    }
}
