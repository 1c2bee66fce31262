import ConnectionStrings

/// Random values from a fixed seed (SplitMix64), rich in what dialects quote.
struct RandomValues: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    private static let special = Array(";='\"{}\\%&+#?$`!~*()[]@,: ./".unicodeScalars)
    private static let other = Array(
        "é日本語😀\u{301}\u{202E}\u{3000}\u{A0}\u{2028}\u{FEFF}\u{FF30}\u{212A}\u{1F468}\u{200D}\u{FFFD}".unicodeScalars
    )

    mutating func value() -> String {
        let lengths = [0, 1, 1, 2, 3, 5, 8, 13, 40]
        let length = Int.random(in: 0..<50, using: &self) == 0 ? 700 : lengths[Int.random(in: 0..<9, using: &self)]
        var scalars = String.UnicodeScalarView()
        for _ in 0..<length {
            switch Int.random(in: 0..<10, using: &self) {
            case 0..<5: scalars.append(Self.special[Int.random(in: 0..<Self.special.count, using: &self)])
            case 5: scalars.append(Self.other[Int.random(in: 0..<Self.other.count, using: &self)])
            case 6: scalars.append(anyScalar())
            default: scalars.append(Unicode.Scalar(UInt8.random(in: 97...122, using: &self)))
            }
        }
        return String(scalars)
    }

    private mutating func anyScalar() -> Unicode.Scalar {
        while true {
            let number = UInt32.random(in: 0xA0...0x10_FFFF, using: &self)
            if let scalar = Unicode.Scalar(number) { return scalar }
        }
    }

    /// Properties `P0`, `P1`, … with random values.
    mutating func properties(_ count: Int) -> ConnectionProperties {
        var values: [(String, String)] = []
        for index in 0..<count {
            values.append(("P\(index)", value()))
        }
        return ConnectionProperties(values)
    }
}
