internal import Bounds
internal import CPlatform

/// Reads what a person types in the encoding of the terminal, which is that of the locale.
package enum TypedText {
    /// What some bytes are.
    package enum Reading: Sendable, Equatable {
        case character(Unicode.Scalar, length: Int)
        /// The beginning of a character.
        case beginning
        case nothing
    }

    /// Whether the locale has another encoding than UTF-8 (and its subset ASCII), so that ``first(_:)`` must be asked.
    package static var isForeign: Bool {
        guard let name = unsafe platform_codeset() else { return false }
        return !["UTF-8", "ANSI_X3.4-1968", ""].contains(unsafe String(cString: name))
    }

    /// The first character of some bytes, by the C library.
    package static func first(_ bytes: some Collection<UInt8>) -> Reading {
        let text = bytes.map { CChar(bitPattern: $0) }
        var number: UInt32 = 0
        let length = unsafe platform_decode_character(text, Int32(text.count), &number)
        if length == 0 { return .beginning }
        guard length > 0, let scalar = Unicode.Scalar(number) else { return .nothing }
        return .character(scalar, length: Int(length))
    }

    /// A whole text; what cannot be read becomes U+FFFD.
    package static func text(_ bytes: some Collection<UInt8>, isForeign: Bool = TypedText.isForeign) -> String {
        guard isForeign else { return String(foreign: bytes) }
        var text = String.UnicodeScalarView()
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            // No encoding of a locale has longer characters.
            if case .character(let scalar, let length) = first(rest.prefix(8)) {
                text.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                text.append("\u{FFFD}")
                rest = rest.dropFirst()
            }
        }
        return String(text).streamSafe
    }
}
