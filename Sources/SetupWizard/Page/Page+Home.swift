extension Page {
    /// The page with `~` for the home folder in what people read; what is copied or being typed stays as it is.
    func shortened(home: String) -> Page {
        var page = self
        page.lead = lead.map { $0.shortened(home: home) }
        page.blocks = blocks.map { $0.shortened(home: home) }
        page.status = status.map { status in
            switch status {
            case .note(let text): .note(text.shortened(home: home))
            case .problem(let text): .problem(text.shortened(home: home))
            }
        }
        return page
    }
}

extension Block {
    fileprivate func shortened(home: String) -> Block {
        switch self {
        case .text(let text, let style): return .text(text.shortened(home: home), style)
        case .outcome(let kind, let word, let text): return .outcome(kind, word, text.shortened(home: home))
        case .tagged(let tag, let text): return .tagged(tag, text.shortened(home: home))
        case .row(var row):
            row.value = row.value.shortened(home: home)
            return .row(row)
        case .field(var field):
            field.placeholder = field.placeholder.shortened(home: home)
            field.problem = field.problem?.shortened(home: home)
            field.note = field.note?.shortened(home: home)
            return .field(field)
        // A list's lines may be commands.
        case .choices, .stage, .rule, .copyable, .address, .button, .gap: return self
        }
    }
}

extension String {
    /// The text with `~` wherever a path in it begins with that folder.
    func shortened(home: String) -> String {
        var home = home[...]
        while home.last == "/" { home.removeLast() }
        guard home.first == "/" else { return self }
        var (result, rest) = ("", self[...])
        while let found = rest.firstRange(of: "\(home)/") {
            let before = rest[..<found.lowerBound]
            // In the middle of a longer path or of an address it is another folder.
            let last = before.last ?? result.last
            let begins = last.map { !$0.isLetter && !$0.isNumber && !"._-~/".contains($0) } ?? true
            result += String(before) + (begins ? "~/" : String(rest[found]))
            rest = rest[found.upperBound...]
        }
        return result.isEmpty ? self : result + String(rest)
    }
}
