internal import SetupWizard

/// Text fields, and fields with fixed values.
extension PageBody {
    /// The widest field, in columns.
    private static let widest = 54
    /// From how many columns on nothing of what stands beside a label is cut.
    private static let roomy = 36

    mutating func add(_ field: FieldView) {
        let start = rows.count
        var row = labelRow(field.label, of: field.focused, field.focused ? .strong : .plain)
        if let options = field.options {
            add(options, of: field, after: row)
            return
        }
        let end = space.margin + space.measure
        if !field.remark.isEmpty, row.width + 2 < end || space.measure >= Self.roomy {
            // In the narrowest windows what is typed, and what is wrong with it, has the rows.
            if space.measure >= Self.roomy, row.width + 2 + Columns.width(field.remark) > end {
                rows.append(row)
                row = newRow(indent: gutter - 1)
            }
            row.skip(to: row.width + 1)
            row.append(Columns.truncated(field.remark, to: end - row.width), .quiet)
        }
        rows.append(row)
        row = newRow(indent: gutter)
        let width = max(1, min(Self.widest, space.measure - gutter))
        let window = FieldWindow(field.shown, caret: field.focused ? field.caret : nil, width: width)
        row.append(value(of: field, window: window, width: width), look(of: field))
        let isBeside = field.note.map { row.width + 2 + Columns.width($0) <= end } ?? true
        if let note = field.note, isBeside {
            row.skip(to: row.width + 2)
            row.append(note)
        }
        rows.append(row)
        let column = min(space.margin + gutter + window.caret, space.window - 1)
        let place = Frame.Position(row: rows.count - 1, column: column)
        if let problem = field.problem { add(Badge(text: "!", kind: .fault), problem, indent: gutter) }
        if let fix = field.fix { addKey("Ctrl-F", fix) }
        if let note = field.note, !isBeside { add(note, .plain, indent: gutter) }
        // In the field that has the focus it would look like a text that is selected.
        let isExplained = field.focused && field.shown.isEmpty && !field.placeholder.isEmpty
        if isExplained { add(field.placeholder, .quiet, indent: gutter) }
        if field.focused, !field.help.isEmpty { add(field.help, .quiet, indent: gutter) }
        targets.append(start..<rows.count)
        if field.focused { setFocus(from: start, cursor: place) }
        addGap()
    }

    /// A key and what it does here.
    private mutating func addKey(_ key: String, _ action: String) {
        let start = rows.count
        add("\(key) \(action)", .plain, indent: gutter)
        var row = newRow(indent: gutter)
        row.append(key, .strong)
        let rest = rows[start].text.dropFirst(row.width)
        row.append(String(rest))
        rows[start] = row
    }

    private mutating func add(_ options: ChoiceList, of field: FieldView, after label: Frame.Row) {
        let start = rows.count
        var row = label
        let width = Columns.width(options.items.map(\.title).joined()) + 2 * options.items.count
        let beside = row.width + 3
        // Beside the label where all have room there, or where there are so many that they have it nowhere.
        let room = space.margin + space.measure - beside
        let isBeside = room >= width || (room >= space.measure / 2 && width > space.measure - gutter)
        if isBeside {
            row.skip(to: beside)
        } else {
            rows.append(row)
            row = newRow(indent: gutter)
        }
        let columns = isBeside ? room : space.measure - gutter
        for run in OptionsLine(options, isFocused: field.focused, width: columns, marks).runs {
            row.append(run.text, run.look)
        }
        rows.append(row)
        if field.focused, !field.help.isEmpty { add(field.help, .quiet, indent: gutter) }
        targets.append(start..<rows.count)
        if field.focused { setFocus(from: start) }
    }

    private func value(of field: FieldView, window: FieldWindow, width: Int) -> String {
        let shown =
            field.shown.isEmpty && !field.focused
            ? Columns.truncated(field.placeholder, to: width, mark: "...") : window.text
        let text = Columns.printable(shown)
        return text + String(repeating: " ", count: max(0, width - Columns.width(text)))
    }

    private func look(of field: FieldView) -> TextLook {
        var look = field.focused ? TextLook.focusedValue : .value
        look.dim = field.shown.isEmpty && !field.focused
        return look
    }
}
