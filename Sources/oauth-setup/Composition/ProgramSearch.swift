internal import CPlatform
internal import Glibc

/// Looks for other programs.
enum ProgramSearch {
    /// The path of a program, by name in `PATH` or by path; nil when there is none that can be run.
    static func path(_ name: String, environment: [String: String]) -> String? {
        path(Array(name.utf8), in: environment["PATH"].map { Array($0.utf8) })
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same for names that need not be text.
    static func path(_ name: [UInt8], in folders: [UInt8]?) -> [UInt8]? {
        let slash = UInt8(ascii: "/")
        if name.contains(slash) { return isProgram(name) ? name : nil }
        guard !name.isEmpty else { return nil }
        let folders = (folders ?? Array("/usr/bin:/bin".utf8)).split(separator: UInt8(ascii: ":"))
        return folders.map { $0 + [slash] + name }.first(where: isProgram)
    }

    /// Whether something has that path.
    static func isThere(_ path: [UInt8]) -> Bool {
        unsafe path.asPath { unsafe access($0, F_OK) } == 0
    }

    private static func isProgram(_ path: [UInt8]) -> Bool {
        var status = platform_file_status()
        return unsafe path.asPath { path in
            unsafe access(path, X_OK) == 0 && platform_path_status(path, 1, &status) == 0
        } && status.mode & 0o170_000 == 0o100_000
    }
}

extension [UInt8] {
    /// Calls with the bytes as a C string.
    func asPath<Product>(_ body: (UnsafePointer<CChar>) -> Product) -> Product {
        let text = map { CChar(bitPattern: $0) } + [0]
        return unsafe body(text)
    }
}
