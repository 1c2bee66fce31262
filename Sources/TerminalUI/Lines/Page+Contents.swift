internal import SetupWizard

extension Page {
    /// The fields, in order.
    var fields: [FieldView] {
        blocks.compactMap { block in
            if case .field(let field) = block { field } else { nil }
        }
    }

    var choices: ChoiceList? {
        for case .choices(let list) in blocks { return list }
        return nil
    }

    /// The rows that lead somewhere, in order.
    var selectableRows: [RowView] {
        blocks.compactMap { block in
            if case .row(let row) = block, row.selectable { row } else { nil }
        }
    }

    /// The labels of the buttons, in order.
    var buttons: [String] {
        blocks.compactMap { block in
            if case .button(let button) = block { button.label } else { nil }
        }
    }

    /// The texts to copy, in order.
    var copyables: [String] {
        blocks.compactMap { block in
            switch block {
            case .copyable(let text), .address(let text, _): text
            default: nil
            }
        }
    }

    /// Whether there is something to pick by its number.
    var hasNumbers: Bool { kind == .done || choices != nil || !selectableRows.isEmpty || buttons.count > 1 }
    /// Whether the wizard waits here for something other than the person.
    var isWaiting: Bool { kind == .signIn || kind == .working }

    /// Whether the person has to answer something here.
    var asksSomething: Bool {
        !isWaiting && kind != .done && (!fields.isEmpty || choices != nil || !selectableRows.isEmpty)
    }
}
