internal import CBundled

/// A file of `Resources`, compiled into the program, so that the program runs when it is copied alone.
package struct BundledFile: Sendable {
    /// The file's path below `Resources`: `Pages/reply.html`.
    package let path: String
    private let index: Int32

    /// Its content.
    package var bytes: [UInt8] {
        let file = unsafe bundled_file(index)
        return unsafe Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.length)))
    }

    /// The last part of the path.
    package var name: String { String(path.split(separator: "/").last ?? "") }

    /// Its content as text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Every file, sorted by path.
    package static func all() -> [BundledFile] {
        (0..<bundled_count())
            .map { unsafe BundledFile(path: String(cString: bundled_file($0).path), index: $0) }
            .sorted { $0.path < $1.path }
    }

    /// The files of one folder, sorted by path.
    package static func all(in folder: String) -> [BundledFile] {
        all().filter { $0.path.hasPrefix(folder + "/") }
    }

    /// One file, by its path below `Resources`.
    package static func named(_ path: String) -> BundledFile? { all().first { $0.path == path } }
}
