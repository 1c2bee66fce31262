internal import ServiceCatalog

/// What both URLs share.
enum SQLAlchemyURL {
    static func print(_ pairs: [WrittenPair], name: String, dialect: Dialect) throws(ConnectionStringError) -> String {
        guard !name.isEmpty, name.unicodeScalars.allSatisfy(isNameScalar) else {
            throw ConnectionStringError(.badConnectorName, dialect: dialect)
        }
        let query = pairs.map { encoded($0.name) + "=" + encoded(QuotedPairs.quoted($0.value)) }
        return name + ":///" + (query.isEmpty ? "" : "?" + query.joined(separator: ";"))
    }

    static func parse(_ text: SourceText, dialect: Dialect) throws(ConnectionStringError) -> FoundText {
        var reader = SourceReader(text)
        guard let name = Self.name(&reader), reader.take("?") || reader.next == nil else {
            throw ConnectionStringError(.wrongShape, position: text.position(reader.index), dialect: dialect)
        }
        var pairs: [FoundPair] = []
        for part in parts(of: text, from: reader.index) {
            var reader = SourceReader(text, in: part)
            pairs += try QuotedPairs.parse(try decoded(&reader))
            try ConnectionStringParser.checkCount(pairs.count - 1)
        }
        return FoundText(pairs: pairs, source: name.hasSuffix("_2") ? String(name.dropLast(2)) : name)
    }

    /// Whether a text begins like the URL of one version; 2's name ends in `_2`.
    static func begins(_ text: SourceText, isSecond: Bool) -> Bool {
        var reader = SourceReader(text)
        guard let name = Self.name(&reader), name.lowercased() != "jdbc" else { return false }
        return name.hasSuffix("_2") == isSecond
    }

    /// What stands before `:///`.
    private static func name(_ reader: inout SourceReader) -> String? {
        reader.skipBlanks()
        let name = String(reader.take(while: isNameScalar))
        guard !name.isEmpty, reader.take(":"), reader.take("/"), reader.take("/"), reader.take("/") else { return nil }
        return name
    }

    /// The parts between bare `&`, as people write them who know URLs, also `&amp;` of a page's source; a quoted value
    /// that goes over one is refused for its open quote.
    private static func parts(of text: SourceText, from start: Int) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var begin = start
        for index in start..<text.scalars.count where text.scalars[index] == "&" {
            parts.append(begin..<index)
            begin = index + 1
            if text.scalars[begin...].starts(with: "amp;".unicodeScalars) { begin += 4 }
        }
        return parts + [begin..<text.scalars.count]
    }

    static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isWord || scalar == "_" || scalar == "+"
    }

    private static func encoded(_ text: String) -> String {
        String(
            text.unicodeScalars.flatMap { scalar in
                scalar.isWord || "-._~:/,*".unicodeScalars.contains(scalar)
                    ? [scalar] : Array(PercentEncoding.encode(String(scalar)).unicodeScalars)
            }
        )
    }

    private static func decoded(_ reader: inout SourceReader) throws(ConnectionStringError) -> SourceText {
        var scalars: [Unicode.Scalar] = []
        var indices: [Int] = []
        while let scalar = reader.next {
            let start = reader.index
            switch scalar {
            case "#": throw reader.failure(.badEscape)
            case "%":
                var escape: [Unicode.Scalar] = []
                while reader.take("%") {
                    guard let high = reader.take(), let low = reader.take() else {
                        throw reader.failure(.badEscape, at: start)
                    }
                    escape += ["%", high, low]
                }
                guard let text = PercentEncoding.decode(String(escape)) else {
                    throw reader.failure(.badEscape, at: start)
                }
                scalars += text.unicodeScalars
                indices += repeatElement(start, count: text.unicodeScalars.count)
            default:
                _ = reader.take()
                scalars.append(scalar == "+" ? " " : scalar)
                indices.append(start)
            }
        }
        return reader.text.derived(scalars, indices: indices + [reader.end])
    }
}
