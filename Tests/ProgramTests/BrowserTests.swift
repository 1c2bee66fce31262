import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramTests {
    @Suite("In a real browser", .enabled(if: Chromium.isAvailable, "chromium is not installed"))
    struct BrowserTests {
        struct Road: Sendable, CustomTestStringConvertible {
            let testDescription: String
            /// What is set up; nil where a connection string is given.
            var way: Way?
            /// A connection string.
            var string = ""
            /// Where the browser ends.
            let address: String
        }

        static let roads = [
            Road(testDescription: "http", way: .backlog, address: "http://localhost:33333/"),
            Road(testDescription: "https", way: .kintone, address: "https://localhost:3333/"),
            Road(
                testDescription: "implicit",
                string:
                    "AuthScheme=OAuth;InitiateOAuth=GETANDREFRESH;GrantType=Implicit;URI=dropbox://Practice/orders.json;"
                    + "OAuthClientId=practicedropboxkey;CallbackURL=http://localhost:33333;"
                    + "OAuthSettingsLocation=memory://implicit",
                address: "http://localhost:33333/"
            ),
        ]

        struct Click: Sendable, CustomTestStringConvertible {
            let testDescription: String
            let selector: String
            let heading: String
            let exitCode: Int32
        }

        static let clicks = [
            Click(
                testDescription: "Approve",
                selector: "button[value=approve]",
                heading: "Signed in and saved",
                exitCode: 0
            ),
            Click(
                testDescription: "Refuse",
                selector: "button[value=refuse]",
                heading: "The service refused",
                exitCode: 4
            ),
        ]

        @Test(
            "a click ends the sign-in, on a page that says what became of it, at an address without a secret",
            arguments: roads,
            clicks
        )
        func click(road: Road, click: Click) async throws {
            let program = try ProgramRun()
            let provider = try program.servePractice()
            let running: Running
            if let way = road.way {
                let file = try program.write(way.answers(), to: "answers.json")
                running = try program.start(["practice", "wizard", "--answers", file], environment: provider)
            } else {
                let file = try program.write(road.string, to: "string.txt")
                let arguments = ["practice", "connect", "--string-file", file, "--service", "dropbox"]
                running = try program.start(arguments, environment: provider)
            }
            let url = try await running.address()
            let browser = try Chromium(trustsEveryone: road.address.hasPrefix("https"))
            try browser.open(url)
            try browser.click(click.selector)
            try browser.wait("document.querySelector('main:not([hidden]) h1')?.textContent") { $0 == click.heading }
            #expect(try browser.text("location.href") == road.address)
            #expect(try browser.text("document.documentElement.outerHTML")?.contains("practice-") == false)
            let ended = running.outcome()
            #expect(ended.exitCode == click.exitCode, "\(ended.errors)")
            let isKept = FileManager.default.fileExists(atPath: program.settingsPath("test"))
            #expect(isKept == (click.exitCode == 0 && road.way != nil))
        }

        @Test("markup in a wrong answer runs nothing, and the sign-in goes on")
        func markup() async throws {
            let program = try ProgramRun()
            let provider = try program.servePractice()
            let file = try program.write(Way.backlog.answers(), to: "answers.json")
            let running = try program.start(["practice", "wizard", "--answers", file], environment: provider)
            let url = try await running.address()
            let browser = try Chromium()
            let script = "%3Cscript%3Edocument.title=%27run%27%3C/script%3E"
            try browser.open("http://localhost:33333/?error=\(script)&error_description=\(script)&state=\(script)")
            try browser.wait("document.querySelector('main h1')?.textContent") {
                $0 == "Unexpected callback; sign-in is still pending"
            }
            #expect(try browser.text("document.title") == "oauth-setup")
            #expect(try browser.text("location.href") == "http://localhost:33333/")
            try browser.open(url)
            try browser.click("button[value=approve]")
            try browser.wait("document.querySelector('main h1')?.textContent") { $0 == "Signed in and saved" }
            #expect(running.outcome().exitCode == 0)
        }
    }
}

extension Running {
    /// Waits for the address the person must open.
    func address() async throws -> String {
        func found() -> Substring? {
            errorsSoFar.split(separator: "\n").dropLast(errorsSoFar.hasSuffix("\n") ? 0 : 1)
                .first { $0.hasPrefix("http://127.0.0.1:") && $0.contains("response_type=") }
        }
        try await waitForErrors { _ in found() != nil }
        return String(try #require(found()))
    }
}
