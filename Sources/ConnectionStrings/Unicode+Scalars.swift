extension Unicode.Scalar {
    /// White space, as .NET's `Char.IsWhiteSpace` and regular expressions see it.
    var isBlank: Bool { properties.isWhitespace }

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
    var hexDigit: UInt32? {
        isASCII ? Character(self).hexDigitValue.map { UInt32($0) } : nil
    }
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
    var trimmed: ArraySlice<Unicode.Scalar> {
        guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
            return []
        }
        return self[first...last]
    }
}
