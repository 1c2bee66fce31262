internal import Glibc

/// Text from outside, in which no letter carries more marks than people write.
///
/// Swift compares texts by their canonical form and sorts the marks behind a letter for it, in time that grows with the square of
/// their number: a megabyte of marks would keep it busy for hours. Behind 30 marks in a row a joiner that nobody sees (U+034F) is
/// set, as the Stream-Safe Text Process has it (Unicode Standard Annex #15, UAX15-D4). What people write stays as it is.
extension String {
    /// The most marks in a row.
    private static let marksLimit = 30
    private static let joiner: Unicode.Scalar = "\u{34F}"

    /// A text of bytes in UTF-8; what is no UTF-8 becomes U+FFFD.
    @inlinable
    package init(foreign bytes: some Collection<UInt8>) {
        self = unsafe bytes.withBuffer { unsafe String(decoding: $0, as: UTF8.self) }.streamSafe
    }

    /// A text of bytes in UTF-8; nil when they are not.
    @inlinable
    package init?(validForeign bytes: some Collection<UInt8>) {
        let text = unsafe bytes.withBuffer { buffer -> String? in
            // The library's own way of validating looks up two types for every text. What was no UTF-8 is not the same any more.
            let text = unsafe String(decoding: buffer, as: UTF8.self)
            let isSame = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe $0.isSame(as: buffer) }
            return isSame == true ? text : nil
        }
        guard let text else { return nil }
        self = text.streamSafe
    }

    /// The same text with a joiner behind every 30 marks in a row.
    @usableFromInline package var streamSafe: String {
        guard mayHaveManyMarks else { return self }
        var run = 0
        let isSafe = unicodeScalars.allSatisfy { scalar in
            run = scalar.isMark ? run + 1 : 0
            return run <= Self.marksLimit
        }
        guard !isSafe else { return self }
        var safe = String.UnicodeScalarView()
        run = 0
        for scalar in unicodeScalars {
            run = scalar.isMark ? run + 1 : 0
            if run > Self.marksLimit {
                safe.append(Self.joiner)
                run = 1
            }
            safe.append(scalar)
        }
        return String(safe)
    }

    /// Whether so many marks in a row are possible by its bytes: a mark has two at least, the first there is begins with 0xCC, and
    /// no Chinese letter, which begins with 0xE4 to 0xE9, is one.
    private var mayHaveManyMarks: Bool {
        guard utf8.count > 2 * Self.marksLimit else { return false }
        var run = 0
        return utf8.contains { byte in
            switch byte {
            case 0..<0x80, 0xC0..<0xCC, 0xE4...0xE9: run = 0
            default: run += 1
            }
            return run > 2 * Self.marksLimit
        }
    }
}

extension Collection<UInt8> {
    /// Gives them as they lie in memory: what is done with a type that is known is quick.
    @inlinable
    func withBuffer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = withContiguousStorageIfAvailable(body) { return result }
        return unsafe Array(self).withUnsafeBufferPointer { unsafe body($0) }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the same bytes lie there.
    @usableFromInline
    func isSame(as other: Self) -> Bool {
        guard count == other.count, let here = baseAddress, let there = other.baseAddress else {
            return count == other.count
        }
        return unsafe memcmp(here, there, count) == 0
    }
}

extension Unicode.Scalar {
    /// Whether it stands over or under the letter before it; the last three are letters that stand for two marks each.
    ///
    /// The properties of Chinese letters and of Kana, which have none, are not looked up.
    fileprivate var isMark: Bool {
        value >= 0x300 && !(0x309B...0xA66E).contains(value) && !(0x3031...0x3098).contains(value)
            && (properties.canonicalCombiningClass != .notReordered || [0xF73, 0xF75, 0xF81].contains(value))
    }
}
