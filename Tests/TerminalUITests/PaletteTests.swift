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
