internal import SetupWizard

/// The scrolled part of a page, as rows, with the place of the focus.
struct PageBody {
    /// What is left out when the screen is small.
    struct Density {
        /// Whether empty rows stay.
        var gaps = true
        /// Whether every item of a list says its sentence, or only the one under the cursor.
        var details = true

        /// From roomy to tight.
        static let all = [Density(), Density(gaps: false), Density(gaps: false, details: false)]
    }

    let columns: Int
    let density: Density
    private(set) var rows: [Frame.Row] = []
    /// The rows of the focused element.
    private(set) var focus: Range<Int>?
    /// Where the cursor goes, in rows of the body.
    private(set) var cursor: Frame.Position?

    /// The columns before a label, for the mark of the focus.
    private let gutter = 2
    /// Where values start when labels stand beside them.
    private let valueColumn: Int

    /// How many rows an address may take; nil for all it needs.
    private let addressLimit: Int?
    /// How many rows the address takes.
    private(set) var addressRows = 0

    init(_ page: Page, columns: Int, density: Density, addressLimit: Int? = nil) {
        self.columns = columns
        self.density = density
        self.addressLimit = addressLimit
        valueColumn = Self.valueColumn(page, columns: columns)
        for (index, paragraph) in page.lead.enumerated() {
            if index > 0 { addGap() }
            add(paragraph, .plain)
        }
        if !page.lead.isEmpty { addGap() }
        for block in page.blocks { add(block) }
    }

    /// Labels stand beside their values from 60 columns on, in a column as wide as the widest that is not too wide.
    private static func valueColumn(_ page: Page, columns: Int) -> Int {
        let widths = page.blocks.compactMap { block -> Int? in
            switch block {
            case .field(let field): Columns.width(field.label)
            case .row(let row): Columns.width(row.label)
            default: nil
            }
        }
        let widest = widths.filter { $0 <= columns * 2 / 5 }.max() ?? 0
        return 2 + widest + 2
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .text(let text, let style): add(text, TextLook.of(style))
        case .choices(let list): add(list)
        case .field(let field): add(field)
        case .row(let row): add(row)
        case .copyable(let text):
            for line in text.split(separator: "\n") {
                for row in Columns.broken(String(line), at: columns) { rows.append(Frame.Row(row)) }
            }
        case .address(let text, let cut): add(address: text, cut: cut)
        case .button(let button): add(button)
        case .gap: addGap()
        }
    }

    private mutating func add(address: String, cut: String) {
        var lines = Columns.broken(address, at: columns)
        if let addressLimit, addressLimit > 0, lines.count > addressLimit {
            lines = Array(lines.prefix(addressLimit))
            lines.append(Columns.truncated(lines.removeLast(), to: max(0, columns - Columns.width(cut))) + cut)
        }
        addressRows = lines.count
        rows += lines.map { Frame.Row($0) }
    }

    private mutating func addGap() {
        if density.gaps, rows.last?.runs.isEmpty == false { rows.append(Frame.Row()) }
    }

    private mutating func add(_ text: String, _ look: TextLook, indent: Int = 0) {
        for line in Columns.wrapped(Columns.printable(text), at: max(1, columns - indent)) {
            var row = Frame.Row()
            row.skip(to: indent)
            row.append(line, look)
            rows.append(row)
        }
    }

    /// Notes that what was added since that row has the focus, with the cursor in that place.
    private mutating func setFocus(from start: Int, cursor place: Frame.Position) {
        focus = start..<rows.count
        cursor = place
    }

    private func marked(_ focused: Bool) -> Frame.Row {
        var row = Frame.Row()
        row.append(focused ? ">" : "", .focused)
        row.skip(to: min(gutter, columns))
        return row
    }

    // MARK: Lists, rows, buttons

    private mutating func add(_ list: ChoiceList) {
        let asideColumn = asideColumn(list)
        for (index, item) in list.items.enumerated() {
            let start = rows.count
            let selected = index == list.selected
            let look = selected && list.focused ? TextLook.focused : .plain
            for (line, text) in Columns.wrapped(item.title, at: max(1, columns - gutter)).enumerated() {
                var row = marked(selected && list.focused && line == 0)
                if selected, !list.focused, line == 0 { row = Frame.Row("*") }
                row.skip(to: gutter)
                row.append(text, look)
                rows.append(row)
            }
            let isExplained = density.details || selected
            if let asideColumn, !isExplained || asideColumn + Columns.width(item.aside) <= columns {
                rows[start].skip(to: asideColumn)
                rows[start].append(Columns.truncated(item.aside, to: columns - asideColumn, mark: "..."))
            } else if !item.aside.isEmpty, isExplained {
                add(item.aside, .plain, indent: gutter * 2)
            }
            if !item.detail.isEmpty, isExplained { add(item.detail, .quiet, indent: gutter * 2) }
            if selected, list.focused { setFocus(from: start, cursor: Frame.Position(row: start, column: 0)) }
        }
    }

    /// Where the words beside the titles start; nil where there is no room beside them.
    private func asideColumn(_ list: ChoiceList) -> Int? {
        let widest = list.items.filter { !$0.aside.isEmpty }.map { Columns.width($0.title) }.max() ?? 0
        return columns >= 60 && widest <= columns * 2 / 5 ? gutter + widest + 2 : nil
    }

    private mutating func add(_ view: RowView) {
        let start = rows.count
        let look = view.focused ? TextLook.focused : .plain
        var row = marked(view.focused)
        row.append(Columns.truncated(view.label, to: columns - gutter), look)
        // In a narrow window a long value has more room below its label.
        let rest = columns - max(valueColumn, row.width + 2)
        let isShort = columns >= 60 || Columns.width(view.value) <= rest * 2
        let beside = isShort && (row.width + 2 <= valueColumn || Columns.width(view.value) <= rest)
        let indent = beside && valueColumn < columns ? max(valueColumn, row.width + 2) : gutter * 2
        var lines = Columns.wrapped(Columns.printable(view.value), at: max(1, columns - indent))[...]
        if beside, valueColumn < columns {
            row.skip(to: indent)
            row.append(lines.removeFirst())
        }
        rows.append(row)
        for line in lines {
            var row = Frame.Row()
            row.skip(to: indent)
            row.append(line)
            rows.append(row)
        }
        if view.focused { setFocus(from: start, cursor: Frame.Position(row: start, column: 0)) }
    }

    private mutating func add(_ view: ButtonView) {
        var row = marked(view.focused)
        let label = Columns.truncated("[ \(view.label) ]", to: max(1, columns - gutter))
        row.append(label, view.focused ? .focusedValue : .plain)
        rows.append(row)
        if view.focused { setFocus(from: rows.count - 1, cursor: Frame.Position(row: rows.count - 1, column: 0)) }
    }

    // MARK: Fields

    private mutating func add(_ field: FieldView) {
        let start = rows.count
        let labelLook = field.focused ? TextLook.focused : .plain
        var row = marked(field.focused)
        row.append(Columns.truncated(field.label, to: columns - gutter), labelLook)
        var indent = valueColumn
        if columns < 60 || row.width + 2 > valueColumn {
            rows.append(row)
            row = Frame.Row()
            indent = min(gutter * 2, columns - 1)
        }
        row.skip(to: indent)
        let width = max(1, min(64, columns - indent))
        var caret = 0
        if let options = field.options {
            for run in OptionsLine.runs(options, focused: field.focused, width: width) {
                row.append(run.text, run.look)
            }
        } else {
            let window = FieldWindow(field.shown, caret: field.focused ? field.caret : nil, width: width)
            caret = window.caret
            row.append(value(of: field, window: window, width: width), look(of: field))
        }
        rows.append(row)
        let place = Frame.Position(row: rows.count - 1, column: min(indent + caret, columns - 1))
        if let problem = field.problem { add("! \(problem)", .problem, indent: indent) }
        if let note = field.note { add("* \(note)", .plain, indent: indent) }
        if field.focused, !field.help.isEmpty { add(field.help, .quiet, indent: indent) }
        if field.focused { setFocus(from: start, cursor: place) }
    }

    private func value(of field: FieldView, window: FieldWindow, width: Int) -> String {
        let shown = field.shown.isEmpty ? Columns.truncated(field.placeholder, to: width, mark: "...") : window.text
        let text = Columns.printable(shown)
        return text + String(repeating: " ", count: max(0, width - Columns.width(text)))
    }

    private func look(of field: FieldView) -> TextLook {
        var look = field.focused ? TextLook.focusedValue : .value
        look.dim = field.shown.isEmpty
        return look
    }
}
