internal import Localization
internal import Wording

/// Why the wizard asks its questions line by line instead of painting a screen.
package enum LineModeReason: Sendable, Equatable {
    /// `--plain` was given.
    case asked
    /// `ACCESSIBLE` is set to something other than `0` or `false`.
    case accessible
    /// Input or output is not a terminal.
    case noTerminal
    /// `TERM` is `dumb`, `unknown` or empty, names nothing this machine knows, or cannot move its cursor.
    case terminalType(String)
    /// The window is smaller than 40 columns by 12 rows.
    case smallWindow(rows: Int, columns: Int)
    /// The screen could not be opened.
    case screenFailed
}

extension LineModeReason {
    /// The reason, within a sentence.
    var words: LocalizedText {
        switch self {
        case .asked: WizardWords.LineMode.asked
        case .accessible: WizardWords.LineMode.accessible
        case .noTerminal: WizardWords.LineMode.noTerminal
        case .terminalType(let name):
            name.isEmpty ? WizardWords.LineMode.terminalTypeMissing : WizardWords.LineMode.terminalType(name)
        case .smallWindow(let rows, let columns): WizardWords.LineMode.smallWindow(rows: rows, columns: columns)
        case .screenFailed: WizardWords.LineMode.screenFailed
        }
    }
}
