internal import Glibc

/// The paths that stand for an open file of this process.
package enum DescriptorPath {
    private static let streams = ["/dev/stdin": Int32(0), "/dev/stdout": 1, "/dev/stderr": 2]

    /// The descriptor that a path stands for, as `/dev/fd/3` does and what links to it; nil for any other path.
    ///
    /// By its number it can be used also where there is no `/proc`, and without losing its place in the file. Whoever replaced what
    /// a link to `/dev/stdout` leads to would take that away from everybody.
    package static func number(_ path: String) -> Int32? {
        var path = path
        for _ in 0..<8 {
            if let number = named(path) { return number }
            guard let status = try? FileStatus(at: path), status.kind == .link, [0, geteuid()].contains(status.owner),
                let target = try? FilePath.target(ofLink: path)
            else { return nil }
            path = target
        }
        return nil
    }

    private static func named(_ path: String) -> Int32? {
        if let number = streams[path] { return number }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            let digits = path.dropFirst(folder.count)
            return digits.allSatisfy { $0.isASCII && $0.isNumber } ? Int32(digits) : nil
        }
        return nil
    }
}
