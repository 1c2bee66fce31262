import Foundation
import TestSupport
import Testing

@testable import SettingsStore

/// What is wrong with a place for settings is known before anybody signs in.
@Suite("A place that could take settings")
struct VacantPlaceTests {
    private let machine: Machine

    init() throws { machine = try Machine() }

    private func problem(_ path: String) -> SettingsError? {
        do throws(SettingsError) {
            try machine.store.checkTakesSettings(.file(path: path))
            return nil
        } catch {
            return error
        }
    }

    @Test("is the default one, which is made, and any new name in a folder that is there")
    func good() {
        #expect(problem(machine.path) == nil)
        #expect(problem(machine.place.path(of: "mine.txt")) == nil)
    }

    @Test("is none in a folder that is missing, or in the place of a folder or of another file, which stays as it is")
    func bad() throws {
        let missing = machine.place.path(of: "missing")
        #expect(problem("\(missing)/mine.txt") == .cannotWrite(path: missing, .folderMissing))
        let folder = machine.place.path(of: "folder")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        #expect(problem(folder) == .notRegularFile(path: folder, .other))
        // Readable by others, as most files are: it is not the mode that is wrong with it.
        let other = machine.place.path(of: "notes.txt")
        try Data("root:x:0:0".utf8).write(to: URL(filePath: other))
        #expect(problem(other) == .alreadyThere(.file(path: other)))
        #expect(try String(contentsOfFile: other, encoding: .utf8) == "root:x:0:0")
    }
}
