import Foundation
import TestSupport
import Testing

/// One person's way through the wizard: what is connected, where the browser is, language and front.
struct Journey: Sendable, CustomTestStringConvertible {
    /// Where the person signs in.
    enum Road: String, Sendable {
        /// With a browser on this machine, which brings the answer by itself.
        case here
        /// With a browser elsewhere; the person pastes what it ends at.
        case elsewhere
        /// Without a browser.
        case none
    }

    /// What asks.
    enum Front: String, Sendable, CaseIterable {
        case fullScreen = "full screen"
        case lines = "line mode"
    }

    let way: Way
    let road: Road
    let words: WizardScreen.Words
    let front: Front

    var testDescription: String { "\(way) \(road) \(words.id) \(front.rawValue)" }

    static let languages = [WizardScreen.Words.english, .japanese]

    /// Every way and road, each service in one front a language; with `JOURNEYS=all` in both.
    static func all() throws -> [Journey] {
        let isWhole = ProcessInfo.processInfo.environment["JOURNEYS"] == "all"
        return try Way.all().enumerated().flatMap { row, way in
            let roads: [Road] = way.isOAuth && way.scheme == "OAuth" ? [.here, .elsewhere] : [.none]
            return roads.enumerated().flatMap { column, road in
                languages.enumerated().flatMap { layer, words in
                    Front.allCases.enumerated().compactMap { number, front in
                        let isChosen = isWhole || (row + column + layer) % 2 == number
                        return isChosen ? Journey(way: way, road: road, words: words, front: front) : nil
                    }
                }
            }
        }
    }
}

/// The wizard in one of its fronts, driven by keys alone.
protocol JourneyScreen {
    var program: ProgramRun { get }
    var words: WizardScreen.Words { get }

    /// Waits for a text.
    func expect(_ text: String, sourceLocation: SourceLocation) throws
    /// Chooses the item of a list, or the row, that begins so.
    func choose(_ title: String, sourceLocation: SourceLocation) throws
    /// Waits until one of the texts is there; which one.
    func wait(forOneOf texts: [String]) throws -> String
    /// Goes through the fields of pages, typing some, until a page shows that text.
    func fill(_ values: [String: String], until next: String) throws
    /// Takes what the page proposes.
    func confirm() throws
    /// The address of the sign-in that waits.
    func address() throws -> String
    /// Brings the answer of the sign-in.
    func answer(_ text: String) throws
    /// Waits for the end: exit code 0, and the terminal as it was before.
    func expectEnd() throws
}

extension JourneyScreen {
    /// Chooses a service and a way of signing in to it, and answers what is asked, up to the page with every answer.
    func setUp(_ way: Way, _ values: [String: String] = [:]) throws {
        try choose(try name(way.service), sourceLocation: #_sourceLocation)
        let ways = try Way.all().filter { $0.service == way.service }
        if ways.count > 1 {
            // A way that is good as it is has been taken; the row that tells it leads to the others.
            if try wait(forOneOf: [words.review, words.ways]) == words.review {
                try choose(words.way, sourceLocation: #_sourceLocation)
            }
            let isTwofold = ways.count { $0.scheme == way.scheme } > 1
            let app = isTwofold ? ": " + (way.app == "embedded" ? words.embedded : words.custom) : ""
            try choose(try name(way.service, scheme: way.scheme) + app, sourceLocation: #_sourceLocation)
        }
        try fill(values, until: words.review)
    }

    /// The name of a service or scheme in the person's language.
    func name(_ service: String, scheme: String? = nil) throws -> String {
        try program.name(service, scheme: scheme, words.id)
    }
}

extension Journey.Front {
    /// Opens the wizard in this front.
    func open(
        _ words: WizardScreen.Words,
        wizard: [String] = [],
        environment: [String: String] = [:],
        program: ProgramRun? = nil
    ) throws -> any JourneyScreen {
        switch self {
        case .fullScreen:
            try WizardScreen(
                words,
                wizard: wizard,
                environment: environment,
                program: program,
                comparesTerminal: true
            )
        case .lines: try WizardLines(words, wizard: wizard, environment: environment, program: program)
        }
    }
}

extension WizardScreen: JourneyScreen {
    func confirm() throws { try enter() }

    func answer(_ text: String) throws {
        if text.contains("://") {
            try tmux.paste(text + "\n")
        } else {
            // Where a browser was asked, the field waits for a key.
            if try !tmux.screen().contains("Tab \(words.otherKeys)") { try tmux.press("v") }
            try tmux.type(text)
        }
        // The page may have appeared a moment ago, and its seconds change the screen all the time.
        _ = try tmux.wait(seconds: 0.6) { _ in false }
        try tmux.press("Enter")
    }

    func wait(forOneOf texts: [String]) throws -> String {
        var found: String?
        _ = try tmux.wait { screen in
            found = texts.first { screen.contains($0) }
            return found != nil
        }
        let screen = try tmux.screen()
        return try #require(found, "none of \(texts) is on the screen:\n\(screen)")
    }

    func expectEnd() throws {
        try expect("\nis over")
        #expect(try tmux.value("alternate_on") == "0")
        #expect(try tmux.value("cursor_flag") == "1")
        try tmux.press("Enter")
        #expect(try tmux.waitForEnd() == 0)
        let before = try String(contentsOfFile: "\(program.home)/tty-before", encoding: .utf8)
        #expect(try String(contentsOfFile: "\(program.home)/tty-after", encoding: .utf8) == before)
    }
}
