package import SetupWizard

/// Lays a page out on a screen of a given size.
///
/// Text is never wider than 76 columns and the keys never stand far below it; from 96 columns on the stages of the set-up stand beside
/// it. A small screen gives up, in this order, sentences that only explain, empty rows, and the sentences of what is not under the
/// cursor; what is asked and the keys stay.
package enum PageRenderer {
    /// The smallest screen that shows a page.
    package static let smallest = (rows: 5, columns: 20)

    /// How many rows of an address always stay.
    private static let leastAddressRows = 2

    /// The widest page, and the widest text on it.
    private static let widest = (page: 100, text: 76)
    /// From how many columns on the stages stand beside the text, and how many they take.
    private static let rail = (from: 96, columns: 24)
    /// How many rows are used although the text needs fewer.
    private static let usualRows = 30

    /// The page as a frame of exactly that many rows, none wider than that many columns.
    ///
    /// - Parameters:
    ///   - page: what to show.
    ///   - size: the rows and columns of the screen; at least 1 each.
    ///   - ascii: whether lines and marks are drawn with ASCII only.
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
        let marks = ascii ? Marks.ascii : Marks.drawn
        let width = min(size.columns, widest.page)
        let hasRail = size.columns >= rail.from && !page.stages.isEmpty
        let left = hasRail ? rail.columns : 0
        let margin = hasRail || size.columns < 60 ? 0 : 1
        let measure = min(widest.text, width - left - 2 * margin)
        let space = PageBody.Space(margin: margin, measure: measure, window: size.columns - left)

        let chrome = PageChrome(page, rows: size.rows, width: width, marks: marks)
        let hasOutcome = if case .outcome = page.blocks.first { true } else { false }
        let title = hasOutcome ? [] : chrome.titleRows(page.title, margin: left + margin, measure: measure)
        let room = max(1, size.rows - chrome.top.count - title.count - chrome.bottomCount)
        let body = body(of: page, space: space, height: room, marks: marks)
        let usual = usualRows - chrome.top.count - title.count - chrome.bottomCount
        let height = size.rows > usualRows ? min(room, max(usual, body.rows.count)) : room
        let offset = offset(of: body, height: height, page)

        var rows = chrome.top + title
        let first = rows.count
        rows += body.rows.dropFirst(offset).prefix(height).map { $0.shifted(by: left) }
        rows += Array(repeating: Frame.Row(), count: max(0, first + height - rows.count))
        if hasRail { chrome.addRail(page, to: &rows, from: chrome.top.count, columns: left) }
        let more = (above: offset > 0, below: offset + height < body.rows.count)
        chrome.close(&rows, body: first..<first + height, more: more)
        var cursor = Frame.Position(row: max(0, rows.count - chrome.keys.count - 1), column: 0)
        if let place = body.cursor, (offset..<offset + height).contains(place.row) {
            cursor = Frame.Position(
                row: first + place.row - offset,
                column: min(left + place.column, size.columns - 1)
            )
        }
        rows = Array(rows.prefix(size.rows))
        rows += Array(repeating: Frame.Row(), count: size.rows - rows.count)
        cursor.row = min(cursor.row, size.rows - 1)
        let seen = offset..<offset + height
        let targets = body.targets.map { rows in
            let rows = rows.clamped(to: seen)
            return first + rows.lowerBound - offset..<first + rows.upperBound - offset
        }
        return Frame(rows: rows, cursor: cursor, targets: targets)
    }

    private static func tooSmallFrame(_ text: String, size: (rows: Int, columns: Int)) -> Frame {
        var rows = Columns.broken(text, at: size.columns).prefix(max(0, size.rows)).map { Frame.Row($0) }
        // A double-width character does not fit one column.
        rows = rows.map { $0.width <= size.columns ? $0 : Frame.Row() }
        rows += Array(repeating: Frame.Row(), count: max(0, size.rows - rows.count))
        return Frame(rows: rows, cursor: Frame.Position(row: 0, column: 0))
    }

    /// The roomiest layout that fits, else the tightest, in which an address gives its rows to what stands below it.
    private static func body(of page: Page, space: PageBody.Space, height: Int, marks: Marks) -> PageBody {
        var body = PageBody(page, space: space, density: PageBody.Density(), marks: marks)
        for density in PageBody.Density.all.dropFirst() where body.rows.count > height {
            body = PageBody(page, space: space, density: density, marks: marks)
        }
        guard body.rows.count > height, body.addressRows > leastAddressRows, let tightest = PageBody.Density.all.last
        else { return body }
        let limit = max(leastAddressRows, body.addressRows - (body.rows.count - height))
        return PageBody(page, space: space, density: tightest, marks: marks, addressLimit: limit)
    }

    /// How many rows are above the screen, so that the focused element is seen from its first row, and the cursor in any case.
    private static func offset(of body: PageBody, height: Int, _ page: Page) -> Int {
        var offset = 0
        if let focus = body.focus, !page.readsFromTop {
            offset = min(focus.lowerBound, max(0, focus.upperBound - height))
            // What is typed is seen where all that belongs to it has no room.
            offset = max(offset, (body.cursor?.row ?? 0) - height + 1)
        }
        return max(0, min(body.rows.count - height, offset + page.scroll))
    }
}

extension Frame.Row {
    /// The row so many columns further to the right.
    fileprivate func shifted(by columns: Int) -> Frame.Row {
        guard columns > 0, !runs.isEmpty else { return self }
        var row = Frame.Row()
        for run in runs {
            row.skip(to: columns + run.column)
            row.append(run.text, run.look)
        }
        return row
    }
}
