internal import SetupWizard

/// How a run of text looks.
///
/// Colour never says anything that a word, a mark or the attributes do not say too.
package struct TextLook: Sendable, Equatable {
    /// A colour over the terminal's own background.
    package enum Color: Sendable, Equatable {
        case own
        case red
        case green
        case yellow
        case cyan
    }

    package var bold = false
    package var dim = false
    package var underlined = false
    package var reversed = false
    package var color = Color.own

    package static let plain = TextLook()
    package static let strong = TextLook(bold: true)
    package static let quiet = TextLook(dim: true)
    package static let warning = TextLook(bold: true, color: .yellow)
    package static let problem = TextLook(bold: true, color: .red)
    package static let success = TextLook(bold: true, color: .green)
    package static let banner = TextLook(bold: true, reversed: true)
    package static let focused = TextLook(bold: true, color: .cyan)
    package static let value = TextLook(underlined: true)
    package static let focusedValue = TextLook(reversed: true)

    static func of(_ style: TextStyle) -> TextLook {
        switch style {
        case .normal: plain
        case .quiet: quiet
        case .strong: strong
        case .warning: warning
        case .success: success
        }
    }
}
