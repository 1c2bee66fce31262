internal import Bounds

/// Reads one text out of an XML document by the path of its element, and refuses what a reply has no need of.
///
/// Elements, attributes (skipped), character data, CDATA, comments, the five entities and character references are
/// understood; document type declarations are refused, and with them every entity bomb.
package enum XMLText {
    /// The text of the first element at a path.
    ///
    /// - Parameters:
    ///   - path: `/account/name`.
    ///   - bytes: the document, UTF-8.
    /// - Returns: nil when there is no such element; blanks at the ends are cut.
    /// - Throws: ``Malformed`` when the document is not well-formed as far as it was read.
    package static func find(_ path: String, in bytes: [UInt8]) throws(Malformed) -> String? {
        guard String(validForeign: bytes) != nil else { throw Malformed() }
        let wanted = path.split(separator: "/").map { String($0) }
        var reader = XMLReader(bytes)
        var open: [String] = []
        var found: [UInt8]?
        while let piece = try reader.next() {
            switch piece {
            case .data(let data):
                // Appended in place: a text may come in as many pieces as there is room for.
                if open == wanted { found?.append(contentsOf: try XMLReader.unescaped(data)) }
            case .verbatim(let data):
                if open == wanted { found?.append(contentsOf: data) }
            case .skipped: break
            case .close(let name):
                guard open.popLast() == name else { throw Malformed() }
                if open.count == wanted.count - 1, let found {
                    return String(String(foreign: found).trimmingBlanks())
                }
                if open.isEmpty { return nil }
            case .open(let name, let isEmpty):
                open.append(name)
                guard open.count <= 32 else { throw Malformed() }
                if open == wanted { found = found ?? [] }
                if isEmpty {
                    if open == wanted { return "" }
                    open.removeLast()
                }
            }
        }
        throw Malformed()
    }

    /// The document is not well-formed, or has what is refused.
    package struct Malformed: Error {}
}
