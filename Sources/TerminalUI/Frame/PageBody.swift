internal import SetupWizard

/// The scrolled part of a page, as rows, with the place of the focus.
struct PageBody {
    /// What is left out when the screen is small, in the order of ``all``.
    struct Density {
        /// Whether sentences stay that only explain.
        var hints = true
        /// Whether empty rows stay.
        var gaps = true
        /// Whether every item of a short list says its sentence, or only the one under the cursor.
        var details = true

        /// From roomy to tight.
        static let all = [
            Density(), Density(hints: false), Density(hints: false, gaps: false),
            Density(hints: false, gaps: false, details: false),
        ]
    }

    /// The columns that a body has.
    struct Space {
        /// Columns that stay empty at the left.
        let margin: Int
        /// The columns of text, from the margin on.
        let measure: Int
        /// The columns of the window, for text that is copied.
        let window: Int
    }

    let space: Space
    let density: Density
    let marks: Marks
    var rows: [Frame.Row] = []
    /// The rows of the focused element.
    private(set) var focus: Range<Int>?
    /// The rows of everything that can have it.
    var targets: [Range<Int>] = []
    /// Where the cursor goes, in rows of the body.
    private(set) var cursor: Frame.Position?

    /// The columns before a label, for the mark of the focus.
    let gutter = 2
    /// Where values start when labels stand beside them, from the margin on.
    let valueColumn: Int

    /// How many rows an address may take; nil for all it needs.
    private let addressLimit: Int?
    /// How many rows the address takes.
    private(set) var addressRows = 0

    init(_ page: Page, space: Space, density: Density, marks: Marks, addressLimit: Int? = nil) {
        self.space = space
        self.density = density
        self.marks = marks
        self.addressLimit = addressLimit
        valueColumn = Self.valueColumn(page, columns: space.measure)
        if density.hints || page.blocks.isEmpty {
            for paragraph in page.lead { add(paragraph, .quiet) }
            if !page.lead.isEmpty { addGap() }
        }
        for block in page.blocks { add(block) }
    }

    /// Labels stand beside their values in a column as wide as the widest that is not too wide.
    private static func valueColumn(_ page: Page, columns: Int) -> Int {
        let widths = page.blocks.compactMap { block -> Int? in
            if case .row(let row) = block { Columns.width(row.label) } else { nil }
        }
        return 2 + (widths.filter { $0 <= columns * 2 / 5 }.max() ?? 0) + 2
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .text(let text, .normal): add(text, .plain)
        case .text(let text, .strong): add(text, .strong)
        case .text(let text, .quiet): if density.hints { add(text, .quiet) }
        case .text(let text, .warning): add(Badge(text: "!", kind: .notice), text)
        case .text(let text, .fault): add(Badge(text: "!", kind: .fault), text)
        case .text(let text, .success): add(Badge(text: marks.done, kind: .success), text)
        case .outcome(let kind, let word, let text):
            let mark =
                switch kind {
                case .success: marks.done + " "
                case .fault, .notice: "! "
                case .selection: ""
                }
            add(Badge(text: mark + word, kind: kind), text, look: .strong)
            addGap()
        case .tagged(let tag, let text): add(tag, text)
        case .stage(let stage): add(stage)
        case .choices(let list): add(list)
        case .field(let field): add(field)
        case .row(let row): add(row)
        case .copyable(let text):
            for line in text.split(separator: "\n") {
                for row in Columns.broken(String(line), at: space.window) { rows.append(Frame.Row(row)) }
            }
        case .address(let text, let cut): add(address: text, cut: cut)
        case .button(let button): add(button)
        case .rule:
            if density.gaps {
                var row = newRow()
                row.append(String(repeating: marks.line, count: space.measure), .quiet)
                rows.append(row)
            }
        case .gap: addGap()
        }
    }

    /// A row with nothing in it but the margin.
    func newRow(indent: Int = 0) -> Frame.Row {
        var row = Frame.Row()
        row.skip(to: min(space.margin + indent, space.window - 1))
        return row
    }

    private mutating func add(address: String, cut: String) {
        var lines = Columns.broken(address, at: space.window)
        if let addressLimit, addressLimit > 0, lines.count > addressLimit {
            lines = Array(lines.prefix(addressLimit))
            lines.append(Columns.truncated(lines.removeLast(), to: max(0, space.window - Columns.width(cut))) + cut)
        }
        addressRows = lines.count
        rows += lines.map { Frame.Row($0) }
    }

    mutating func addGap() {
        if density.gaps, rows.last?.runs.isEmpty == false { rows.append(Frame.Row()) }
    }

    mutating func add(_ text: String, _ look: TextLook, indent: Int = 0) {
        for line in Columns.wrapped(Columns.printable(text), at: max(1, space.measure - indent)) {
            var row = newRow(indent: indent)
            row.append(line, look)
            rows.append(row)
        }
    }

    /// A tag with a sentence after it, whose further rows begin under its first.
    mutating func add(_ tag: Badge, _ text: String, look: TextLook = .plain, indent: Int = 0) {
        guard indent + Columns.width(tag.text) + 2 <= space.measure else {
            // A tag that is wider than the page is a sentence with a mark.
            let sentence = text.isEmpty ? tag.text : "\(tag.text)  \(text)"
            add(sentence, look == .plain ? .strong : look, indent: indent)
            return
        }
        var row = newRow(indent: indent)
        row.append(tag)
        let start = row.width + (text.isEmpty ? 0 : 2) - space.margin
        guard !text.isEmpty, start < space.measure / 2 else {
            rows.append(row)
            if !text.isEmpty { add(text, look, indent: indent + gutter) }
            return
        }
        for (index, line) in Columns.wrapped(Columns.printable(text), at: max(1, space.measure - start)).enumerated() {
            if index > 0 { row = newRow() }
            row.skip(to: space.margin + start)
            row.append(line, look)
            rows.append(row)
        }
    }

    /// Notes that what was added since that row has the focus, with the cursor in that place.
    mutating func setFocus(from start: Int, cursor place: Frame.Position) {
        focus = start..<rows.count
        cursor = place
    }

    /// Notes that what was added since that row has the focus, with the cursor on its mark.
    mutating func setFocus(from start: Int) {
        setFocus(from: start, cursor: Frame.Position(row: start, column: space.margin))
    }

    /// A row that begins with the mark of the focus, or room for it.
    func marked(_ focused: Bool, _ look: TextLook = .strong) -> Frame.Row {
        var row = newRow()
        guard space.measure > gutter else { return row }
        row.append(focused ? marks.pointer : "", look)
        row.pad(to: space.margin + gutter, focused ? look : .plain)
        return row
    }

    /// The last row of a label, which is whole in as many as it needs.
    mutating func labelRow(_ label: String, of focused: Bool, _ look: TextLook, mark: TextLook = .strong) -> Frame.Row {
        var row = marked(focused, mark)
        for (line, text) in Columns.wrapped(label, at: max(1, space.measure - gutter)).enumerated() {
            if line > 0 {
                rows.append(row)
                row = newRow()
                row.pad(to: space.margin + gutter, focused ? mark : .plain)
            }
            row.append(text, look)
        }
        return row
    }

    private mutating func add(_ stage: Page.Stage) {
        let (mark, look) = marks.of(stage.state)
        var row = newRow(indent: gutter)
        row.append("\(mark) \(stage.title)", look)
        if !stage.value.isEmpty { row.append("  \(stage.value)", .quiet) }
        row.cut(to: space.margin + space.measure)
        rows.append(row)
    }

    private mutating func add(_ view: ButtonView) {
        var row = marked(view.focused)
        let label = Columns.truncated("[ \(view.label) ]", to: max(1, space.measure - gutter))
        row.append(label, view.focused ? .selection : .plain)
        rows.append(row)
        targets.append(rows.count - 1..<rows.count)
        if view.focused { setFocus(from: rows.count - 1) }
    }
}

extension Frame.Row {
    /// Puts a tag at the end of the row, with a column of its ground at either side.
    mutating func append(_ tag: Badge) { append(" \(tag.text) ", .on(tag.kind)) }

    /// Fills the row up to that column.
    mutating func pad(to column: Int, _ look: TextLook) {
        guard look != .plain else { return skip(to: column) }
        append(String(repeating: " ", count: max(0, column - width)), look)
    }
}
