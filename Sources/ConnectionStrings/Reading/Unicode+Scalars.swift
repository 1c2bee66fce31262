extension Unicode.Scalar {
    /// White space, as .NET's `Char.IsWhiteSpace` and regular expressions see it.
    var isBlank: Bool { properties.isWhitespace }

    /// A character that shows nothing and means nothing at the ends of a name or value: a zero-width blank, a mark of
    /// direction, a byte order mark.
    var isInvisible: Bool {
        switch value {
        case 0xAD, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// What is cut off at the ends of what nobody quoted.
    var isEdge: Bool { isBlank || isInvisible }

    /// A control character (general category Cc).
    var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

    /// An ASCII letter or digit.
    var isWord: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        default: false
        }
    }

    /// The value of an ASCII hexadecimal digit.
    var hexDigit: UInt32? { isASCII ? Character(self).hexDigitValue.map { UInt32($0) } : nil }
}

extension String {
    /// A text of these scalars.
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }

    /// With every occurrence of a scalar written twice.
    func doubling(_ scalar: Unicode.Scalar) -> String {
        String(unicodeScalars.flatMap { $0 == scalar ? [$0, $0] : [$0] })
    }
}

extension Array where Element == Unicode.Scalar {
    /// Without white space at both ends.
    var trimmedWhiteSpace: ArraySlice<Unicode.Scalar> {
        guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
            return []
        }
        return self[first...last]
    }

    /// Without white space and invisible marks at both ends.
    var trimmed: ArraySlice<Unicode.Scalar> {
        guard let first = firstIndex(where: { !$0.isEdge }), let last = lastIndex(where: { !$0.isEdge }) else {
            return []
        }
        return self[first...last]
    }
}
