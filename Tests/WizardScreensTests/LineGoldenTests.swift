import Foundation
import Glibc
import Localization
import ServiceCatalog
import Testing

@testable import SetupWizard
@testable import TerminalUI

/// Every page in both languages as it is said line by line, up to its first question.
///
/// `UPDATE_GOLDENS=1 swift test --filter LineGoldenTests` writes the files anew; look at the difference before it is committed.
@Suite("Every page is said as it was reviewed", .serialized)
struct LineGoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/lines")

    /// A wizard whose effects go nowhere, and that ends once its page has been said.
    private final class Front: WizardFronting {
        private let wizard: Wizard
        private var hasBegun = false
        var outcome: WizardOutcome?

        init(_ wizard: Wizard) {
            var wizard = wizard
            _ = wizard.handle(.askLineByLine)
            self.wizard = wizard
        }

        var page: Page { wizard.page }
        var needsTicks: Bool { false }
        var awaitsReply: Bool { wizard.isWaiting }
        var farewell: [String] { [] }

        func began() {}
        func setWake(_ wake: (@Sendable () -> Void)?) { wake?() }
        func words(_ text: LocalizedText) -> String { text(wizard.language) }

        func handle(_ event: WizardEvent) -> [TerminalEffect] { [] }

        func drain() -> [TerminalEffect] {
            if hasBegun { outcome = .aborted }
            hasBegun = true
            return []
        }
    }

    private static func said(_ wizard: Wizard) throws -> String {
        var (inward, outward): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
        try #require(unsafe pipe(&inward) == 0 && pipe(&outward) == 0)
        _ = close(inward[1])
        let front = Front(wizard)
        try LineMode.run(front, reason: nil, input: inward[0], output: outward[1])
        _ = close(inward[0])
        _ = close(outward[1])
        var bytes: [UInt8] = []
        while let more = Descriptor.read(outward[0]) { bytes += more }
        _ = close(outward[0])
        return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .newlines) + "\n"
    }

    @Test("Every page, in both languages", arguments: PageSample.all, GoldenTests.languages)
    func page(sample: PageSample, language: Language) throws {
        let text = try Self.said(try sample.reach(language).wizard)
        let file = Self.folder.appending(path: "\(language.rawValue)/\(sample.name).txt")
        try GoldenTests.compare(text, file)
    }

    @Test("Nothing is said that carries nothing when it is spoken", arguments: PageSample.all, GoldenTests.languages)
    func symbols(sample: PageSample, language: Language) throws {
        for line in try Self.said(try sample.reach(language).wizard).split(separator: "\n") {
            // What is there to be copied is what it is.
            let isCopied = ["http", "ssh ", "oauth-setup ", "{", "END"].contains { line.hasPrefix($0) }
            guard !isCopied, !line.contains("=") else { continue }
            let marks = line.filter { "•●○✓✗│─›»→←▸▾[]{}`#".contains($0) }
            #expect(marks.isEmpty, "\(marks) in: \(line)")
            #expect(!line.hasPrefix("! ") && !line.contains(" ... ") && !line.hasSuffix(" ..."), "\(line)")
        }
    }

    @Test("There is no text of a page that is gone")
    func noneLeftOver() throws {
        for language in GoldenTests.languages {
            let files = try FileManager.default.contentsOfDirectory(
                atPath: Self.folder.appending(path: language.rawValue).path
            )
            #expect(files.sorted() == PageSample.all.map { $0.name + ".txt" }.sorted())
        }
    }
}
