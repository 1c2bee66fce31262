/// Where the members of a JSON text stand, for whoever has to say what is wrong with one.
public enum JSONPlace {
    /// The line on which a member or an element begins.
    ///
    /// - Parameters:
    ///   - path: as in `apps[1].clientID`; what is missing of it has the place of what it is missing in.
    ///   - text: a text that ``JSONParser`` takes.
    /// - Returns: the line, counted from 1.
    public static func line(of path: String, in text: [UInt8]) -> Int {
        var search = Search(path: path)
        var position = 0
        while position < text.count {
            let start = position
            position += 1
            switch text[start] {
            case UInt8(ascii: "\n"): search.line += 1
            case UInt8(ascii: "\""):
                while position < text.count, text[position] != UInt8(ascii: "\"") {
                    position += text[position] == UInt8(ascii: "\\") ? 2 : 1
                }
                search.text(text[min(start + 1, text.count)..<min(position, text.count)])
                position += 1
            case let byte: search.mark(byte)
            }
        }
        return search.best.line
    }

    /// How far a text has been looked through.
    private struct Search {
        let path: String
        var line = 1
        private(set) var best = (length: -1, line: 1)
        /// The path of each object and list that is open, and the number of the element in a list.
        private var open: [(path: String, element: Int?)] = []
        private var current = ""
        private var isNameNext = false

        init(path: String) { self.path = path }

        mutating func text(_ bytes: ArraySlice<UInt8>) {
            if isNameNext {
                let outer = open.last?.path ?? ""
                current = (outer.isEmpty ? "" : outer + ".") + String(decoding: bytes, as: UTF8.self)
                isNameNext = false
            }
            found()
        }

        mutating func mark(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "{"):
                found()
                open.append((current, nil))
                isNameNext = true
            case UInt8(ascii: "["):
                found()
                open.append((current, 0))
                current += "[0]"
            case UInt8(ascii: "}"), UInt8(ascii: "]"): current = open.popLast()?.path ?? ""
            case UInt8(ascii: ","):
                guard let last = open.last else { return }
                guard let element = last.element else {
                    isNameNext = true
                    return
                }
                open[open.count - 1].element = element + 1
                current = "\(last.path)[\(element + 1)]"
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ":"): break
            default: found()
            }
        }

        /// Notes the place of what begins here, when it is nearer than what was found before.
        private mutating func found() {
            let next = path.dropFirst(current.count).first
            let leads = path.hasPrefix(current) && (current.isEmpty || next == nil || next == "." || next == "[")
            if leads, current.count > best.length { best = (current.count, line) }
        }
    }
}
