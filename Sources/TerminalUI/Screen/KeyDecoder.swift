internal import Bounds
package import SetupWizard

/// Turns what arrives from the terminal into keys and pasted texts: a value, fed piece by piece.
///
/// It puts UTF-8, or the characters of another locale, together however their bytes are split, knows the usual sequences even where the terminal's description
/// does not, holds a lone Esc back for a moment, and swallows every sequence it does not know, such as replies. Its user says what
/// time it is, in milliseconds.
package struct KeyDecoder: Sendable {
    /// What comes from the terminal: a byte, or what ncurses made of several.
    package enum Input: Sendable, Equatable {
        case byte(UInt8)
        case key(Key)
        case pasteBegin
        case pasteEnd
        /// A mouse report begins; its coordinates follow as bytes.
        case mouse
    }

    /// What it meant.
    package enum Output: Sendable, Equatable {
        case key(Key)
        /// A text pasted as a whole: line ends as `\n`, one at the end taken off, no control characters.
        case paste(String)
        /// A paste of more than ``pasteLimit`` bytes, thrown away.
        case pasteTooLong
        case mouse(MouseEvent)
    }

    enum State: Sendable, Equatable {
        case ground
        case character([UInt8], length: Int)
        /// A character in the encoding of a locale that is not UTF-8.
        case foreign([UInt8])
        case escape
        case controlSequence([UInt8])
        case singleShift
        /// OSC, DCS and the like, until BEL or ST.
        case controlString(sawEscape: Bool)
        case mouse([UInt8])
        case paste([UInt8], tooLong: Bool)
    }

    /// The longest paste, in bytes.
    package static let pasteLimit = 64 * 1024

    var state = State.ground
    /// What the terminal sends for Backspace.
    private let eraseByte: UInt8
    /// How long Esc waits for what may follow it, in milliseconds; more on a link that has proved to be slow.
    var escapeDelay: Int
    /// Whether the terminal's encoding is the locale's, and that is not UTF-8.
    private let isForeign: Bool
    /// When something came last.
    private var last = 0
    /// When the Esc came that was given out as a key; nil once the rest of its sequence cannot follow any more.
    var escapedAt: Int?
    /// What may be that rest, and when it began.
    var rest: [UInt8] = []
    var restBegan = 0

    /// A decoder in its resting state.
    ///
    /// - Parameters:
    ///   - eraseByte: the terminal's erase character.
    ///   - escapeDelay: how long Esc waits for the rest of a sequence, in milliseconds.
    ///   - isForeign: whether bytes are characters of a locale that is not UTF-8, see ``TypedText``.
    package init(eraseByte: UInt8 = 0x7F, escapeDelay: Int = 50, isForeign: Bool = false) {
        self.isForeign = isForeign
        self.eraseByte = eraseByte
        self.escapeDelay = escapeDelay
    }

    /// After how many milliseconds of silence ``idle()`` is to be called; nil while nothing is half read.
    package var pendingTimeout: Int? {
        guard rest.isEmpty else { return restTimeout }
        return switch state {
        case .ground: nil
        case .escape: escapeDelay
        case .character, .foreign, .controlSequence, .singleShift, .controlString, .mouse: 1000
        case .paste: 3000
        }
    }

    /// Nothing came for ``pendingTimeout``: Esc was Esc; halves of anything else are dropped, an unfinished paste ends.
    package mutating func idle() -> [Output] {
        guard rest.isEmpty else { return typedRest() }
        defer { state = .ground }
        switch state {
        case .escape:
            escapedAt = last
            return [.key(.escape)]
        case .paste(let bytes, let tooLong): return pasted(bytes, tooLong: tooLong)
        default: return []
        }
    }

    /// Takes in the next piece.
    package mutating func feed(_ input: Input, at now: Int) -> [Output] {
        last = now
        if case .paste(var bytes, let tooLong) = state {
            // Taken out first, so that the bytes grow in place.
            state = .ground
            return feedPaste(input, &bytes, tooLong)
        }
        if case .byte(let byte) = input { return feedRest(byte, at: now) ?? feedSequence(byte) }
        let typed = typedRest()
        switch input {
        case .byte, .pasteEnd: break
        case .pasteBegin: state = .paste([], tooLong: false)
        case .mouse: state = .mouse([])
        // Esc at once before a key is Alt, which makes no difference.
        case .key(let key): return typed + [.key(key)]
        }
        return typed
    }

    private mutating func feedPaste(_ input: Input, _ bytes: inout [UInt8], _ tooLong: Bool) -> [Output] {
        switch input {
        case .pasteEnd: return pasted(bytes, tooLong: tooLong)
        case .byte(let byte):
            bytes.append(byte)
            // The end mark, when ncurses did not recognise it.
            if byte == 0x7E, bytes.suffix(6).elementsEqual(Array("\u{1B}[201~".utf8)) {
                return pasted(bytes.dropLast(6), tooLong: tooLong)
            }
            if bytes.count > Self.pasteLimit + 6 {
                state = .paste(Array(bytes.suffix(6)), tooLong: true)
            } else {
                state = .paste(bytes, tooLong: tooLong)
            }
        default: state = .paste(bytes, tooLong: tooLong)
        }
        return []
    }

    private func pasted(_ bytes: some Collection<UInt8>, tooLong: Bool) -> [Output] {
        if tooLong || bytes.count > Self.pasteLimit { return [.pasteTooLong] }
        var text = ""
        for character in TypedText.text(bytes, isForeign: isForeign) {
            if character == "\r\n" || character == "\r" || character == "\n" {
                text.append("\n")
            } else if character == "\t" {
                text.append(" ")
            } else {
                text.unicodeScalars.append(
                    contentsOf: character.unicodeScalars.filter { $0.properties.generalCategory != .control }
                )
            }
        }
        if text.last == "\n" { text.removeLast() }
        return text.isEmpty ? [] : [.paste(text)]
    }

    mutating func feedSequence(_ byte: UInt8) -> [Output] {
        switch state {
        case .ground, .paste: return feedGround(byte)
        case .character(let bytes, let length): return feedCharacter(byte, bytes, length)
        case .foreign(let bytes): return feedForeign(bytes + [byte])
        case .escape: return feedEscape(byte)
        case .singleShift:
            state = .ground
            return KeySequence.singleShift(byte).map { [.key($0)] } ?? []
        case .controlSequence(let bytes): return feedControlSequence(byte, bytes)
        case .controlString(let sawEscape):
            let isOver = byte == 0x07 || (sawEscape && byte == UInt8(ascii: "\\"))
            state = isOver ? .ground : .controlString(sawEscape: byte == 0x1B)
        case .mouse(let bytes): return feedMouse(byte, bytes)
        }
        return []
    }

    mutating func feedGround(_ byte: UInt8) -> [Output] {
        state = .ground
        if byte == eraseByte { return [.key(.backspace)] }
        switch byte {
        case 0x1B: state = .escape
        case 0x0D, 0x0A: return [.key(.enter)]
        case 0x09: return [.key(.tab)]
        case 0x08, 0x7F: return [.key(.backspace)]
        case 0x01...0x1A: return [.key(.control(Character(Unicode.Scalar(byte + 0x60))))]
        case 0x1F: return [.key(.control("_"))]
        case 0x20..<0x7F: return [.key(.character(Character(Unicode.Scalar(byte))))]
        case 0x80... where isForeign: return feedForeign([byte])
        case 0xC2..<0xE0: state = .character([byte], length: 2)
        case 0xE0..<0xF0: state = .character([byte], length: 3)
        case 0xF0..<0xF5: state = .character([byte], length: 4)
        default: break
        }
        return []
    }

    private mutating func feedCharacter(_ byte: UInt8, _ bytes: [UInt8], _ length: Int) -> [Output] {
        guard byte & 0xC0 == 0x80 else { return feedGround(byte) }
        let bytes = bytes + [byte]
        guard bytes.count == length else {
            state = .character(bytes, length: length)
            return []
        }
        state = .ground
        guard let text = String(validForeign: bytes), let scalar = text.unicodeScalars.first,
            scalar.properties.generalCategory != .control
        else { return [] }
        return [.key(.character(Character(scalar)))]
    }

    private mutating func feedForeign(_ bytes: [UInt8]) -> [Output] {
        state = .ground
        switch TypedText.first(bytes) {
        case .beginning where bytes.count < 8:
            state = .foreign(bytes)
            return []
        case .character(let scalar, _) where scalar.properties.generalCategory != .control:
            return [.key(.character(Character(scalar)))]
        default:
            // The last byte may be a key of its own after half a character.
            return bytes.count > 1 ? bytes.last.map { feedGround($0) } ?? [] : []
        }
    }
}
