internal import Foundation

/// A program of the machine, run in a private folder that is removed afterwards.
package struct Tool: Sendable {
    /// How it ended and what it printed.
    package struct Result: Sendable {
        package let status: Int32
        package let output: [UInt8]
    }

    private let path: String

    /// Looks a program up in `PATH`; nil when it is not installed.
    package init?(_ name: String) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        guard
            let path = folders.map({ "\($0)/\(name)" })
                .first(where: { FileManager.default.isExecutableFile(atPath: $0) })
        else { return nil }
        self.path = path
    }

    /// Runs it with some files in its working folder; what it complains about is thrown away.
    package func run(_ arguments: [String], files: [String: [UInt8]] = [:]) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "oauth-setup-tool-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, content) in files {
            try Data(content).write(to: folder.appending(path: name))
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.runUnblocked()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(status: process.terminationStatus, output: Array(output))
    }
}
