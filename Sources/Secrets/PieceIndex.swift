/// Finds many texts in another one by a rolling hash, in a time that does not depend on how many they are.
struct PieceIndex: Sendable {
    /// The lengths of the windows whose hashes are compared: the longest that fits begins the search for a text.
    private static let lengths = [3, 4, 6, 8, 12, 16, 24, 32]
    /// The length of a piece that is hidden by itself.
    private static let piece = 12
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    private let findsPieces: Bool
    private var texts: Set<[UInt8]> = []
    /// By the length of a window and its hash: the texts that begin with it.
    private var beginnings: [Int: [UInt64: [[UInt8]]]] = [:]
    /// The hashes of all windows of ``piece`` bytes.
    private var pieces: Set<UInt64> = []

    init(findsPieces: Bool) { self.findsPieces = findsPieces }

    var isEmpty: Bool { texts.isEmpty }

    /// Remembers a text.
    ///
    /// - Returns: whether it is new.
    @discardableResult
    mutating func insert(_ text: [UInt8]) -> Bool {
        guard let length = Self.lengths.last(where: { $0 <= text.count }), texts.insert(text).inserted else {
            return false
        }
        if findsPieces, text.count >= Self.piece {
            Self.windows(of: text, Self.piece) { _, hash in pieces.insert(hash) }
        } else {
            Self.windows(of: Array(text.prefix(length)), length) { _, hash in
                beginnings[length, default: [:]][hash, default: []].append(text)
            }
        }
        return true
    }

    /// Goes through a text and tells where something that is known stands in it.
    func search(_ text: [UInt8], found: (Range<Int>) -> Void) {
        if !pieces.isEmpty {
            Self.windows(of: text, Self.piece) { start, hash in
                if pieces.contains(hash) { found(start..<start + Self.piece) }
            }
        }
        // A text that repeats itself could make each comparison long: then the window alone must do.
        var budget = 64 * text.count + 4096
        for (length, beginnings) in beginnings {
            Self.windows(of: text, length) { start, hash in
                for known in beginnings[hash] ?? [] {
                    let end = min(text.count, start + known.count)
                    let isKnown = budget <= 0 || text[start..<end].elementsEqual(known.prefix(end - start))
                    budget -= end - start
                    // At the end of the text the rest may have been cut off.
                    if isKnown { found(start..<end) }
                }
            }
        }
    }

    /// Every window of a length with its hash.
    private static func windows(of text: [UInt8], _ length: Int, _ body: (Int, UInt64) -> Void) {
        guard text.count >= length else { return }
        var highest: UInt64 = 1
        for _ in 1..<length { highest = highest &* base }
        var hash: UInt64 = 0
        for (index, byte) in text.enumerated() {
            if index >= length { hash = hash &- (UInt64(text[index - length]) &+ 1) &* highest }
            hash = hash &* base &+ UInt64(byte) &+ 1
            if index >= length - 1 { body(index - length + 1, hash) }
        }
    }
}
