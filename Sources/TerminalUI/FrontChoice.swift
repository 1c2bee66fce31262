internal import CPlatform
internal import Glibc
package import Wording

/// Which front the person gets.
package enum FrontChoice: Sendable, Equatable {
    case fullScreen
    case lineMode(LineModeReason)

    /// The size of a terminal's window; 0 by 0 when the terminal does not say.
    package struct Window: Sendable, Equatable {
        package let rows: Int
        package let columns: Int
    }

    /// The smallest window for the full screen, which goes on working when the window shrinks later.
    package static let smallest = Window(rows: 12, columns: 40)

    /// Decides by what is known about the terminal.
    ///
    /// - Parameters:
    ///   - environment: `ACCESSIBLE` and `TERM` are looked at.
    ///   - plain: whether `--plain` was given.
    ///   - window: the window; nil when input or output is not a terminal.
    ///   - canMoveCursor: whether that kind of terminal is known and can move its cursor.
    /// - Returns: the front, and why when it is not the full screen.
    package static func decide(
        environment: [String: String],
        plain: Bool,
        window: Window?,
        canMoveCursor: (String) -> Bool
    ) -> FrontChoice {
        if plain { return .lineMode(.asked) }
        let accessible = environment["ACCESSIBLE"] ?? ""
        if !["", "0", "false"].contains(accessible.lowercased()) { return .lineMode(.accessible) }
        guard let window else { return .lineMode(.noTerminal) }
        let type = environment["TERM"] ?? ""
        if TerminalType.isDumb(type) || !canMoveCursor(type) { return .lineMode(.terminalType(type)) }
        let saysSize = window.rows > 0 && window.columns > 0
        if saysSize, window.rows < smallest.rows || window.columns < smallest.columns {
            return .lineMode(.smallWindow(rows: window.rows, columns: window.columns))
        }
        return .fullScreen
    }

    /// Decides by the terminal on standard input and output.
    ///
    /// - Parameters:
    ///   - environment: the process's environment.
    ///   - plain: whether `--plain` was given.
    /// - Returns: the front, and why when it is not the full screen.
    package static func decide(environment: [String: String], plain: Bool) -> FrontChoice {
        var window: Window?
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            var rows: Int32 = 0
            var columns: Int32 = 0
            _ = unsafe platform_terminal_size(STDOUT_FILENO, &rows, &columns)
            window = Window(rows: Int(rows), columns: Int(columns))
        }
        return decide(
            environment: environment,
            plain: plain,
            window: window,
            canMoveCursor: CursesTerminal.canMoveCursor
        )
    }
}
