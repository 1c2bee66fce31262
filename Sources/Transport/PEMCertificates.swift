internal import Bounds
internal import NIOSSL
internal import ServiceCatalog
internal import SettingsStore

/// Certificates as people keep them: one or many in PEM, with or without a byte order mark, comments and other things between
/// them, or one in DER.
enum PEMCertificates {
    /// The certificates of a PEM text, or of the file at a path.
    ///
    /// - Parameters:
    ///   - source: the text or path.
    ///   - name: the property or variable it came from.
    /// - Returns: at least one.
    /// - Throws: ``TransportError`` with the fact `badValue`, or `store` for a file that others could have written.
    static func authorities(_ source: String, property name: String) throws(TransportError) -> [NIOSSLCertificate] {
        let isText = source.contains("-----BEGIN")
        let bytes = isText ? Array(PEMText.wrapped(source).utf8) : try guarded(source, property: name)
        do throws(FieldProblem) {
            return try read(bytes)
        } catch {
            throw TransportError.badValue(name: name, why: error)
        }
    }

    /// Whoever writes this file decides whom secrets are sent to.
    private static func guarded(_ path: String, property name: String) throws(TransportError) -> [UInt8] {
        let bytes: [UInt8]?
        do {
            bytes = try GuardedFile.read(path, limit: SizeLimit.file)
        } catch {
            switch error {
            case .notPrivate, .folderNotPrivate: throw TransportError.store(error)
            case .damaged: throw TransportError.badValue(name: name, why: .fileTooLarge)
            default: throw TransportError.badValue(name: name, why: .fileNotReadable)
            }
        }
        guard let bytes else { throw TransportError.badValue(name: name, why: .fileNotReadable) }
        return bytes
    }

    /// A file with certificates or keys.
    static func file(_ path: String) throws(FieldProblem) -> [UInt8] {
        do {
            return try BoundedFile.read(path, limit: SizeLimit.file)
        } catch {
            throw error == .tooLarge ? .fileTooLarge : .fileNotReadable
        }
    }

    /// Reads every certificate that can be read, and passes over the others: one that was damaged should not take the rest with it.
    ///
    /// - Throws: `noCertificates` when there is none, `brokenCertificate` when none can be read.
    static func read(_ bytes: [UInt8]) throws(FieldProblem) -> [NIOSSLCertificate] {
        var found: [NIOSSLCertificate] = []
        var isAny = false
        for block in blocks(bytes) {
            isAny = true
            if let one = try? NIOSSLCertificate.fromPEMBytes(Array("\(block)\n".utf8)) { found += one }
        }
        if !isAny, let one = try? NIOSSLCertificate(bytes: bytes, format: .der) { return [one] }
        guard !found.isEmpty else { throw isAny ? .brokenCertificate : .noCertificates }
        return found
    }

    /// What stands from each `BEGIN … CERTIFICATE` to its `END`, without blanks around its lines; the last one may lack its end.
    private static func blocks(_ bytes: [UInt8]) -> [String] {
        var blocks: [String] = []
        var block: [Substring]?
        for line in String(foreign: bytes).split(whereSeparator: \.isNewline) {
            let line = line.trimmingBlanks().drop { $0 == "\u{FEFF}" }
            if line.hasPrefix("-----BEGIN ") {
                if let block { blocks.append(block.joined(separator: "\n")) }
                block = line.hasSuffix("CERTIFICATE-----") ? [line] : nil
            } else if block != nil {
                block?.append(line)
                guard line.hasPrefix("-----END "), let whole = block else { continue }
                blocks.append(whole.joined(separator: "\n"))
                block = nil
            }
        }
        if let block { blocks.append(block.joined(separator: "\n")) }
        return blocks
    }
}
