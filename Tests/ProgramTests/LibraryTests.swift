import Foundation
import TestSupport
import Testing

extension ProgramTests {
    /// `Tests/Example`, compiled against the modules of this build and linked with their objects, so that nothing is fetched.
    @Suite(
        "The library in a program of one's own",
        .enabled(if: LibraryExample.canBuild, "swiftc, or what swift build leaves for the linker, is not there")
    )
    struct LibraryTests {
        private func start(_ example: String, _ program: ProgramRun, _ environment: [String: String]) throws -> Running
        {
            let string = try program.write(
                "AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;URL=https://practice.backlog.com;"
                    + "OAuthClientId=practice-backlog-client;OAuthClientSecret=practice-backlog-secret;"
                    + "CallbackURL=http://localhost:33333;OAuthSettingsLocation=\(program.home)/OAuthSettings.txt",
                to: "string.txt"
            )
            let process = Process()
            process.executableURL = URL(filePath: example)
            process.arguments = ["backlog", "https://practice.backlog.com/api/v2/users/myself"]
            process.environment = program.environment(environment)
            return try Running(process, input: FileHandle(forReadingFrom: URL(filePath: string)))
        }

        @Test("signs in by the browser, calls the service, and the next time needs no browser")
        func example() async throws {
            let program = try ProgramRun()
            let example = try LibraryExample.build(into: program.home)
            let provider = try program.servePractice(["--auto-approve"])
            let first = try start(example, program, provider)
            try await first.waitForErrors { $0.hasSuffix("\n") }
            let said = first.errorsSoFar
            let address = try #require(said.split(whereSeparator: \.isWhitespace).last, "\(said)")
            let redirect = try #require(try Clicks.redirect(of: String(address)), "\(said)")
            _ = try Clicks.get(redirect)
            let signedIn = first.outcome()
            #expect(signedIn.exitCode == 0, "\(signedIn.errors)")
            #expect(signedIn.output.hasPrefix("signed in as Hanako Practice\n200 "), "\(signedIn.output)")

            let second = try start(example, program, provider).outcome()
            #expect(second.exitCode == 0, "\(second.errors)")
            #expect(second.output == signedIn.output)
            #expect(second.errors.isEmpty, "\(second.errors)")
        }
    }
}

/// How the example is built with what the build of this package left.
private enum LibraryExample {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardized.path
    private static let built = URL(filePath: ProgramRun.besideTests).deletingLastPathComponent().path
    private static let objects = "\(built)/oauth-setup.product/Objects.LinkFileList"

    static var canBuild: Bool {
        Tool("swiftc") != nil && FileManager.default.fileExists(atPath: objects)
    }

    /// The module maps of C targets: those of packages, and those the build wrote.
    private static func moduleMaps() throws -> [String] {
        let files = FileManager.default
        func folders(_ path: String) -> [String] {
            ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted().map { "\(path)/\($0)" }
        }
        let sources = folders("\(root)/.build/checkouts").flatMap { folders("\($0)/Sources") }
        let places =
            (sources + folders("\(root)/Sources")).map { "\($0)/include" }
            + folders(built).filter { $0.hasSuffix(".build") }
        return places.map { "\($0)/module.modulemap" }.filter { files.fileExists(atPath: $0) }
    }

    /// Builds the example into a folder.
    ///
    /// - Returns: the path of the program.
    static func build(into folder: String) throws -> String {
        let list = try String(contentsOfFile: objects, encoding: .utf8).split(separator: "\n")
            .filter { !$0.contains("/oauth_setup.build/") }
        try list.joined(separator: "\n").write(toFile: "\(folder)/objects", atomically: true, encoding: .utf8)
        let swift = Process()
        swift.executableURL = URL(filePath: "/usr/bin/env")
        swift.arguments =
            ["swiftc", "-swift-version", "6", "-parse-as-library", "-I", "\(built)/Modules"]
            + (try moduleMaps().flatMap { ["-Xcc", "-fmodule-map-file=\($0)"] })
            + ["\(root)/Tests/Example/Sources/example/Example.swift", "@\(folder)/objects"]
            + ["-lncursesw", "-ltinfo", "-lstdc++", "-lz", "-o", "\(folder)/example"]
        let ended = try Running(swift, input: nil).outcome()
        try #require(ended.exitCode == 0, "\(ended.errors)")
        return "\(folder)/example"
    }
}
