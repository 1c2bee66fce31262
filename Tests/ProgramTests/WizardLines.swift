import Foundation
import TestSupport
import Testing

/// The wizard in line mode on a pseudo-terminal, driven by lines.
final class WizardLines: JourneyScreen {
    let program: ProgramRun
    let words: WizardScreen.Words
    private let terminal: PseudoTerminal
    private let before: PseudoTerminal.Settings
    /// Where what was said after the last line begins.
    private var start = 0

    init(
        _ words: WizardScreen.Words,
        wizard: [String] = [],
        environment more: [String: String] = [:],
        program: ProgramRun? = nil
    ) throws {
        self.program = try program ?? ProgramRun()
        self.words = words
        let environment = self.program.environment(
            ["TERM": "xterm-256color", "LANG": words.locale].merging(more) { $1 }
        )
        let command = [ProgramRun.path, "practice", "wizard", "--plain", "--lang", words.id] + wizard
        terminal = try PseudoTerminal(command, environment: environment)
        before = terminal.settings
    }

    /// What was said since the last line was sent.
    private var said: String { String(decoding: terminal.bytes.dropFirst(start), as: UTF8.self) }

    private func send(_ line: String) {
        start = terminal.bytes.count
        terminal.send(line + "\n")
    }

    /// Waits until a question is open.
    private func question(sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
        let isOpen = terminal.wait { _ in said.hasSuffix(": ") }
        try #require(isOpen, "no question is open:\n\(said)", sourceLocation: sourceLocation)
        return said
    }

    func expect(_ text: String, sourceLocation: SourceLocation) throws {
        let isThere = terminal.wait { _ in said.contains(text) }
        try #require(isThere, "\(text) is not there:\n\(said)", sourceLocation: sourceLocation)
    }

    func choose(_ title: String, sourceLocation: SourceLocation) throws {
        let items = try question(sourceLocation: sourceLocation).split(whereSeparator: \.isNewline)
        let found = items.lazy.compactMap { $0.wholeMatch(of: /\s*(\d+)\. (.*)/) }.first { $0.2.hasPrefix(title) }
        let number = try #require(found, "\(title) cannot be chosen:\n\(said)", sourceLocation: sourceLocation).1
        send(String(number))
    }

    func fill(_ values: [String: String], until next: String) throws {
        for _ in 0..<16 {
            let text = try question()
            if text.contains(next) { return }
            let asked = text.split(whereSeparator: \.isNewline).last ?? ""
            send(values.first { asked.hasPrefix($0.key) }?.value ?? "")
        }
        Issue.record("\(next) never came:\n\(said)")
    }

    func wait(forOneOf texts: [String]) throws -> String {
        let text = try question()
        return try #require(texts.first { text.contains($0) }, "none of \(texts) was said:\n\(text)")
    }

    func confirm() throws {
        _ = try question()
        send("")
    }

    func address() throws -> String {
        try expect(words.signIn, sourceLocation: #_sourceLocation)
        var address: Substring?
        let isThere = terminal.wait { _ in
            let lines = said.split(whereSeparator: \.isNewline).dropLast()
            address = lines.last { $0.hasPrefix("http://127.0.0.1:") && $0.contains("state=") }
            return address != nil
        }
        try #require(isThere, "\(said)")
        return String(address ?? "")
    }

    func answer(_ text: String) throws {
        send(text)
    }

    func expectEnd() throws {
        #expect(terminal.waitForEnd() == .exited(0))
        #expect(terminal.settings == before)
        #expect(!terminal.output.contains("\u{1B}["), "line mode paints nothing")
    }
}
