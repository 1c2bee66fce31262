internal import SetupWizard

/// A field with fixed values in one row: as many as have room, the chosen one always among them, and how many are not seen.
struct OptionsLine {
    /// What stands in the row, from left to right.
    let runs: [(text: String, look: TextLook)]

    init(_ list: ChoiceList, isFocused: Bool, width: Int, _ marks: Marks) {
        guard list.items.indices.contains(list.selected) else {
            runs = []
            return
        }
        let titles = list.items.map { " \($0.title) " }
        let more = " \(marks.arrows) +\(titles.count)"
        var shown = list.selected..<list.selected + 1
        var used = Columns.width(titles[list.selected])
        let total = titles.reduce(0) { $0 + Columns.width($1) }
        let room = total <= width ? width : width - Columns.width(more)
        while true {
            if shown.upperBound < titles.count, used + Columns.width(titles[shown.upperBound]) <= room {
                used += Columns.width(titles[shown.upperBound])
                shown = shown.lowerBound..<shown.upperBound + 1
            } else if shown.lowerBound > 0, used + Columns.width(titles[shown.lowerBound - 1]) <= room {
                used += Columns.width(titles[shown.lowerBound - 1])
                shown = shown.lowerBound - 1..<shown.upperBound
            } else {
                break
            }
        }
        var runs = shown.map { index in
            let isChosen = index == list.selected
            // Without the focus and without colour it still differs from the others.
            let look: TextLook = isChosen ? (isFocused ? .selection : .focusedValue) : .plain
            return (text: Columns.truncated(titles[index], to: width), look: look)
        }
        let hidden = titles.count - shown.count
        if hidden > 0, used + Columns.width(more) <= width {
            runs.append((text: " \(marks.arrows) +\(hidden)", look: .quiet))
        }
        self.runs = runs
    }
}
