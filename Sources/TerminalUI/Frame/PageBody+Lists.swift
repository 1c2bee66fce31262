internal import SetupWizard

/// Lists to pick from, and rows with a label and a value.
extension PageBody {
    /// A list longer than this says only the sentence of the item under the cursor.
    private static let longList = 3
    /// The most rows of a value on the review page.
    private static let mostLines = 6

    /// Where the parts of an item stand, from the margin on.
    private struct ItemColumns {
        /// Nil where there is no room beside the titles.
        let aside: Int?
        /// The same for items with a tag, which are a group of their own.
        let taggedAside: Int?
        let tag: Int?
        /// Where the words beside titles without a tag begin: before the usual column as far as all that they say needs it.
        private let earliest: Int
        private let gutter: Int

        init(_ list: ChoiceList, measure: Int, gutter: Int) {
            // One long title does not take the room beside all the others.
            func column(beside items: [ChoiceList.Item]) -> Int {
                gutter + (items.map { Columns.width($0.title) }.filter { $0 <= measure * 2 / 5 }.max() ?? 0) + 2
            }
            let tagged = list.items.filter { $0.tag != nil }
            let longest = tagged.map { min(Columns.width($0.title), measure * 2 / 5) }.max() ?? 0
            let asideColumn = column(beside: list.items.filter { $0.tag == nil && !$0.aside.isEmpty })
            let taggedColumn = gutter + longest + 2
            let hasRoom = measure >= 55
            aside = hasRoom ? asideColumn : nil
            taggedAside = hasRoom ? taggedColumn : nil
            let words = tagged.map { Columns.width($0.aside) }.max() ?? 0
            let tag = tagged.map { $0.tag.map { Columns.width($0.text) + 2 } ?? 0 }.max() ?? 0
            let tagColumn = taggedColumn + (words > 0 ? words + 2 : 0)
            self.tag = hasRoom && !tagged.isEmpty && tagColumn + tag <= measure ? tagColumn : nil
            self.gutter = gutter
            earliest = list.items.filter { $0.tag == nil && !$0.aside.isEmpty }.reduce(asideColumn) { column, item in
                let last = measure - Columns.width(item.aside)
                return gutter + Columns.width(item.title) + 2 <= last ? min(column, last) : column
            }
        }

        /// Where the words beside a title begin; nil where there is no room.
        func aside(of item: ChoiceList.Item) -> Int? {
            guard item.tag == nil else { return taggedAside }
            guard let aside else { return nil }
            let own = gutter + Columns.width(item.title) + 2
            return own > aside ? aside : max(own, earliest)
        }
    }

    mutating func add(_ list: ChoiceList) {
        let columns = ItemColumns(list, measure: space.measure, gutter: gutter)
        let saysAll = density.details && list.items.count <= Self.longList
        for (index, item) in list.items.enumerated() {
            if !item.heading.isEmpty {
                addGap()
                add(item.heading, .strong)
            }
            let isSelected = index == list.selected && !item.isDimmed
            let start = rows.count
            if !item.isDimmed || density.details {
                add(item, columns, isFocused: isSelected && list.focused, isExplained: isSelected || saysAll)
            }
            targets.append(start..<rows.count)
        }
    }

    private mutating func add(_ item: ChoiceList.Item, _ columns: ItemColumns, isFocused: Bool, isExplained: Bool) {
        let start = rows.count
        let look: TextLook = isFocused ? .selection : item.isDimmed ? .quiet : .plain
        // What one is called in full is said when it is opened; beside the others its state counts.
        let title =
            columns.tag == nil || item.tag == nil
            ? item.title : Columns.truncated(item.title, to: space.measure * 2 / 5, mark: "...")
        for (line, text) in Columns.wrapped(title, at: max(1, space.measure - gutter)).enumerated() {
            var row = marked(isFocused && line == 0, look)
            row.pad(to: space.margin + gutter, look)
            row.append(text, look)
            rows.append(row)
        }
        let tagColumn = item.tag == nil ? nil : columns.tag
        let asideColumn = columns.aside(of: item)
        let asideRoom = asideColumn.map { (tagColumn ?? space.measure) - $0 } ?? 0
        let hasRoom = asideColumn.map { Columns.width(title) + gutter < $0 } ?? false
        let isAsideBelow = !hasRoom || isExplained && Columns.width(item.aside) > asideRoom
        if let aside = asideColumn, !item.aside.isEmpty, !isAsideBelow {
            let room = asideRoom
            rows[start].pad(to: space.margin + aside, look)
            rows[start].append(Columns.truncated(item.aside, to: room, mark: "..."), look)
        }
        let isBeside = item.tag == nil || columns.tag != nil && hasRoom
        if let tag = item.tag, let column = columns.tag, hasRoom {
            rows[start].pad(to: space.margin + column, look)
            rows[start].append(tag)
            let room = space.margin + space.measure - rows[start].width - 2
            if room > 4, let note = Self.note(of: item, fitting: room) {
                rows[start].pad(to: rows[start].width + 2, look)
                rows[start].append(Columns.truncated(note, to: room, mark: "..."), look)
            }
        }
        if isFocused { for row in start..<rows.count { rows[row].pad(to: space.margin + space.measure, look) } }
        if let tag = item.tag, !isBeside, isExplained {
            let beside = space.measure - gutter - Columns.width(tag.text) - 4
            let room = beside > space.measure / 2 ? beside : space.measure - 2 * gutter
            add(tag, Self.note(of: item, fitting: room) ?? "", indent: gutter)
        }
        if isAsideBelow, isExplained, !item.aside.isEmpty { add(item.aside, .plain, indent: gutter) }
        if isExplained, !item.detail.isEmpty { add(item.detail, isFocused ? .plain : .quiet, indent: gutter) }
        if isFocused { setFocus(from: start) }
    }

    /// The most that fits of what is said after a tag; the least of it where nothing does.
    private static func note(of item: ChoiceList.Item, fitting room: Int) -> String? {
        item.notes.first { Columns.width($0) <= room } ?? item.notes.last
    }

    mutating func add(_ view: RowView) {
        let start = rows.count
        let look: TextLook = view.focused ? .selection : .plain
        let end = space.margin + space.measure
        var row = labelRow(view.label, of: view.focused, view.focused ? look : .quiet, mark: look)
        // In a narrow window a long value has more room below its label.
        let tagWidth = view.tag.map { Columns.width($0.text) + 4 } ?? 0
        let beside = max(space.margin + valueColumn, row.width + 2)
        let rest = end - beside - tagWidth
        let isBeside = rest >= 8 && (space.measure >= 55 || Columns.width(view.value) <= rest * 2)
        let indent = isBeside ? beside - space.margin : gutter * 2
        let room = max(1, space.measure - indent - tagWidth)
        var lines = Columns.wrapped(Columns.printable(view.value), at: room)[...]
        if lines.count > Self.mostLines {
            // The rest is in its field, where the row leads.
            let last = lines.dropFirst(Self.mostLines - 1).prefix(2).joined()
            lines = lines.prefix(Self.mostLines - 1) + [Columns.truncated(last, to: room, mark: "...")]
        }
        if isBeside {
            row.pad(to: space.margin + indent, look)
            row.append(lines.removeFirst(), look)
        }
        if let tag = view.tag {
            row.pad(to: row.width + 2, look)
            row.append(tag)
        }
        if view.turns, view.focused, row.width + 2 + Columns.width(marks.arrows) <= end {
            row.pad(to: row.width + 2, look)
            row.append(marks.arrows, look)
        }
        rows.append(row)
        for line in lines {
            var row = newRow()
            row.pad(to: space.margin + indent, look)
            row.append(line, look)
            rows.append(row)
        }
        if view.selectable { targets.append(start..<rows.count) }
        guard view.focused else { return }
        for row in start..<rows.count { rows[row].pad(to: end, look) }
        setFocus(from: start)
    }
}
