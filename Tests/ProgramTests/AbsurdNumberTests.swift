import Foundation
import StrictJSON
import Testing

extension ProgramTests {
    /// Numbers from outside end no command (S6).
    @Suite("A number that nobody can mean")
    struct AbsurdNumberTests {
        private static let numbers = [
            "99999999999999999", "9223372036854775807", "-9223372036854775808", "99999999999999999999999", "-2",
        ]

        @Test("in a string is taken, and its connection shown, checked and forgotten", arguments: numbers)
        func string(_ number: String) throws {
            let program = try ProgramRun()
            let string = """
                AuthScheme=OAuth;InitiateOAuth=REFRESH;URL=https://example.backlog.com;OAuthClientId=a;OAuthClientSecret=b;\
                OAuthAccessToken=ZZaccess;OAuthExpiresIn=\(number);OAuthTokenTimestamp=\(number)
                """
            let taken = try program.run(
                ["practice", "import-string", "far", "-", "--service", "backlog", "--no-test"],
                input: string
            )
            #expect(taken.exitCode == 0, "\(taken.errors)")
            for command in [
                ["status", "--json"], ["status"], ["doctor"], ["token", "far"], ["connect", "far"], ["string", "far"],
            ] {
                let ended = try program.run(["practice"] + command)
                #expect((0...7).contains(ended.exitCode), "\(command): \(ended.exitCode) \(ended.errors)")
            }
            let direct = try program.run(["practice", "connect", "-", "--service", "backlog"], input: string)
            #expect((1...4).contains(direct.exitCode), "\(direct.exitCode) \(direct.errors)")
            #expect(try program.run(["practice", "forget", "far"]).exitCode == 0)
        }

        @Test("as an option is refused in words")
        func options() throws {
            let program = try ProgramRun()
            let commands = [
                ["token", "x", "--min-validity"], ["exec", "x", "--min-validity"], ["connect", "x", "--timeout"],
                ["import-string", "x", "--timeout"], ["wizard", "--timeout"], ["status", "--warn-before"],
                ["practice", "--port"], ["practice", "--token-lifetime"],
            ]
            for command in commands {
                for number in Self.numbers + ["1e999", "9223372036854775807d", "99999999999999999999d", ""] {
                    let ended = try program.run(command.dropLast() + ["\(command.last ?? "")=\(number)"])
                    #expect(ended.exitCode == 2, "\(command) \(number): \(ended.exitCode) \(ended.errors)")
                }
            }
        }
    }
}
