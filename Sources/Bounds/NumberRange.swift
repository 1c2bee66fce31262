/// What a number from outside may be: of a file, a reply, a string, an option or a definition.
///
/// Each of them passes one of these ranges. Behind it nothing has to be checked again: the sum of a moment and a hundred
/// lifetimes, in milliseconds, is far from the ends of 64 bits.
package struct NumberRange: Sendable, Hashable {
    /// The numbers.
    @usableFromInline package let values: ClosedRange<Int64>

    private init(_ values: ClosedRange<Int64>) { self.values = values }

    /// How long something lives or is waited for, in seconds: up to 68 years.
    package static let lifetime = NumberRange(0...Int64(Int32.max))
    /// A point in time in milliseconds since 1970: up to the end of the year 9999, which every format can write.
    package static let moment = NumberRange(0...253_402_300_799_999)
    /// How often settings were written.
    package static let revision = NumberRange(0...1 << 53)
    /// How often something happened.
    package static let count = NumberRange(0...Int64(Int32.max))

    /// Whether a number is in the range.
    package func contains(_ number: some BinaryInteger) -> Bool {
        Int64(exactly: number).map(values.contains) ?? false
    }

    /// The number itself, or the end of the range it lies beyond.
    @inlinable
    package func nearest(_ number: some BinaryInteger) -> Int64 {
        min(max(Int64(clamping: number), values.lowerBound), values.upperBound)
    }

    /// The same of a number as text: a sign, digits, and what JSON allows behind them; a fraction is cut off.
    ///
    /// - Returns: nil for a text that is no number.
    package func nearest(_ text: String) -> Int64? {
        if let whole = Int64(text) { return nearest(whole) }
        let isWritten = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || "+-.eE".utf8.contains(byte)
        }
        guard isWritten, let number = Double(text) else { return nil }
        // Beyond 64 bits, and with it beyond every range.
        guard abs(number) < 0x1p63 else { return number < 0 ? values.lowerBound : values.upperBound }
        return nearest(Int64(number))
    }
}
