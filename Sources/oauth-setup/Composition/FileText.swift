internal import Foundation

/// Reads small files that a person names.
enum FileText {
    /// The bytes of a file, `-` for standard input; nil when it cannot be read or is longer than 1 MiB.
    static func read(_ path: String) -> [UInt8]? {
        let limit = 1 << 20
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        guard let data = try? handle?.read(upToCount: limit + 1) ?? Data(), data.count <= limit, handle != nil else {
            return nil
        }
        return Array(data)
    }
}
