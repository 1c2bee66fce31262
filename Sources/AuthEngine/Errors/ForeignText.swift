package import Secrets
internal import ServiceCatalog

/// Text from outside, made fit for a message: no markup, no control or direction characters, no secret, not long.
package enum ForeignText {
    /// The most characters a text keeps.
    package static let limit = 200

    /// Cleans a text.
    ///
    /// - Parameters:
    ///   - text: whatever a service, a page or a file said.
    ///   - secrets: everything secret that was sent; each becomes `***`, also when it comes back percent-encoded.
    /// - Returns: one line of at most ``limit`` characters.
    package static func clean(_ text: String, hiding secrets: [Secret] = []) -> String {
        // Enough to work on; what follows is linear in it.
        let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(8192)))
        let plain = hide(secrets, in: withoutMarkup(hide(secrets, in: start)))
        var cleaned = String.UnicodeScalarView()
        var blank = false
        var marks = 0
        for scalar in plain.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                blank = !cleaned.isEmpty
            } else if !isInvisible(scalar) {
                // Letters with two marks exist; towers of them only disturb the screen.
                marks = isMark(scalar) ? marks + 1 : 0
                guard marks <= 2 else { continue }
                if blank { cleaned.append(" ") }
                blank = false
                cleaned.append(scalar)
            }
            if cleaned.count > limit { break }
        }
        // Characters that were taken out may have stood inside a secret.
        cleaned = hide(secrets, in: String(cleaned)).unicodeScalars
        guard cleaned.count > limit else { return String(cleaned) }
        var cut = String.UnicodeScalarView(cleaned.prefix(limit - 1))
        cut.append("…")
        return String(cut)
    }

    /// An OAuth error code as it is, or nothing when it is not one (RFC 6749 section 4.1.2.1 allows more; nobody uses it).
    package static func errorCode(_ text: String) -> String {
        let fits =
            text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
            }
        return fits ? text : ""
    }

    /// Takes out `<…>`; a `<` that nothing closes stays out as well.
    private static func withoutMarkup(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        var inTag = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": inTag = true
            case ">": inTag = false
            default: if !inTag { plain.append(scalar) }
            }
        }
        return String(plain)
    }

    /// Bytes are compared: as characters, a secret with a combining mark behind it would be another text.
    private static func hide(_ secrets: [Secret], in text: String) -> String {
        var bytes = Array(text.utf8)
        let stars = Array("***".utf8)
        for secret in secrets where secret.count >= 3 {
            bytes = bytes.replacing(Array(secret.reveal().utf8), with: stars)
            bytes = bytes.replacing(Array(PercentEncoding.encode(secret.reveal()).utf8), with: stars)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Characters that show nothing or turn what follows around.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
        default: false
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }
}
