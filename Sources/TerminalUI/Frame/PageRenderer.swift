package import SetupWizard

/// Lays a page out on a screen of a given size.
package enum PageRenderer {
    /// The smallest screen that shows a page.
    package static let smallest = (rows: 5, columns: 20)

    /// How many rows of an address always stay.
    private static let leastAddressRows = 2

    /// The page as a frame of exactly that many rows, none wider than that many columns.
    ///
    /// - Parameters:
    ///   - page: what to show.
    ///   - size: the rows and columns of the screen; at least 1 each.
    ///   - ascii: whether lines are drawn with ASCII only.
    ///   - tooSmall: what to say instead on a screen too small to show a page.
    /// - Returns: the frame.
    package static func render(
        _ page: Page,
        size: (rows: Int, columns: Int),
        ascii: Bool,
        tooSmall: String = "Window too small"
    ) -> Frame {
        guard size.rows >= smallest.rows, size.columns >= smallest.columns else {
            return tooSmallFrame(tooSmall, size: size)
        }
        let columns = size.columns
        let hasRules = size.rows >= 14
        let status = statusRows(page.status, columns: columns, limit: size.rows >= 10 ? 3 : 1)
        let keys = keyRows(page.keys, columns: columns, limit: max(1, size.rows / 8))
        let height = size.rows - 1 - keys.count - status.count - (hasRules ? 2 : 0)
        let body = body(of: page, columns: columns, height: height)
        let offset = offset(of: body, height: height, page)
        var visible = Array(body.rows.dropFirst(offset).prefix(height))
        let isMoreAbove = offset > 0
        let isMoreBelow = offset + height < body.rows.count
        visible += Array(repeating: Frame.Row(), count: height - visible.count)

        var rows = [headerRow(page, columns: columns)]
        if hasRules { rows.append(rule(columns, ascii: ascii, mark: isMoreAbove ? "^" : nil)) }
        let top = rows.count
        rows += visible
        if hasRules {
            rows.append(rule(columns, ascii: ascii, mark: isMoreBelow ? "v" : nil))
        } else {
            if isMoreAbove { mark(&rows[top], "^", columns) }
            if isMoreBelow {
                // What is missing below matters more than the end of this row.
                rows[top + height - 1].cut(to: columns - 2)
                mark(&rows[top + height - 1], "v", columns)
            }
        }
        rows += status
        rows += keys
        var cursor = Frame.Position(row: size.rows - keys.count - 1, column: 0)
        if let place = body.cursor, (offset..<offset + height).contains(place.row) {
            cursor = Frame.Position(row: top + place.row - offset, column: min(place.column, columns - 1))
        }
        return Frame(rows: rows, cursor: cursor)
    }

    private static func tooSmallFrame(_ text: String, size: (rows: Int, columns: Int)) -> Frame {
        var rows = Columns.broken(text, at: size.columns).prefix(max(0, size.rows)).map { Frame.Row($0) }
        // A double-width character does not fit one column.
        rows = rows.map { $0.width <= size.columns ? $0 : Frame.Row() }
        rows += Array(repeating: Frame.Row(), count: max(0, size.rows - rows.count))
        return Frame(rows: rows, cursor: Frame.Position(row: 0, column: 0))
    }

    /// The roomiest layout that fits, else the tightest, in which an address gives its rows to what stands below it.
    private static func body(of page: Page, columns: Int, height: Int) -> PageBody {
        var body = PageBody(page, columns: columns, density: PageBody.Density())
        for density in PageBody.Density.all.dropFirst() where body.rows.count > height {
            body = PageBody(page, columns: columns, density: density)
        }
        guard body.rows.count > height, body.addressRows > leastAddressRows, let tightest = PageBody.Density.all.last
        else { return body }
        let limit = max(leastAddressRows, body.addressRows - (body.rows.count - height))
        return PageBody(page, columns: columns, density: tightest, addressLimit: limit)
    }

    /// How many rows are above the screen, so that the focused element is seen from its first row.
    private static func offset(of body: PageBody, height: Int, _ page: Page) -> Int {
        var offset = 0
        if let focus = body.focus, !page.readsFromTop {
            offset = min(focus.lowerBound, max(0, focus.upperBound - height))
        }
        return max(0, min(body.rows.count - height, offset + page.scroll))
    }

    // MARK: Rows around the body

    private static func headerRow(_ page: Page, columns: Int) -> Frame.Row {
        var row = Frame.Row()
        var room = columns
        if let banner = page.banner {
            row.append(Columns.truncated(" \(banner) ", to: columns), .banner)
            row.append(row.width < columns ? " " : "")
            room -= row.width
        }
        let step = page.step.flatMap { step in
            [step.text, "\(step.number)/\(step.count)"].first {
                Columns.width($0) + 1 + min(Columns.width(page.title), max(12, columns / 2)) <= room
            }
        }
        if let step { room -= Columns.width(step) + 1 }
        if room > 0 { row.append(Columns.truncated(Columns.printable(page.title), to: room, mark: "..."), .strong) }
        if let step {
            row.skip(to: columns - Columns.width(step))
            row.append(step)
        }
        return row
    }

    private static func rule(_ columns: Int, ascii: Bool, mark: String?) -> Frame.Row {
        let line = ascii ? "-" : "\u{2500}"
        var row = Frame.Row()
        if let mark {
            row.append(String(repeating: line, count: columns - 5), .quiet)
            row.append(" \(mark) ", .strong)
            row.append(String(repeating: line, count: 2), .quiet)
        } else {
            row.append(String(repeating: line, count: columns), .quiet)
        }
        return row
    }

    private static func mark(_ row: inout Frame.Row, _ text: String, _ columns: Int) {
        guard row.width < columns - 1 else { return }
        row.skip(to: columns - 1)
        row.append(text, .strong)
    }

    private static func statusRows(_ status: Page.Status?, columns: Int, limit: Int) -> [Frame.Row] {
        switch status {
        case nil: return [Frame.Row()]
        case .note(let text):
            return lines(Columns.printable(text), columns: columns, limit: min(2, limit)).map {
                Frame.Row($0, .success)
            }
        case .problem(let text):
            return lines("! " + Columns.printable(text), columns: columns, limit: limit).map { Frame.Row($0, .problem) }
        }
    }

    /// A text in at most so many rows; what has no room is cut with a mark.
    private static func lines(_ text: String, columns: Int, limit: Int) -> [String] {
        let lines = Columns.wrapped(text, at: columns)
        guard lines.count > limit else { return lines }
        let last = lines[(limit - 1)...].joined(separator: " ")
        return lines.prefix(limit - 1) + [Columns.truncated(last, to: columns, mark: "...")]
    }

    /// The keys in as few rows as hold them; where there are too many, the one for help, which lists them all, stays.
    private static func keyRows(_ keys: [Page.KeyHint], columns: Int, limit: Int) -> [Frame.Row] {
        let rows = keyRows(keys, columns: columns)
        guard rows.count > limit, let help = keys.firstIndex(where: { ["?", "F1"].contains($0.key) }) else {
            return Array(rows.prefix(limit))
        }
        let others = keys[..<help]
        for count in stride(from: others.count, through: 0, by: -1) {
            let fewer = keyRows(others.prefix(count) + [keys[help]], columns: columns)
            if fewer.count <= limit { return fewer }
        }
        return Array(rows.prefix(limit))
    }

    private static func keyRows(_ keys: [Page.KeyHint], columns: Int) -> [Frame.Row] {
        var rows = [Frame.Row()]
        for hint in keys {
            let width = Columns.width(hint.key) + 1 + Columns.width(hint.action)
            guard width <= columns else { continue }
            let used = rows[rows.count - 1].width
            var gap = used == 0 ? 0 : 2
            if used + gap + width > columns {
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
