/// Takes secrets out of text, in whatever way they are written there.
///
/// Found are a secret as it is, in either case, with percent signs (of either case, of some of its characters, twice), as a form sends it, with
/// entities of HTML, with escapes of JSON, CSS or octal ones, in base64 (also twice), base64url or base32 at any place of what
/// was encoded (such as a `Basic` header), in hexadecimal, in UTF-16, in letters of full width, as the numbers of its
/// characters, and with its letters spoilt by another character set. Where enough of it are letters and digits, these alone
/// count: whatever breaks it up is hidden with it. The time is linear in the text, however many secrets there are.
package struct SecretFilter: Sendable {
    /// What stands for a secret.
    package static let mark = "***"
    /// How often an encoding may have been encoded again.
    private static let layers = 4

    /// Secrets of fewer bytes would take common words out of everything.
    private let shortest: Int
    private var plain: PieceIndex
    private var encoded: PieceIndex
    /// The letters and digits alone, of secrets and of their bytes in hexadecimal.
    private var letters: PieceIndex
    /// Fewer letters and digits than these stand in other texts, too.
    private static let fewestLetters = 6

    /// A filter that knows nothing yet.
    ///
    /// - Parameters:
    ///   - shortest: the fewest bytes of a secret that is looked for.
    ///   - findsPieces: whether pieces of a secret are hidden as well, from 12 bytes on.
    package init(shortest: Int, findsPieces: Bool) {
        self.shortest = shortest
        plain = PieceIndex(findsPieces: findsPieces)
        encoded = PieceIndex(findsPieces: findsPieces)
        letters = PieceIndex(findsPieces: findsPieces)
    }

    /// Remembers a secret.
    package mutating func insert(_ secret: String) {
        guard secret.utf8.count >= shortest else { return }
        for form in SecretForms.plain(secret) where plain.insert(form.map(Self.folded)) {
            for bare in [TextLayer(form).letters.bytes, SecretForms.hexadecimal(form)]
            where bare.count >= max(Self.fewestLetters, form.count / 2) { letters.insert(bare) }
            guard form.count <= secret.utf8.count * 2 else { continue }
            for core in SecretForms.encoded(form) where core.count >= 4 { encoded.insert(core) }
        }
        for form in SecretForms.percentEncoded(secret) {
            for core in SecretForms.encoded(form) { encoded.insert(core) }
        }
    }

    /// The text with ``mark`` in the place of every secret.
    package func hide(_ text: String) -> String {
        guard !plain.isEmpty, !text.isEmpty else { return text }
        let source = Array(text.utf8)
        var hidden = HiddenBytes(source)
        var layer: TextLayer? = TextLayer(source)
        for _ in 0..<Self.layers {
            guard let current = layer else { break }
            for read in [current, current.withoutMarkup].compactMap(\.self) { search(read, &hidden) }
            layer = current.unescaped()
        }
        return hidden.text(mark: Self.mark) ?? text
    }

    private func search(_ layer: TextLayer, _ hidden: inout HiddenBytes) {
        let code = layer.codeOnly
        encoded.search(code.bytes) { hidden.hideWord(code.sourceRange($0)) }
        for read in [layer] + [8, 10, 16].flatMap(layer.listed) {
            plain.search(read.bytes.map(Self.folded)) { hidden.hide(read.sourceRange($0)) }
            let bare = read.letters
            letters.search(bare.bytes) { hidden.hide(bare.sourceRange($0)) }
        }
    }

    /// A form writes a blank as `+`; a name of a host, and what else knows no case, gives a secret away in lower case, too.
    private static func folded(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "+"): UInt8(ascii: " ")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: byte
        }
    }
}

/// Which bytes of a text are taken out.
private struct HiddenBytes {
    private let source: [UInt8]
    private var isHidden: [Bool]
    /// For each byte one at or behind it, up to which all are hidden: what is hidden again costs nothing.
    private var shown: [Int]
    private var isAny = false

    init(_ source: [UInt8]) {
        self.source = source
        isHidden = Array(repeating: false, count: source.count)
        shown = Array(0...source.count)
    }

    mutating func hide(_ range: Range<Int>) {
        isAny = true
        var index = firstShown(from: range.lowerBound)
        while index < range.upperBound {
            isHidden[index] = true
            shown[index] = index + 1
            index = firstShown(from: index + 1)
        }
    }

    private mutating func firstShown(from start: Int) -> Int {
        var end = start
        while shown[end] != end { end = shown[end] }
        var index = start
        while shown[index] != end { (shown[index], index) = (end, shown[index]) }
        return end
    }

    /// Hides the whole run of base64 around a range: its first and last digit tell something of the secret too.
    mutating func hideWord(_ range: Range<Int>) {
        guard firstShown(from: range.lowerBound) < range.upperBound else { return }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start > 0, !isHidden[start - 1], TextLayer.isDigit(source[start - 1]) { start -= 1 }
        while end < source.count, !isHidden[end], TextLayer.isDigit(source[end]) || source[end] == UInt8(ascii: "=") {
            end += 1
        }
        hide(start..<end)
    }

    /// The text that is left; nil when nothing was hidden.
    func text(mark: String) -> String? {
        guard isAny else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var wasHidden = false
        for (index, byte) in source.enumerated() {
            // No character is cut.
            let isInside = byte & 0xC0 == 0x80
            let startsBeforeHidden = !isInside && byte >= 0x80 && hidesRest(of: index)
            let hides = isHidden[index] || startsBeforeHidden || (isInside && wasHidden)
            if hides, !wasHidden { bytes += Array(mark.utf8) }
            if !hides { bytes.append(byte) }
            wasHidden = hides
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether one of the bytes that complete a character is hidden.
    private func hidesRest(of index: Int) -> Bool {
        var place = index + 1
        while place < source.count, source[place] & 0xC0 == 0x80 {
            if isHidden[place] { return true }
            place += 1
        }
        return false
    }
}
