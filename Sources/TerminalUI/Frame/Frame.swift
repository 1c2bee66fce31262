/// What stands on the screen at one moment: rows of text with their looks, and where the cursor is.
package struct Frame: Sendable, Equatable {
    /// A piece of a row that looks the same throughout.
    package struct Run: Sendable, Equatable {
        /// The column it starts in, from 0.
        package let column: Int
        package let text: String
        package let look: TextLook
    }

    package struct Row: Sendable, Equatable {
        package private(set) var runs: [Run] = []
        /// The columns used so far.
        package private(set) var width = 0

        /// Puts text at the end of the row; control characters are left out.
        package mutating func append(_ text: String, _ look: TextLook = .plain) {
            let text = Columns.printable(text)
            guard !text.isEmpty else { return }
            runs.append(Run(column: width, text: text, look: look))
            width += Columns.width(text)
        }

        /// Leaves columns empty up to that one; does nothing when the row is there already.
        package mutating func skip(to column: Int) { width = max(width, column) }

        /// Leaves out what stands from that column on.
        package mutating func cut(to limit: Int) {
            guard width > limit else { return }
            let whole = runs
            (runs, width) = ([], 0)
            for run in whole where run.column < limit {
                skip(to: run.column)
                append(Columns.truncated(run.text, to: limit - run.column), run.look)
            }
        }

        /// The row as plain text.
        package var text: String {
            var text = ""
            var column = 0
            for run in runs {
                text += String(repeating: " ", count: max(0, run.column - column)) + run.text
                column = run.column + Columns.width(run.text)
            }
            return text
        }
    }

    /// A place on the screen, from 0.
    package struct Position: Sendable, Equatable {
        package var row: Int
        package var column: Int
    }

    package var rows: [Row]
    /// The rows of what can have the focus, in its order on the page; those that are scrolled away are empty.
    package var targets: [Range<Int>] = []
    /// Where the cursor stands: at the caret, or on the selected row.
    package var cursor: Position

    /// The rows as plain text.
    package var text: [String] { rows.map(\.text) }

    package init(rows: [Row], cursor: Position, targets: [Range<Int>] = []) {
        (self.rows, self.cursor, self.targets) = (rows, cursor, targets)
    }
}

extension Frame.Row {
    /// A row with one run.
    package init(_ text: String, _ look: TextLook = .plain) {
        self.init()
        append(text, look)
    }
}
