internal import Foundation

/// Looks for other programs.
enum ProgramSearch {
    /// The path of a program, by name in `PATH` or by path; nil when there is none that can be run.
    static func path(_ name: String, environment: [String: String]) -> String? {
        if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
        let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
