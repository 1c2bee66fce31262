internal import Bounds

/// Reads JSON (RFC 8259) strictly: no duplicate names, no depth over 32, no text after the value, valid UTF-8 only.
public struct JSONParser {
    /// The deepest nesting that is accepted.
    public static let depthLimit = 32

    private let bytes: [UInt8]
    private var position = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Parses a whole text.
    ///
    /// - Parameter bytes: UTF-8, without a byte order mark.
    /// - Returns: the one value of the text.
    /// - Throws: ``JSONError`` with the place; the caller's text is never part of it.
    public static func parse(_ bytes: some Sequence<UInt8>) throws(JSONError) -> JSONValue {
        var parser = JSONParser(Array(bytes))
        parser.skipBlanks()
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.position == parser.bytes.count else { throw parser.failure(.textAfterValue) }
        return value
    }

    /// Parses a whole text.
    public static func parse(_ text: String) throws(JSONError) -> JSONValue { try parse(text.utf8) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func failure(_ fault: JSONError.Fault, at place: Int? = nil) -> JSONError {
        let before = bytes[..<min(place ?? position, bytes.count)]
        let line = before.count { $0 == 10 } + 1
        let column = before.count - ((before.lastIndex(of: 10) ?? -1) + 1) + 1
        return JSONError(fault, line: line, column: column)
    }

    private mutating func skipBlanks() {
        while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let isNext = word.withUTF8Buffer { unsafe bytes[position...].starts(with: $0) }
        if isNext { position += word.utf8CodeUnitCount }
        return isNext
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth <= Self.depthLimit else { throw failure(.tooDeep) }
        switch next {
        case nil: throw failure(.endsTooEarly)
        case UInt8(ascii: "{"): return .object(try object(depth: depth))
        case UInt8(ascii: "["): return .array(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where take("true"): return .bool(true)
        case UInt8(ascii: "f") where take("false"): return .bool(false)
        case UInt8(ascii: "n") where take("null"): return .null
        case .some(let byte) where byte == UInt8(ascii: "-") || (48...57).contains(byte): return .number(try number())
        default: throw failure(.notAValue)
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        position += 1
        var object = JSONObject()
        skipBlanks()
        if next == UInt8(ascii: "}") {
            position += 1
            return object
        }
        while true {
            skipBlanks()
            let start = position
            guard next == UInt8(ascii: "\"") else { throw failure(.nameExpected) }
            let name = try string()
            guard object[name] == nil else { throw failure(.nameTwice, at: start) }
            skipBlanks()
            guard next == UInt8(ascii: ":") else { throw failure(.colonExpected) }
            position += 1
            skipBlanks()
            object.append(name, try value(depth: depth + 1))
            skipBlanks()
            if try endOfList(closing: UInt8(ascii: "}")) { return object }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        position += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if next == UInt8(ascii: "]") {
            position += 1
            return elements
        }
        while true {
            skipBlanks()
            elements.append(try value(depth: depth + 1))
            skipBlanks()
            if try endOfList(closing: UInt8(ascii: "]")) { return elements }
        }
    }

    private mutating func endOfList(closing: UInt8) throws(JSONError) -> Bool {
        switch next {
        case closing:
            position += 1
            return true
        case UInt8(ascii: ","):
            position += 1
            return false
        default: throw failure(.separatorExpected)
        }
    }

    private mutating func number() throws(JSONError) -> String {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if next == UInt8(ascii: "0") {
            position += 1
        } else {
            try digits()
        }
        if next == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return String(foreign: bytes[start..<position])
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while let byte = next, (48...57).contains(byte) { position += 1 }
        guard position > start else { throw failure(.digitExpected) }
    }

    private mutating func string() throws(JSONError) -> String {
        let start = position
        position += 1
        let first = position
        while let byte = next, byte >= 32, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
        // Most texts have no escape, and are taken as they stand.
        if next == UInt8(ascii: "\"") {
            guard let text = String(validForeign: bytes[first..<position]) else { throw failure(.notUTF8, at: start) }
            position += 1
            return text
        }
        var content = Array(bytes[first..<position])
        while true {
            guard let byte = next else { throw failure(.textNotClosed, at: start) }
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validForeign: content) else { throw failure(.notUTF8, at: start) }
                return text
            case UInt8(ascii: "\\"): content += String(try escape()).utf8
            case 0..<32: throw failure(.controlCharacter, at: position - 1)
            default: content.append(byte)
            }
        }
    }

    private mutating func escape() throws(JSONError) -> Character {
        guard let byte = next else { throw failure(.endsTooEarly) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return Character(try scalar())
        default: throw failure(.unknownEscape, at: position - 1)
        }
    }

    private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
        let start = position
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
        guard UTF16.isLeadSurrogate(first), take("\\u") else { throw failure(.halfSurrogate, at: start) }
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw failure(.halfSurrogate, at: start) }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func codeUnit() throws(JSONError) -> UInt16 {
        guard position + 4 <= bytes.count else { throw failure(.hexadecimalExpected) }
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue, bytes[position] < 128 else {
                throw failure(.hexadecimalExpected)
            }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}
