import Testing
import Wording

@testable import SetupWizard
@testable import TerminalUI

@Suite("Which front the person gets")
struct FrontChoiceTests {
    private static let window = FrontChoice.Window(rows: 24, columns: 80)

    private func decide(
        _ environment: [String: String],
        plain: Bool = false,
        window: FrontChoice.Window? = window
    ) -> FrontChoice {
        let all = environment.merging(["TERM": "xterm-256color"]) { given, _ in given }
        return FrontChoice.decide(environment: all, plain: plain, window: window) { $0 != "vt52-broken" }
    }

    @Test("A terminal that can move its cursor gets the full screen")
    func fullScreen() {
        #expect(decide([:]) == .fullScreen)
        #expect(decide(["ACCESSIBLE": "0"]) == .fullScreen)
        #expect(decide(["ACCESSIBLE": "False"]) == .fullScreen)
        #expect(decide([:], window: FrontChoice.Window(rows: 12, columns: 40)) == .fullScreen)
        #expect(decide([:], window: FrontChoice.Window(rows: 0, columns: 0)) == .fullScreen)
    }

    @Test("Everything else gets questions line by line, and hears why")
    func lineMode() {
        #expect(decide([:], plain: true) == .lineMode(.asked))
        #expect(decide(["ACCESSIBLE": "1"]) == .lineMode(.accessible))
        #expect(decide([:], window: nil) == .lineMode(.noTerminal))
        for type in ["dumb", "unknown", "", "vt52-broken"] {
            #expect(decide(["TERM": type]) == .lineMode(.terminalType(type)))
        }
        let small = FrontChoice.Window(rows: 11, columns: 80)
        #expect(decide([:], window: small) == .lineMode(.smallWindow(rows: 11, columns: 80)))
    }

    @Test("Kinds of terminals that this machine does not know are tried as what they understand")
    func candidates() {
        #expect(TerminalType.candidates("xterm-kitty").contains("xterm-256color"))
        #expect(TerminalType.candidates("foot").contains("xterm-256color"))
        #expect(TerminalType.candidates("tmux-direct").contains("screen-256color"))
        #expect(TerminalType.candidates("vt100") == ["vt100"])
        #expect(TerminalType.candidates("stone") == ["stone"])
    }
}
