internal import ServiceCatalog

/// A Java properties file, as `java.util.Properties.load` and `store` define it.
///
/// ```
/// file    = { blank-line | comment | pair }
/// comment = blanks ("#" | "!") { any } line-end
/// pair    = blanks name [ blanks ] [ "=" | ":" ] blanks value line-end      a "\" at a line's end continues it
/// escape  = "\" ( t | n | r | f | "u" 4 hex | other )                        other stands for itself
/// ```
///
/// Java keeps a `#` inside a value and the quotes around one, where other readers of `NAME=value` lines see a comment and
/// take the quotes off: without a `\` before them, a `#` behind a blank and a leading quote are refused.
/// Written as `store` writes: `\`, `=`, `:`, `#`, `!` and leading blanks of values and all blanks of names behind a
/// `\`, everything outside printable ASCII as `\uXXXX` in UTF-16; and a `\` before a leading quote, which Java drops,
/// so that no reader takes the text for another dialect. A blank at the end of a value is written `\u0020`, since readers
/// other than Java's cut it off. Every value but NUL is carried.
enum JavaPropertiesGrammar: DialectGrammar {
    static let title = "Java properties"
    static let escapesControls = true

    static func print(_ pairs: [WrittenPair], connector: ConnectorNames) throws(ConnectionStringError) -> String {
        pairs.map { pair in pair.name.replacing(" ", with: "\\ ") + "=" + escaped(pair.value) }
            .joined(separator: "\n")
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        var leading = true
        for scalar in value.unicodeScalars {
            switch scalar {
            case " " where leading: text += "\\ "
            case "\"" where text.isEmpty: text += "\\\""
            case "'" where text.isEmpty: text += "\\'"
            case "\\", "=", ":", "#", "!": text += "\\" + String(scalar)
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{c}": text += "\\f"
            case " "..."~": text.unicodeScalars.append(scalar)
            default:
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: true)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            }
            leading = leading && scalar == " "
        }
        // Java keeps blanks at the end, and other readers do not.
        if leading, text.hasSuffix(" ") {
            // Blanks alone: a reader that resolves `\ ` last would take them for the line's own.
            text = value.replacing(" ", with: "\\u0020")
        } else if text.hasSuffix(" ") {
            text = text.dropLast() + "\\u0020"
        }
        return text
    }

    static func parse(_ text: SourceText) throws(ConnectionStringError) -> FoundText {
        var reader = SourceReader(text)
        var found = FoundText()
        while true {
            reader.take { isBlank($0) || isLineEnd($0) || $0.isInvisible }
            guard let first = reader.next else { return found }
            if first == "#" || first == "!" {
                reader.take { !isLineEnd($0) }
                continue
            }
            try ConnectionStringParser.checkCount(found.pairs.count)
            let previous = found.pairs.last?.name
            let start = reader.index
            let name = Array(try piece(&reader, of: previous) { $0 == "=" || $0 == ":" || isBlank($0) }.trimmed)
            reader.take(while: isBlank)
            guard reader.take("=") || reader.take(":") else {
                throw text.failure(.missingEquals, at: start, property: previous)
            }
            guard !name.isEmpty else { throw text.failure(.emptyName, at: start, property: previous) }
            guard PropertyName.isValid(name) else { throw text.failure(.invalidName, at: start, property: previous) }
            reader.take(while: isBlank)
            if reader.next == "'" || reader.next == "\"" {
                throw reader.failure(.unclearQuotes, property: String(name))
            }
            let valueStart = reader.index
            let value = try piece(&reader, of: String(name)) { _ in false }
            if let mark = comment(in: text.scalars[valueStart..<reader.index]) {
                throw reader.failure(.unclearComment, at: mark, property: String(name))
            }
            found.pairs.append(FoundPair(name: String(name), value: String(value), position: text.position(start)))
        }
    }

    /// Where a `#` stands at the beginning or behind a blank, with no `\` before it.
    private static func comment(in value: ArraySlice<Unicode.Scalar>) -> Int? {
        value.indices.first { index in
            value[index] == "#" && (index == value.startIndex || value[index - 1].isBlank)
        }
    }

    /// Takes text up to a delimiter or the end of the logical line, and resolves its escapes.
    private static func piece(
        _ reader: inout SourceReader,
        of property: String?,
        until isEnd: (Unicode.Scalar) -> Bool
    ) throws(ConnectionStringError) -> [Unicode.Scalar] {
        var piece: [Unicode.Scalar] = []
        while let scalar = reader.next, !isEnd(scalar), !isLineEnd(scalar) {
            let start = reader.index
            _ = reader.take()
            guard scalar == "\\" else {
                guard scalar == "\t" || scalar == "\u{c}" || !scalar.isControl else {
                    throw reader.failure(.controlCharacter, at: start, property: property)
                }
                piece.append(scalar)
                continue
            }
            switch reader.take() {
            case nil: break
            case "t": piece.append("\t")
            case "n": piece.append("\n")
            case "r": piece.append("\r")
            case "f": piece.append("\u{c}")
            case "u":
                guard let scalar = escape(&reader), scalar != "\0" else {
                    throw reader.failure(.badEscape, at: start, property: property)
                }
                piece.append(scalar)
            case "\r":
                _ = reader.take("\n")
                reader.take(while: isBlank)
            case "\n": reader.take(while: isBlank)
            case .some(let other): piece.append(other)
            }
        }
        return piece
    }

    /// Takes the digits after `\u`, and the second half of a surrogate pair.
    private static func escape(_ reader: inout SourceReader) -> Unicode.Scalar? {
        guard let first = codeUnit(&reader) else { return nil }
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, reader.take("\\"), reader.take("u"), let second = codeUnit(&reader),
            (0xDC00...0xDFFF).contains(second)
        else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private static func codeUnit(_ reader: inout SourceReader) -> UInt32? {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = reader.take()?.hexDigit else { return nil }
            number = number << 4 | digit
        }
        return number
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\u{c}"
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
}
