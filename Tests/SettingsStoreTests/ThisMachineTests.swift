import Foundation
import SettingsStore
import TestSupport
import Testing

@Suite("Which machine this is")
struct ThisMachineTests {
    private static let one = "3d1219c7c4c5404aaa1f6d2a48adfda4"

    /// The mark of a machine with these files; nil stands for one that is not there.
    private func mark(_ files: [String?], environment: [String: String] = [:]) throws -> String? {
        let machine = try Machine()
        let paths = try files.enumerated().map { index, content in
            let path = machine.place.path(of: "id\(index)")
            if let content { try write(content, to: path, mode: 0o444) }
            return path
        }
        return store(machine, paths, environment).machine
    }

    private func store(_ machine: Machine, _ paths: [String], _ environment: [String: String]) -> SettingsStore {
        SettingsStore(
            folder: machine.folder,
            environment: environment,
            world: .init(now: { 1 }, machineIdentifiers: paths)
        )
    }

    @Test("is told by a hash of its identifier, the same each time, which does not show the identifier")
    func hashed() throws {
        let mark = try #require(try mark([Self.one + "\n"]))
        #expect(mark.count == 32 && mark != Self.one)
        #expect(try self.mark([Self.one]) == mark)
        #expect(try self.mark([Self.one.uppercased()]) == mark)
        #expect(try self.mark([Self.one.replacing("3d", with: "3e")]) != mark)
    }

    @Test(
        "is not known by what is no identifier for good",
        arguments: [
            nil, "", "\n", "uninitialized\n", "00000000000000000000000000000000", "3d1219c7", "not an id",
            "3d1219c7-c4c5-404a-aa1f-6d2a48adfda4", "3d1219c7c4c5404aaa1f6d2a48adfda4f", "\u{0}\u{1}",
        ] as [String?]
    )
    func unknown(content: String?) throws {
        #expect(try mark([content]) == nil)
        // The other place is looked at then.
        #expect(try mark([content, Self.one]) == mark([Self.one]))
    }

    @Test("is not told by a folder or a pipe, and nobody waits for one")
    func strange() throws {
        let machine = try Machine()
        let pipe = machine.place.path(of: "pipe")
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(store(machine, [machine.place.path, pipe], [:]).machine == nil)
    }

    @Test("is what OAUTH_SETUP_MACHINE says, whatever the files say")
    func named() throws {
        let named = try mark([Self.one], environment: ["OAUTH_SETUP_MACHINE": "etl-1"])
        #expect(named?.count == 32)
        #expect(try mark([nil], environment: ["OAUTH_SETUP_MACHINE": "etl-1"]) == named)
        #expect(try mark([Self.one], environment: ["OAUTH_SETUP_MACHINE": "etl-2"]) != named)
        #expect(try mark([Self.one], environment: ["OAUTH_SETUP_MACHINE": ""]) == mark([Self.one]))
    }
}
