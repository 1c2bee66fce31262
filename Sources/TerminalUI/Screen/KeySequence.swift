internal import SetupWizard

/// The keys that terminals of the xterm family send as sequences, also where the terminal's description differs.
enum KeySequence {
    /// After `ESC [`: the parameters and the final byte.
    static func control(_ parameters: String, _ final: UInt8) -> Key? {
        // Shift, Alt and Control are told in a second parameter; it matters for Shift-Tab and for moves by words.
        let parts = parameters.split(separator: ";", omittingEmptySubsequences: false)
        let first = parts.first ?? ""
        let isByWord = parts.count == 2 && ["3", "5", "7"].contains(parts[1])
        switch final {
        case UInt8(ascii: "C") where isByWord: return .wordRight
        case UInt8(ascii: "D") where isByWord: return .wordLeft
        case UInt8(ascii: "~"): return Int(first).flatMap(numbered)
        case UInt8(ascii: "Z"): return .backTab
        case UInt8(ascii: "A")...UInt8(ascii: "E") where parameters == "[": return .function(Int(final) - 0x40)
        // Other parameters make it a reply, such as the place of the cursor.
        default: return first.isEmpty || first == "1" ? letter(final) : nil
        }
    }

    /// After `ESC O`.
    static func singleShift(_ final: UInt8) -> Key? { final == UInt8(ascii: "M") ? .enter : letter(final) }

    /// After `ESC` alone, as Alt sends it: moves by words; nil for every other letter.
    static func alternate(_ final: UInt8) -> Key? {
        switch Character(Unicode.Scalar(final)) {
        case "b", "B": .wordLeft
        case "f", "F": .wordRight
        default: nil
        }
    }

    private static func letter(_ final: UInt8) -> Key? {
        switch Character(Unicode.Scalar(final)) {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "H": .home
        case "F": .end
        case "P": .function(1)
        case "Q": .function(2)
        case "R": .function(3)
        case "S": .function(4)
        default: nil
        }
    }

    private static func numbered(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }
}
