/// Opens a file of any size piece by piece, while it holds the header or two chunks of 64 KiB in memory.
///
/// Every byte it hands out is authentic and in its place, but only ``finish()`` tells that it is all of the content.
public struct AgeReader: Sendable {
    private enum Stage {
        /// It is not known whether there is an armor.
        case undecided
        case header
        case nonce(AgeFileKey)
        case content(Payload, isFirst: Bool)
        /// After the last chunk: nothing may follow.
        case ended
    }

    /// The longest header that is waited for.
    private static let headerLimit = 1 << 20
    private static let sealedChunkByteCount = Payload.chunkByteCount + Payload.tagByteCount

    private let identities: [any AgeIdentity]
    private let stanzaLimit: Int
    private var stage: Stage
    private var armor: ArmorReader?
    private var held: [UInt8] = []
    private var failure: AgeError?
    /// The types of the header's stanzas, once it was read.
    private(set) var stanzaTypes: [String] = []
    /// Where the first header line begins that was not seen to its end yet.
    private var headerLine = 0

    /// Begins to open a file.
    ///
    /// - Parameters:
    ///   - identities: Tried in this order.
    ///   - encoding: How the file is written down; found out when it is left out.
    ///   - stanzaLimit: The most stanzas to accept.
    public init(
        with identities: [any AgeIdentity],
        encoding: Age.Encoding = .automatic,
        stanzaLimit: Int = Age.defaultStanzaLimit
    ) {
        self.identities = identities
        self.stanzaLimit = stanzaLimit
        stage = encoding == .automatic ? .undecided : .header
        armor = encoding == .armored ? ArmorReader() : nil
    }

    /// Opens the next piece of the file.
    ///
    /// - Parameter file: Any number of bytes.
    /// - Returns: The content that is ready; may be empty. What comes before damage is still handed out, and the next
    ///   call throws.
    /// - Throws: ``AgeError``: `armor`, `header`, `noMatch`, `headerMAC` or `payload`; then at each call.
    public mutating func read(_ file: some Collection<UInt8>) throws(AgeError) -> [UInt8] {
        var content: [UInt8] = []
        do throws(AgeError) {
            try read(file, into: &content)
        } catch {
            if content.isEmpty { throw error }
        }
        return content
    }

    /// Opens the last chunk; only now it is known that nothing is missing.
    ///
    /// - Returns: The rest of the content.
    /// - Throws: ``AgeError`` as ``read(_:)`` does; for a file that is cut short it is `payload`, or `header`.
    public mutating func finish() throws(AgeError) -> [UInt8] {
        var content: [UInt8] = []
        try finish(into: &content)
        return content
    }

    mutating func read(_ file: some Collection<UInt8>, into content: inout [UInt8]) throws(AgeError) {
        if let failure { throw failure }
        do throws(AgeError) {
            var rest = file[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Payload.chunkByteCount)
                rest = rest.dropFirst(piece.count)
                try take(Array(piece), into: &content)
            }
        } catch {
            failure = error
            throw error
        }
    }

    mutating func finish(into content: inout [UInt8]) throws(AgeError) {
        if let failure { throw failure }
        do throws(AgeError) {
            if case .undecided = stage { try decide(isArmored: false, into: &content) }
            if var armor {
                held += try armor.finish()
                try advance(into: &content)
            }
            try end(into: &content)
        } catch {
            failure = error
            throw error
        }
    }

    /// Whether the header, as far as it was read, has a stanza of that type.
    static func stanzaTypes(in file: [UInt8]) -> [String] {
        do throws(AgeError) {
            var armor = ArmorReader()
            let bytes = Armor.begins(file) == true ? try armor.read(file) : file
            let (header, _) = try HeaderParser.parse(bytes, stanzaLimit: Age.defaultStanzaLimit)
            return header.stanzas.map(\.type)
        } catch {
            return []
        }
    }

    private mutating func take(_ piece: [UInt8], into content: inout [UInt8]) throws(AgeError) {
        if case .undecided = stage {
            held += piece
            // Blanks without an end are no age file either.
            let isArmored = Armor.begins(held) ?? (held.count > Payload.chunkByteCount ? false : nil)
            if let isArmored { try decide(isArmored: isArmored, into: &content) }
            return
        }
        held += try armor?.read(piece) ?? piece
        try advance(into: &content)
    }

    private mutating func decide(isArmored: Bool, into content: inout [UInt8]) throws(AgeError) {
        stage = .header
        if isArmored {
            var armor = ArmorReader()
            held = try armor.read(held)
            self.armor = armor
        }
        try advance(into: &content)
    }

    /// Goes as far as the bytes at hand allow.
    private mutating func advance(into content: inout [UInt8]) throws(AgeError) {
        if case .header = stage, try isHeaderWhole() {
            let (header, start) = try HeaderParser.parse(held, stanzaLimit: stanzaLimit)
            stanzaTypes = header.stanzas.map(\.type)
            let key = try fileKey(header.stanzas)
            guard header.isAuthentic(for: key) else { throw AgeError.headerMAC }
            held.removeFirst(start)
            stage = .nonce(key)
        }
        if case .nonce(let key) = stage, held.count >= Payload.nonceByteCount {
            stage = .content(Payload(key: key, nonce: held.prefix(Payload.nonceByteCount)), isFirst: true)
            held.removeFirst(Payload.nonceByteCount)
        }
        // The last chunk is known by the end of the file, so that one more byte must be there.
        while case .content(var payload, let isFirst) = stage, held.count > Self.sealedChunkByteCount {
            let chunk = held.prefix(Self.sealedChunkByteCount)
            if let opened = payload.open(chunk, isLast: false) {
                content += opened
                stage = .content(payload, isFirst: false)
            } else {
                try openLast(chunk, &payload, isFirst: isFirst, into: &content)
            }
            held.removeFirst(chunk.count)
        }
        if case .ended = stage, !held.isEmpty { throw AgeError.payload(.somethingFollows) }
    }

    private mutating func end(into content: inout [UInt8]) throws(AgeError) {
        switch stage {
        case .undecided, .header:
            _ = try HeaderParser.parse(held, stanzaLimit: stanzaLimit)
            throw AgeError.header(.cutShort)
        case .nonce: throw AgeError.header(.nothingFollows)
        case .content(var payload, let isFirst):
            if held.count == Self.sealedChunkByteCount, let opened = payload.open(held[...], isLast: false) {
                content += opened
                throw AgeError.payload(.cutShort)
            }
            try openLast(held[...], &payload, isFirst: isFirst, into: &content)
        case .ended: break
        }
    }

    private mutating func openLast(
        _ chunk: ArraySlice<UInt8>,
        _ payload: inout Payload,
        isFirst: Bool,
        into content: inout [UInt8]
    ) throws(AgeError) {
        guard let opened = payload.open(chunk, isLast: true) else {
            throw AgeError.payload(chunk.isEmpty ? .cutShort : .damaged)
        }
        guard !opened.isEmpty || isFirst else { throw AgeError.payload(.emptyLastChunk) }
        content += opened
        stage = .ended
    }

    /// Whether the line that closes the header is there; what cannot become a header is refused at once.
    private mutating func isHeaderWhole() throws(AgeError) -> Bool {
        if headerLine == 0 {
            guard let first = held.firstIndex(of: 10) else {
                guard held.count <= Armor.columns else { throw AgeError.header(.notAnAgeFile) }
                return false
            }
            guard held[..<first].elementsEqual(Header.version.utf8) else { return true }
            headerLine = first + 1
        }
        while let end = held[headerLine...].firstIndex(of: 10) {
            if held[headerLine...].starts(with: "---".utf8) { return true }
            headerLine = end + 1
        }
        guard held.count <= Self.headerLimit else { throw AgeError.header(.tooLong) }
        return false
    }

    private func fileKey(_ stanzas: [AgeStanza]) throws(AgeError) -> AgeFileKey {
        guard stanzas.count == 1 || !stanzas.contains(where: { $0.type == ScryptRecipient.type }) else {
            throw AgeError.header(.passphraseNotAlone)
        }
        for identity in identities { if let key = try identity.unwrap(stanzas) { return key } }
        throw AgeError.noMatch
    }
}
