internal import Bounds
internal import SetupWizard

/// What stands around a page's text: the program's name and the way here above it, messages and keys below it, the stages beside it.
struct PageChrome {
    /// The rows above the title.
    private(set) var top: [Frame.Row] = []
    /// The row of keys.
    let keys: [Frame.Row]
    /// How many rows stand below the text.
    var bottomCount: Int { status.count + (hasRule ? 1 : 0) + keys.count }

    private let status: [Frame.Row]
    private let hasRule: Bool
    private let rows: Int
    private let width: Int
    private let marks: Marks

    init(_ page: Page, rows: Int, width: Int, marks: Marks) {
        (self.rows, self.width, self.marks) = (rows, width, marks)
        hasRule = rows >= 14
        status = Self.statusRows(page.status, width: width, limit: rows >= 10 ? 3 : 1, isAlwaysThere: rows >= 14)
        // Two rows of keys stay in a small window, too; in a tiny one the page itself has no more.
        keys = Self.keyRows(page.keys, width: width, limit: rows < 10 ? 1 : max(2, rows / 12))
        if rows >= 8 || page.banner != nil { top.append(header(page)) }
        if rows >= 20 { top.append(Frame.Row()) }
    }

    // MARK: Above

    private func header(_ page: Page) -> Frame.Row {
        var row = Frame.Row()
        if width >= 60 {
            row.append(" oauth-setup ", .name)
            row.skip(to: row.width + 2)
        }
        let words = [page.mode, page.banner].compactMap { $0 }.map { " \($0) " }.joined(by: " ")
        let banner = Columns.truncated(words, to: width - row.width)
        var end = width - Columns.width(banner)
        let step = page.step.flatMap { step in
            [step.text, "\(step.number)/\(step.count)"].first { row.width + Columns.width($0) + 16 <= end }
        }
        if page.stages.isEmpty || width < 96, let step {
            end -= Columns.width(step) + (banner.isEmpty ? 0 : 2)
        }
        let start = end
        // The service and the end of the way matter more than what lies between.
        var crumbs = (page.crumbs.isEmpty ? [page.title] : page.crumbs)[...]
        let between = " \(marks.between) "
        while crumbs.count > 1, row.width + Columns.width(crumbs.joined(separator: between)) + 2 > end {
            crumbs.remove(at: crumbs.count > 2 ? crumbs.startIndex + 1 : crumbs.startIndex)
        }
        if let last = crumbs.popLast() {
            for crumb in crumbs { row.append(crumb + between) }
            row.append(Columns.truncated(last, to: max(0, end - row.width - 1), mark: "..."), .strong)
        }
        if page.stages.isEmpty || width < 96, let step, row.width < start {
            row.skip(to: start)
            row.append(step, .quiet)
        }
        if !banner.isEmpty, row.width <= width - Columns.width(banner) {
            row.skip(to: width - Columns.width(banner))
            row.append(banner, .on(.notice))
        }
        return row
    }

    /// What is asked: wrapped, not cut, and always there.
    func titleRows(_ title: String, margin: Int, measure: Int) -> [Frame.Row] {
        guard !title.isEmpty else { return [] }
        let limit = max(rows > 5 ? 2 : 1, min(4, rows / 4))
        var lines = Columns.wrapped(Columns.printable(title), at: measure)
        if lines.count > limit {
            let rest = lines[(limit - 1)...].joined(separator: " ")
            lines = lines.prefix(limit - 1) + [Columns.truncated(rest, to: measure, mark: "...")]
        }
        var rows = lines.map { line in
            var row = Frame.Row()
            row.skip(to: margin)
            row.append(line, .strong)
            return row
        }
        if self.rows >= 20 { rows.append(Frame.Row()) }
        return rows
    }

    // MARK: Beside

    /// Puts the stages at the left of what stands there.
    func addRail(_ page: Page, to rows: inout [Frame.Row], from first: Int, columns: Int) {
        var lines = [Frame.Row(), Frame.Row()]
        lines[0].skip(to: 1)
        lines[0].append(Columns.truncated(page.stagesTitle, to: columns - 3, mark: "..."), .strong)
        for stage in page.stages {
            let (mark, look) = marks.of(stage.state)
            var row = Frame.Row()
            row.skip(to: 1)
            row.append(mark, look)
            row.skip(to: row.width + 1)
            let indent = row.width
            row.append(Columns.truncated(stage.title, to: columns - indent - 2, mark: "..."), look)
            lines.append(row)
            guard !stage.value.isEmpty else { continue }
            row = Frame.Row()
            row.skip(to: indent)
            row.append(Columns.truncated(stage.value, to: columns - indent - 2, mark: "..."), .quiet)
            lines.append(row)
        }
        for (offset, line) in lines.enumerated() where rows.indices.contains(first + offset) {
            var whole = line
            for run in rows[first + offset].runs {
                whole.skip(to: run.column)
                whole.append(run.text, run.look)
            }
            rows[first + offset] = whole
        }
    }

    // MARK: Below

    /// Says that there is more above or below, and puts the message and the keys under the text.
    func close(_ rows: inout [Frame.Row], body: Range<Int>, more: (above: Bool, below: Bool)) {
        if more.above { mark(&rows[body.lowerBound], "^") }
        if more.below, !hasRule {
            // What is missing below matters more than the end of this row.
            rows[body.upperBound - 1].cut(to: width - 2)
            mark(&rows[body.upperBound - 1], "v")
        }
        rows += status
        if hasRule { rows.append(rule(mark: more.below ? "v" : nil)) }
        rows += keys
    }

    private func rule(mark: String?) -> Frame.Row {
        var row = Frame.Row()
        guard let mark else {
            row.append(String(repeating: marks.line, count: width), .quiet)
            return row
        }
        row.append(String(repeating: marks.line, count: width - 5), .quiet)
        row.append(" \(mark) ", .strong)
        row.append(String(repeating: marks.line, count: 2), .quiet)
        return row
    }

    private func mark(_ row: inout Frame.Row, _ text: String) {
        guard row.width < width - 1 else { return }
        row.skip(to: width - 1)
        row.append(text, .strong)
    }

    private static func statusRows(
        _ status: Page.Status?,
        width: Int,
        limit: Int,
        isAlwaysThere: Bool
    ) -> [Frame.Row] {
        switch status {
        case nil: return isAlwaysThere ? [Frame.Row()] : []
        case .note(let text):
            return lines(Columns.printable(text), width: width, limit: min(2, limit)).map { Frame.Row($0, .strong) }
        case .problem(let text):
            let tag = Badge(text: "!", kind: .fault)
            let lines = lines(Columns.printable(text), width: width - 4, limit: limit)
            return lines.enumerated().map { index, line in
                var row = Frame.Row()
                if index == 0 { row.append(tag) }
                row.skip(to: 4)
                row.append(line)
                return row
            }
        }
    }

    /// A text in at most so many rows; what has no room is cut with a mark.
    private static func lines(_ text: String, width: Int, limit: Int) -> [String] {
        let lines = Columns.wrapped(text, at: max(1, width))
        guard lines.count > limit else { return lines }
        let last = lines[(limit - 1)...].joined(separator: " ")
        return lines.prefix(limit - 1) + [Columns.truncated(last, to: width, mark: "...")]
    }

    /// The keys in as few rows as hold them; where there are too many, the one for help, which lists them all, stays.
    private static func keyRows(_ keys: [Page.KeyHint], width: Int, limit: Int) -> [Frame.Row] {
        let rows = keyRows(keys, width: width)
        guard rows.count > limit, let help = keys.firstIndex(where: { ["?", "F1"].contains($0.key) }) else {
            return Array(rows.prefix(limit))
        }
        let others = keys[..<help]
        for count in stride(from: others.count, through: 0, by: -1) {
            let fewer = keyRows(others.prefix(count) + [keys[help]], width: width)
            if fewer.count <= limit { return fewer }
        }
        return Array(rows.prefix(limit))
    }

    private static func keyRows(_ keys: [Page.KeyHint], width: Int) -> [Frame.Row] {
        var rows = [Frame.Row()]
        for hint in keys {
            let needed = Columns.width(hint.key) + 1 + Columns.width(hint.action)
            guard needed <= width else { continue }
            let used = rows[rows.count - 1].width
            var gap = used == 0 ? 0 : 2
            if used + gap + needed > width {
                rows.append(Frame.Row())
                gap = 0
            }
            var row = rows.removeLast()
            row.skip(to: row.width + gap)
            row.append(hint.key, .strong)
            row.skip(to: row.width + 1)
            row.append(hint.action)
            rows.append(row)
        }
        return rows
    }
}
