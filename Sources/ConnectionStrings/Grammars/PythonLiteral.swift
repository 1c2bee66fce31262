/// A Python string literal (Python language reference, section 2.4.1).
///
/// ```
/// literals = literal { blanks literal }                                      written side by side they are one text
/// literal  = [ "r" | "R" | "u" | "U" ] ( quote { item } quote | triple { item | line break } triple )
/// quote    = "'" | '"' ; triple = three quotes of one kind
/// item     = any but the quote, a line break and "\"
///          | "\" line break                                                  nothing
///          | "\" ( "\" | "'" | '"' | a b f n r t v )                        the usual meaning
///          | "\" octal [ octal [ octal ] ] | "\x" 2 hex | "\u" 4 hex | "\U" 8 hex
///          | "\" other                                                       both characters, as Python keeps them
/// ```
///
/// After `r`, a backslash stands for itself and protects the quote after it. `\N{…}`, bytes and f-strings are refused.
/// Written: double quotes; `\`, `"` and control characters are escaped, everything else stays (Python 3 source is
/// UTF-8).
enum PythonLiteral {
    static func print(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": literal += "\\\\"
            case "\"": literal += "\\\""
            case _ where scalar.isControl:
                let digits = String(scalar.value, radix: 16)
                literal += "\\x" + (digits.count == 1 ? "0" : "") + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }

    /// Takes literals and gives what they say.
    static func parse(_ reader: inout SourceReader) throws(ConnectionStringError) -> SourceText {
        var content = Content()
        reader.skipBlanks()
        repeat {
            try literal(&reader, &content)
            reader.skipBlanks()
        } while reader.next.map { $0 == "\"" || $0 == "'" || $0.isWord } ?? false
        return reader.text.derived(content.scalars, indices: content.indices + [reader.index])
    }

    private struct Content {
        var scalars: [Unicode.Scalar] = []
        var indices: [Int] = []

        mutating func append(_ scalar: Unicode.Scalar, at index: Int) {
            scalars.append(scalar)
            indices.append(index)
        }
    }

    private static func literal(_ reader: inout SourceReader, _ content: inout Content) throws(ConnectionStringError) {
        let start = reader.index
        let prefix = String(reader.take(while: \.isWord)).lowercased()
        guard ["", "r", "u"].contains(prefix), let quote = reader.take(), quote == "\"" || quote == "'" else {
            throw ConnectionStringError(.wrongShape, position: reader.text.position(start), dialect: .python)
        }
        var isTriple = false
        if reader.take(quote) {
            guard reader.take(quote) else { return }
            isTriple = true
        }
        while let scalar = reader.take() {
            let index = reader.index - 1
            switch scalar {
            case quote:
                guard isTriple else { return }
                guard reader.take(quote) else {
                    content.append(quote, at: index)
                    continue
                }
                if reader.take(quote) { return }
                content.append(quote, at: index)
                content.append(quote, at: index + 1)
            case "\n" where !isTriple: throw reader.failure(.unbalancedQuote, at: start)
            case "\\" where prefix == "r":
                content.append(scalar, at: index)
                if let next = reader.take() { content.append(next, at: index + 1) }
            case "\\": try escape(&reader, &content, at: index)
            default: content.append(scalar, at: index)
            }
        }
        throw reader.failure(.unbalancedQuote, at: start)
    }

    private static func escape(
        _ reader: inout SourceReader,
        _ content: inout Content,
        at index: Int
    ) throws(ConnectionStringError) {
        guard let scalar = reader.take() else { throw reader.failure(.unbalancedQuote, at: index) }
        switch scalar {
        case "\n": break
        case "\\", "'", "\"": content.append(scalar, at: index)
        case "a": content.append("\u{7}", at: index)
        case "b": content.append("\u{8}", at: index)
        case "f": content.append("\u{c}", at: index)
        case "n": content.append("\n", at: index)
        case "r": content.append("\r", at: index)
        case "t": content.append("\t", at: index)
        case "v": content.append("\u{b}", at: index)
        case "x": content.append(try code(&reader, digits: 2, at: index), at: index)
        case "u": content.append(try code(&reader, digits: 4, at: index), at: index)
        case "U": content.append(try code(&reader, digits: 8, at: index), at: index)
        case "N": throw reader.failure(.badEscape, at: index)
        case "0"..."7":
            var number = scalar.value - 48
            var count = 1
            while count < 3, let digit = reader.next, ("0"..."7").contains(digit) {
                number = number * 8 + digit.value - 48
                count += 1
                _ = reader.take()
            }
            guard let result = Unicode.Scalar(number) else { throw reader.failure(.badEscape, at: index) }
            content.append(result, at: index)
        default:
            content.append("\\", at: index)
            content.append(scalar, at: index + 1)
        }
    }

    private static func code(
        _ reader: inout SourceReader,
        digits: Int,
        at index: Int
    ) throws(ConnectionStringError) -> Unicode.Scalar {
        var number: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = reader.take(), let value = digit.hexDigit, number < 1 << 28 else {
                throw reader.failure(.badEscape, at: index)
            }
            number = number << 4 | value
        }
        guard let scalar = Unicode.Scalar(number) else { throw reader.failure(.badEscape, at: index) }
        return scalar
    }
}
