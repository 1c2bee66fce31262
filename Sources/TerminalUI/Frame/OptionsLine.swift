internal import SetupWizard

/// A field with fixed values in one row: all of them where they fit, else the chosen one between arrows.
enum OptionsLine {
    static func runs(_ list: ChoiceList, focused: Bool, width: Int) -> [(text: String, look: TextLook)] {
        guard list.items.indices.contains(list.selected) else { return [] }
        let chosen: TextLook = focused ? .focusedValue : .strong
        let total = list.items.reduce(0) { $0 + Columns.width($1.title) + 4 } - 1
        if total <= width {
            var runs: [(text: String, look: TextLook)] = []
            for (index, item) in list.items.enumerated() {
                let selected = index == list.selected
                if index > 0 { runs.append((" ", .plain)) }
                runs.append((selected ? "[\(item.title)]" : " \(item.title) ", selected ? chosen : .plain))
            }
            return runs
        }
        let place = " \(list.selected + 1)/\(list.items.count)"
        let title = Columns.truncated(list.items[list.selected].title, to: max(1, width - place.count - 4))
        guard width >= place.count + 5 else { return [(title, chosen)] }
        return [("< ", .plain), (title, chosen), (" >", .plain), (place, .quiet)]
    }
}
