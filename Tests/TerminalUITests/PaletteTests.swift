import Foundation
import SetupWizard
import Testing

@testable import TerminalUI

@Suite("The colours of the grounds")
struct PaletteTests {
    private typealias RGB = (Double, Double, Double)

    /// What terminals show for the eight colours, black, red, green, yellow, cyan and white.
    private static let terminals: [String: [Palette.Color: RGB]] = [
        "xterm": [
            .black: (0, 0, 0), .red: (205, 0, 0), .green: (0, 205, 0), .yellow: (205, 205, 0), .cyan: (0, 205, 205),
            .white: (229, 229, 229),
        ],
        "GNOME Terminal": [
            .black: (23, 20, 33), .red: (192, 28, 40), .green: (38, 162, 105), .yellow: (162, 115, 76),
            .cyan: (42, 161, 179), .white: (208, 207, 204),
        ],
    ]

    /// The contrast of two colours (WCAG 2.1).
    private func contrast(_ one: RGB, _ other: RGB) -> Double {
        func luminance(_ color: RGB) -> Double {
            func part(_ value: Double) -> Double {
                let share = value / 255
                return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            return 0.2126 * part(color.0) + 0.7152 * part(color.1) + 0.0722 * part(color.2)
        }
        let (high, low) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)
    }

    @Test("every tag reads, whatever the terminal's own background is", arguments: Badge.Kind.allCases)
    func contrast(kind: Badge.Kind) throws {
        let (letters, ground) = Palette.colors(kind)
        let colors = try #require(Self.terminals["xterm"])
        let ratio = contrast(try #require(colors[letters]), try #require(colors[ground]))
        #expect(ratio >= 4.5, "\(kind): \(ratio)")
        // Terminals with a palette of their own choosing are beyond it, but not beyond reading.
        let muted = try #require(Self.terminals["GNOME Terminal"])
        #expect(contrast(try #require(muted[letters]), try #require(muted[ground])) >= 3.5)
    }

    @Test("text itself has no colour of its own")
    func ownColours() {
        for look in [TextLook.plain, .strong, .quiet, .name, .value, .focusedValue] { #expect(look.ground == nil) }
    }
}

@Suite("Enter")
struct EnterGuardTests {
    @Test("is not taken for half a second by a page that appeared by itself, nor are Space and Esc")
    func pause() {
        var guarded = EnterGuard()
        func lets(_ key: Key, at moment: Int) -> Bool { guarded.lets(key, at: moment) }
        #expect(lets(.enter, at: 0))
        guarded.pageAppeared(at: 10_000)
        for (index, key) in [Key.enter, .character(" "), .escape].enumerated() {
            #expect(!lets(key, at: 10_200 + index))
            #expect(lets(key, at: 10_500 + index))
            guarded.arrivalBegan()
        }
        for key in [Key.down, .control("c"), .character("a")] { #expect(lets(key, at: 10_001)) }
    }

    @Test("held down leads to one page, and no further before it is let go")
    func held() {
        var guarded = EnterGuard()
        func lets(_ key: Key, at moment: Int) -> Bool { guarded.lets(key, at: moment) }
        #expect(lets(.enter, at: 0))
        #expect(lets(.enter, at: 30), "still on the same page, from field to field")
        guarded.pageFollowed()
        for moment in stride(from: 60, to: 3_000, by: 30) { #expect(!lets(.enter, at: moment)) }
        #expect(lets(.enter, at: 3_200))
    }

    @Test("that arrives together with a text was pasted with it; after a few letters it was typed")
    func pasted() {
        var guarded = EnterGuard()
        func lets(_ key: Key, at moment: Int) -> Bool { guarded.lets(key, at: moment) }
        for character in "hello world" { #expect(lets(.character(character), at: 0)) }
        #expect(!lets(.enter, at: 0))
        guarded.arrivalBegan()
        for character in "kin" { #expect(lets(.character(character), at: 1_000)) }
        #expect(lets(.enter, at: 1_000))
    }
}
