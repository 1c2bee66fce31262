internal import Glibc

/// Reads files that a person or the environment names, and never more of them than is of use.
package enum BoundedFile {
    /// Why there is no content.
    package enum Failure: Error, Hashable {
        /// It is not there, or may not be read, or is a folder.
        case notReadable
        /// It goes on beyond the limit.
        case tooLarge
    }

    /// The bytes of a file, pipe or terminal to its end.
    ///
    /// - Parameters:
    ///   - path: where.
    ///   - limit: the most bytes.
    /// - Returns: the bytes.
    /// - Throws: ``Failure``.
    package static func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .notReadable }
        defer { close(file) }
        return try read(descriptor: file, limit: limit)
    }

    /// The bytes of an open file to its end.
    package static func read(descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &part, part.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .notReadable }
            guard count > 0 else { return bytes }
            guard bytes.count + count <= limit else { throw .tooLarge }
            bytes += part[..<count]
        }
    }
}
