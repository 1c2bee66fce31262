import SetupWizard
import Testing

@testable import TerminalUI

/// A paste that a terminal without bracketed paste brings as keys.
@Suite("What arrives together")
struct BurstTests {
    private func keys(_ text: String) -> [KeyDecoder.Output] {
        text.map { .key($0 == "\n" ? .enter : $0 == "\t" ? .tab : .character($0)) }
    }

    @Test(
        "is one paste when nobody types as many letters at once",
        arguments: [
            ("12345678", ["12345678"]), ("client-id\n\n", ["client-id"]),
            ("two lines\nof one value", ["two lines\nof one value"]),
        ]
    )
    func paste(_ text: String, _ pasted: [String]) {
        #expect(Burst.joined(keys(text)) == pasted.map { .paste($0) })
    }

    @Test(
        "stays keys when it is short, begins with Enter, or other keys stand between",
        arguments: ["h3\n", "1234567", "\nabcdefgh"]
    )
    func fewKeys(_ text: String) {
        #expect(Burst.joined(keys(text)) == keys(text))
    }

    @Test("keeps other keys between pastes in their place")
    func order() {
        let outputs = keys("longer value\tx")
        #expect(Burst.joined(outputs) == [.paste("longer value")] + keys("\tx"))
    }
}
