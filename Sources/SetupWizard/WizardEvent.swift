internal import AuthEngine

/// Something that happened to the wizard.
package enum WizardEvent: Sendable {
    /// A key was pressed (full screen).
    case key(Key)
    /// Text was pasted as a whole (bracketed paste).
    case paste(String)
    /// What can have the focus was pointed at, by its number on the page from 0 (mouse).
    case point(Int)
    /// From now on questions are asked one by one, line by line.
    case askLineByLine
    /// The item of that index was picked and confirmed (line mode; the index counts the page's list, or its selectable rows).
    case choose(Int)
    /// The field of that index got this text (line mode); `confirm` follows.
    case fill(Int, String)
    /// The field of that index stays as it is (line mode).
    case keep(Int)
    /// Go on (line mode).
    case confirm
    /// Go back (line mode).
    case back
    /// The answer to what the sign-in page waits for: a code or a whole address (line mode).
    case reply(String)
    /// Ctrl-C, SIGINT: leave, after asking when something was typed.
    case interrupt
    /// SIGTERM, SIGHUP, end of input: leave at once.
    case terminate
    /// A second passed while ``WizardSession/needsTicks`` is true.
    case tick
    /// Nothing was typed for 0.4 seconds: what stands in the field may be judged (full screen).
    case pause
    /// The engine reports.
    case engine(EngineReport)
}

extension WizardEvent {
    /// Where the focus goes in a list of so many; nil for what does not move it.
    func focus(after selected: Int, of count: Int) -> Int? {
        switch self {
        case .key(.up), .key(.backTab), .key(.character("k")): (selected + count - 1) % count
        case .key(.down), .key(.tab), .key(.character("j")): (selected + 1) % count
        case .key(.home): 0
        case .key(.end): count - 1
        default: nil
        }
    }
}
