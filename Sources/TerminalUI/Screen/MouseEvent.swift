/// What the mouse did in a cell of the screen.
package struct MouseEvent: Sendable, Equatable {
    /// What is told apart: nothing else that a mouse does means anything here.
    package enum Action: Sendable, Equatable {
        /// The left button went down.
        case press
        case wheelUp
        case wheelDown
    }

    package let action: Action
    /// From 0, at the top.
    package let row: Int
    /// From 0, at the left.
    package let column: Int

    /// Reads what a report of xterm's SGR form (`ESC [ < 0 ; 10 ; 20 M`: button, column, row from 1) has behind its `ESC [ <`.
    ///
    /// Nil for everything that is none, and for what means nothing: releases, motion, other buttons, held modifiers.
    init?(report: some StringProtocol) {
        guard report.last == "M" else { return nil }
        let numbers = report.dropLast().split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
        guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
        switch numbers[0] {
        case 0: action = .press
        case 64: action = .wheelUp
        case 65: action = .wheelDown
        default: return nil
        }
        (row, column) = (numbers[2] - 1, numbers[1] - 1)
    }
}
