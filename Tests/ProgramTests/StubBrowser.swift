import Foundation
import TestSupport
import Testing

/// A browser that only notes which address it was asked to open.
final class StubBrowser {
    private let folder: TemporaryFolder

    /// What `BROWSER` is set to.
    let command: String

    init() throws {
        folder = try TemporaryFolder()
        command = folder.path(of: "browser")
        let script =
            "#!/bin/sh\nprintf '%s\\n' \"$1\" > '\(folder.path(of: "part"))'\n"
            + "mv '\(folder.path(of: "part"))' '\(folder.path(of: "address"))'\n"
        try Data(script.utf8).write(to: URL(filePath: command))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: command)
    }

    /// Whether it was asked for anything so far.
    var wasAsked: Bool { FileManager.default.fileExists(atPath: folder.path(of: "address")) }

    /// Waits for the address.
    func openedAddress() throws -> String {
        let deadline = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < deadline {
            if let data = FileManager.default.contents(atPath: folder.path(of: "address")) {
                return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            }
        }
        throw Failure()
    }

    struct Failure: Error {}
}
