internal import Glibc
internal import Localization
internal import TerminalUI
internal import Wording

/// Reads small files that a person names.
enum FileText {
    private static let limit = 1 << 20

    /// The bytes of a file, `-` for standard input; nil when it cannot be read or is longer than 1 MiB.
    ///
    /// What another system wrote in UTF-16 or UTF-32 with a byte order mark comes as UTF-8.
    static func read(_ path: String) -> [UInt8]? {
        guard path == "-" else {
            let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
            guard descriptor >= 0 else { return nil }
            let bytes = content(of: descriptor)
            let number = errno
            close(descriptor)
            errno = number
            return bytes.map(TextEncoding.utf8)
        }
        let isTerminal = isatty(STDIN_FILENO) == 1
        let bytes = isTerminal ? TerminalText.read(STDIN_FILENO, limit: limit) : content(of: STDIN_FILENO)
        return bytes.flatMap { $0.count <= limit ? TextEncoding.utf8($0) : nil }
    }

    /// The bytes of a file that is needed.
    ///
    /// - Parameters:
    ///   - path: the file, `-` for standard input.
    ///   - cannot: what is said where it cannot be read; why follows.
    /// - Returns: its bytes, a text in UTF-8.
    /// - Throws: ``Failure`` with the usage exit code.
    static func required(_ path: String, _ cannot: LocalizedText) throws(Failure) -> [UInt8] {
        errno = 0
        guard let bytes = read(path) else { throw Failure(FileFault(errno).words(cannot), exitCode: 2) }
        return bytes
    }

    /// Whether an open file that is no terminal has nothing left to read, and never will have.
    static func hasEnded(_ descriptor: Int32) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard isatty(descriptor) == 0, unsafe poll(&waiting, 1, 0) > 0 else { return false }
        var byte: UInt8 = 0
        return unsafe Glibc.read(descriptor, &byte, 1) == 0
    }

    /// What is left to read of an open file.
    ///
    /// - Parameters:
    ///   - descriptor: the file, at any place of it.
    ///   - limit: the most bytes that are taken.
    ///   - end: a byte behind which nothing more is read than has come with it; nil for the end of the file.
    /// - Returns: the bytes; nil when they cannot be read, or are more.
    static func content(of descriptor: Int32, limit: Int = limit, upTo end: UInt8? = nil) -> [UInt8]? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
            let count = unsafe Glibc.read(descriptor, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = unsafe poll(&waiting, 1, -1)
                continue
            }
            guard count >= 0 else { return nil }
            errno = 0
            bytes += piece.prefix(count)
            if count == 0 || end.map(piece.prefix(count).contains) == true { return bytes }
        }
        return nil
    }
}

/// How text files are encoded.
enum TextEncoding {
    /// A text in UTF-8: what begins with the byte order mark of UTF-16 or UTF-32, or has a NUL beside every letter as
    /// UTF-16 without one, is brought into it; everything else stays.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let units32 = { (order: [Int]) in
            decoded(bytes.dropFirst(4), width: 4, order, as: UTF32.self) { UTF32.CodeUnit($0) }
        }
        let units16 = { (dropping: Int, order: [Int]) in
            decoded(bytes.dropFirst(dropping), width: 2, order, as: UTF16.self) { UTF16.CodeUnit($0) }
        }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return units32([3, 2, 1, 0]) ?? bytes }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return units32([0, 1, 2, 3]) ?? bytes }
        if bytes.starts(with: [0xFF, 0xFE]) { return units16(2, [1, 0]) ?? bytes }
        if bytes.starts(with: [0xFE, 0xFF]) { return units16(2, [0, 1]) ?? bytes }
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return bytes }
        if bytes[1] == 0, bytes[3] == 0, bytes[0] != 0, bytes[2] != 0 { return units16(0, [1, 0]) ?? bytes }
        if bytes[0] == 0, bytes[2] == 0, bytes[1] != 0, bytes[3] != 0 { return units16(0, [0, 1]) ?? bytes }
        return bytes
    }

    private static func decoded<Encoding: Unicode.Encoding>(
        _ bytes: ArraySlice<UInt8>,
        width: Int,
        _ order: [Int],
        as encoding: Encoding.Type,
        _ unit: (UInt32) -> Encoding.CodeUnit
    ) -> [UInt8]? {
        let bytes = Array(bytes)
        guard bytes.count % width == 0 else { return nil }
        let units = stride(from: 0, to: bytes.count, by: width).map { start in
            unit(order.reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[start + $1]) })
        }
        return String(validating: units, as: encoding).map { Array($0.utf8) }
    }
}
