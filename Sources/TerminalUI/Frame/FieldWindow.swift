/// The part of a long text that a field shows, so that the caret is seen.
struct FieldWindow: Equatable {
    /// What stands in the field, never wider than it.
    let text: String
    /// The caret's column in the field.
    let caret: Int

    /// The window on a text.
    ///
    /// - Parameters:
    ///   - text: the whole text.
    ///   - position: the caret's place in characters; nil while the field has no focus.
    ///   - width: the columns of the field.
    init(_ text: String, caret position: Int?, width: Int) {
        let characters = text.map { Columns.printable(String($0)) }
        guard let position, width > 2 else {
            self.text = Columns.truncated(text, to: width, mark: width > 2 ? ">" : "")
            caret = 0
            return
        }
        let place = min(max(0, position), characters.count)
        let widths = characters.map { Columns.width($0) }
        // One column stays free for the caret behind the last character.
        if widths.reduce(0, +) < width {
            self.text = characters.joined()
            caret = widths[..<place].reduce(0, +)
            return
        }
        // A mark at either side may take a column; the caret's own character may take two.
        let room = width - 4
        var start = place
        var used = 0
        while start > 0, used + widths[start - 1] <= room {
            start -= 1
            used += widths[start]
        }
        let lead = start > 0 ? "<" : ""
        var shown = lead
        var column = lead.count
        var end = start
        while end < characters.count, column + widths[end] <= width - 1 {
            shown += characters[end]
            column += widths[end]
            end += 1
        }
        if end < characters.count { shown += ">" }
        self.text = shown
        caret = lead.count + used
    }
}
