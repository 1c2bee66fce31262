import Bounds
import Testing

@Suite("Numbers from outside are read as the nearest that can be meant")
struct NumberRangeTests {
    @Test(
        "A number beyond the range becomes the end of it",
        arguments: [
            ("0", 0), ("-0", 0), ("3600", 3600), ("+3600", 3600), ("3600.9", 3600), ("3.6e3", 3600), ("36e2", 3600),
            ("-1", 0), ("-99999999999999999999", 0), ("-1e400", 0), ("-0.5", 0), ("2147483648", 2_147_483_647),
            ("9223372036854775807", 2_147_483_647), ("9223372036854775808", 2_147_483_647),
            ("99999999999999999999999", 2_147_483_647), ("1e400", 2_147_483_647), ("1e-400", 0),
            (String(repeating: "9", count: 100_000), 2_147_483_647),
        ] as [(String, Int64)]
    )
    func nearest(_ text: String, _ wanted: Int64) {
        #expect(NumberRange.lifetime.nearest(text) == wanted)
    }

    @Test(
        "What is no number stays none",
        arguments: [
            "", "-", "+", ".", "e", "nan", "inf", "infinity", "0x10", "1e", "--1", "1-", "１２", " 1", "1 ", "1\u{0}",
        ]
    )
    func noNumber(_ text: String) {
        #expect(NumberRange.lifetime.nearest(text) == nil)
    }

    @Test("Whatever is in the ranges can be added and multiplied as the program does it")
    func sums() {
        let latest = NumberRange.moment.values.upperBound
        let longest = NumberRange.lifetime.values.upperBound
        #expect(latest + 100 * longest * 1000 > latest)
        for duration in [Duration.seconds(Int64.max), .seconds(Int64.min), .milliseconds(-1), .zero, .seconds(longest)]
        {
            #expect(latest + duration.milliseconds <= 2 * latest)
        }
        #expect(Duration.milliseconds(1_234_567).milliseconds == 1_234_567)
        #expect(NumberRange.lifetime.nearest(UInt64.max) == longest)
        #expect(!NumberRange.lifetime.contains(UInt64.max) && !NumberRange.lifetime.contains(-1))
    }
}
