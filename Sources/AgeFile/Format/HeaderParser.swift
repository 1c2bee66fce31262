internal import Bounds

/// Reads the header of an age file; what it does not expect, it refuses.
struct HeaderParser {
    static let columns = 64

    private let bytes: [UInt8]
    private let stanzaLimit: Int
    private var position = 0

    /// Splits a file into its header and the place where the payload starts.
    static func parse(_ bytes: [UInt8], stanzaLimit: Int) throws(AgeError) -> (header: Header, payload: Int) {
        var parser = HeaderParser(bytes: bytes, stanzaLimit: stanzaLimit)
        let header = try parser.header()
        return (header, parser.position)
    }

    private init(bytes: [UInt8], stanzaLimit: Int) {
        self.bytes = bytes
        self.stanzaLimit = stanzaLimit
    }

    private mutating func line() throws(AgeError) -> ArraySlice<UInt8> {
        guard let end = bytes[position...].firstIndex(of: 10) else { throw AgeError.header(.cutShort) }
        defer { position = end + 1 }
        return bytes[position..<end]
    }

    private mutating func header() throws(AgeError) -> Header {
        let version = try line()
        guard version.elementsEqual(Header.version.utf8) else {
            let isAge = version.starts(with: "age-encryption.org/".utf8)
            throw AgeError.header(isAge ? .unknownVersion : .notAnAgeFile)
        }
        var stanzas: [AgeStanza] = []
        while true {
            let start = position
            let line = try line()
            if line.starts(with: "---".utf8) {
                guard !stanzas.isEmpty else { throw AgeError.header(.noStanza) }
                let covered = Array(bytes[..<(start + 3)])
                return Header(stanzas: stanzas, covered: covered, mac: try mac(line))
            }
            guard stanzas.count < stanzaLimit else { throw AgeError.header(.tooManyStanzas(limit: stanzaLimit)) }
            stanzas.append(try stanza(line))
        }
    }

    private func mac(_ line: ArraySlice<UInt8>) throws(AgeError) -> [UInt8] {
        guard line.starts(with: "--- ".utf8), let mac = Base64.decode(line.dropFirst(4), padded: false),
            mac.count == Header.macByteCount
        else { throw AgeError.header(.badLastLine) }
        return mac
    }

    private mutating func stanza(_ line: ArraySlice<UInt8>) throws(AgeError) -> AgeStanza {
        guard line.starts(with: "-> ".utf8) else { throw AgeError.header(.noArrow) }
        let words = line.dropFirst(3).split(separator: 32, omittingEmptySubsequences: false)
            .map { String(foreign: $0) }
        guard words.allSatisfy(Header.isWord) else { throw AgeError.header(.badArguments) }
        var body: [UInt8] = []
        while true {
            let line = try self.line()
            guard line.count <= Self.columns, let bytes = Base64.decode(line, padded: false) else {
                throw AgeError.header(.badBody)
            }
            body += bytes
            if line.count < Self.columns { break }
        }
        return AgeStanza(type: words[0], arguments: Array(words.dropFirst()), body: body)
    }
}
