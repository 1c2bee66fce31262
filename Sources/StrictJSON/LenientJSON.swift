internal import Bounds

/// Reads what is meant to be a JSON object, whatever is wrong with it: for replies whose content must not be lost.
///
/// Everything ``JSONParser`` refuses is passed over here, and what can be understood is kept: bytes that are no UTF-8 and
/// control characters in texts, text before and after, an end that is missing, words that are no values, names that come
/// twice. Each byte is looked at once or twice, however the text is made.
public struct LenientJSON {
    /// Where an object that nothing tells apart from a page may begin: a byte order mark, a guard such as `)]}'` or `while(1);`.
    private static let longestStart = 64
    /// How many objects of a text are looked at.
    private static let mostObjects = 1_000

    private let bytes: [UInt8]
    private var position = 0

    /// The object of a text, in any encoding that ``JSONText`` knows: the first that is wanted, wherever it begins, else the
    /// one that the text begins with; of a list its first.
    ///
    /// Of two members of one name the later counts, as nearly everywhere; but a text with content is never replaced by
    /// something else, so that a value that is there is not lost to one that is empty.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - isWanted: whether an object is the one that is looked for.
    /// - Returns: the members that could be read; nil when there is no object.
    public static func object(_ bytes: [UInt8], where isWanted: (JSONObject) -> Bool = { _ in true }) -> JSONObject? {
        let text = JSONText.utf8(bytes)
        let begin = text.firstIndex { $0 > 32 } ?? text.endIndex
        let head = text[begin...].prefix(longestStart).first { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "<") }
        var first: JSONObject?
        var reader = LenientJSON(bytes: text, position: begin)
        var count = 0
        while count < mostObjects, reader.position < text.count,
            let next = text[reader.position...].firstIndex(of: UInt8(ascii: "{"))
        {
            reader.position = next
            count += 1
            let object = reader.object(depth: 0)
            if isWanted(object) { return object }
            if first == nil { first = object }
        }
        return head == UInt8(ascii: "{") ? first : nil
    }

    private init(bytes: [UInt8], position: Int) {
        self.bytes = bytes
        self.position = position
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Passes over blanks (the one that does not break a line, too), control characters, and commas that separate.
    private mutating func skipBlanks(commas: Bool = false) {
        while let byte = next {
            if byte == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0xA0 {
                position += 2
            } else if byte <= 32 || (commas && byte == UInt8(ascii: ",")) {
                position += 1
            } else {
                return
            }
        }
    }

    /// Passes over what stands between a name and its value: a colon, or what other languages write.
    private mutating func takeColon() -> Bool {
        skipBlanks()
        guard next == UInt8(ascii: ":") || next == UInt8(ascii: "=") else { return false }
        if next == UInt8(ascii: "="), position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: ">") {
            position += 1
        }
        position += 1
        return true
    }

    /// The value that begins here; nil when none does.
    private mutating func value(depth: Int) -> JSONValue? {
        skipBlanks()
        switch next {
        case nil: return nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < JSONParser.depthLimit else {
                skipNested()
                return .null
            }
            return next == UInt8(ascii: "{") ? .object(object(depth: depth)) : .array(array(depth: depth))
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return string().map { .string($0) }
        default: return word().map { Self.value(of: $0) }
        }
    }

    private mutating func object(depth: Int) -> JSONObject {
        position += 1
        var object = JSONObject()
        while true {
            skipBlanks(commas: true)
            guard let byte = next, byte != UInt8(ascii: "]") else { return object }
            if byte == UInt8(ascii: "}") {
                position += 1
                return object
            }
            let isQuoted = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            guard let name = isQuoted ? string() : word() else {
                position += 1
                continue
            }
            guard takeColon() else { continue }
            guard let value = value(depth: depth + 1) else { continue }
            if case .string(let text) = object[name], !text.isEmpty {
                guard case .string(let text) = value, !text.isEmpty else { continue }
            }
            object[name] = value
        }
    }

    private mutating func array(depth: Int) -> [JSONValue] {
        position += 1
        var elements: [JSONValue] = []
        while true {
            skipBlanks(commas: true)
            guard let byte = next, byte != UInt8(ascii: "}") else { return elements }
            if byte == UInt8(ascii: "]") {
                position += 1
                return elements
            }
            if let value = value(depth: depth + 1) {
                elements.append(value)
            } else if position < bytes.count {
                position += 1
            }
        }
    }

    /// Passes over a value that is nested too deep, brackets and texts together.
    private mutating func skipNested() {
        var depth = 0
        while let byte = next {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                _ = string()
                continue
            default: break
            }
            position += 1
            if depth == 0 { return }
        }
    }

    /// A run of characters without quotes; nil when none begins here.
    private mutating func word() -> String? {
        let start = position
        while let byte = next, byte > 32, !Self.ends.contains(byte) { position += 1 }
        return position > start ? String(foreign: bytes[start..<position]) : nil
    }

    private static let ends = Set(",:{}[]\"'".utf8)
    /// Words that many languages have for nothing or for no number.
    private static let nothings: Set<String> = ["undefined", "infinity", "-infinity", "unknown"]
    /// The fewest characters of a token without quotes: every word for nothing but these is shorter.
    private static let shortestText = 7

    private static func value(of word: String) -> JSONValue {
        switch word {
        case "true": .bool(true)
        case "false": .bool(false)
        default:
            if word.first?.isLetter != true, Double(word) != nil {
                .number(word)
            } else {
                word.utf8.count < shortestText || nothings.contains(word.lowercased()) ? .null : .string(word)
            }
        }
    }

    /// A text in quotes; nil when nothing closes it, because half of it must not pass for the whole.
    private mutating func string() -> String? {
        let quote = next
        position += 1
        var content: [UInt8] = []
        while let byte = next {
            position += 1
            if byte == quote { return String(foreign: content) }
            if byte == UInt8(ascii: "\\") {
                content += escape()
            } else {
                content.append(byte)
            }
        }
        return nil
    }

    /// What stands behind a backslash, in UTF-8.
    private mutating func escape() -> [UInt8] {
        guard let byte = next else { return [] }
        position += 1
        switch byte {
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"):
            var units: [UInt16] = []
            if let unit = codeUnit() { units.append(unit) }
            if let first = units.first, UTF16.isLeadSurrogate(first), bytes[position...].starts(with: [0x5C, 0x75]) {
                position += 2
                if let unit = codeUnit() { units.append(unit) }
            }
            return Array((units.isEmpty ? "\u{FFFD}" : String(decoding: units, as: UTF16.self)).utf8)
        default: return [byte]
        }
    }

    private mutating func codeUnit() -> UInt16? {
        guard position + 4 <= bytes.count else { return nil }
        let digits = String(foreign: bytes[position..<position + 4])
        guard digits.allSatisfy(\.isHexDigit), let unit = UInt16(digits, radix: 16) else { return nil }
        position += 4
        return unit
    }
}
