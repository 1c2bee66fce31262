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
