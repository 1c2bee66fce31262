package import SetupWizard

/// How a run of text looks.
///
/// Text stands in the terminal's own colours. Colour is only the filled ground of a tag and of the selection, with the colour of the
/// letters given as well, so that it reads on black and on white; it never says anything that a word or a mark does not say too.
package struct TextLook: Sendable, Equatable {
    package var bold = false
    package var dim = false
    package var underlined = false
    package var reversed = false
    /// The ground it stands on; nil for the terminal's own.
    package var ground: Badge.Kind?

    package static let plain = TextLook()
    package static let strong = TextLook(bold: true)
    package static let quiet = TextLook(dim: true)
    package static let name = TextLook(bold: true, reversed: true)
    package static let value = TextLook(underlined: true)
    package static let focusedValue = TextLook(reversed: true)
    package static let selection = TextLook(ground: .selection)

    /// On the ground of a tag.
    package static func on(_ kind: Badge.Kind) -> TextLook { TextLook(ground: kind) }
}

/// The colours of the grounds, of the eight that every colour terminal has.
package enum Palette {
    /// One of the eight colours, by the number that ECMA-48 gives it.
    package enum Color: Int, Sendable {
        case black = 0
        case red = 1
        case green = 2
        case yellow = 3
        case cyan = 6
        case white = 7
    }

    /// The colours of the letters and of the ground.
    package static func colors(_ kind: Badge.Kind) -> (letters: Color, ground: Color) {
        switch kind {
        case .selection: (.black, .cyan)
        case .fault: (.white, .red)
        case .notice: (.black, .yellow)
        case .success: (.black, .green)
        }
    }
}

/// The marks of a screen: those of ASCII where others are missing or may be drawn two columns wide.
struct Marks {
    let pointer: String
    let done: String
    let current: String
    let ahead: String
    let line: String
    let between: String
    let arrows: String

    /// The mark of a stage, and how it looks with its words.
    func of(_ state: Page.Stage.State) -> (mark: String, look: TextLook) {
        switch state {
        case .done: (done, .plain)
        case .current: (current, .strong)
        case .ahead: (ahead, .quiet)
        }
    }

    static let ascii = Marks(
        pointer: ">",
        done: "[x]",
        current: "[>]",
        ahead: "[ ]",
        line: "-",
        between: ">",
        arrows: "<- ->"
    )
    static let drawn = Marks(
        pointer: "\u{203A}",
        done: "\u{2713}",
        current: "\u{25CF}",
        ahead: "\u{25CB}",
        line: "\u{2500}",
        between: "\u{203A}",
        arrows: "\u{2190} \u{2192}"
    )
}
