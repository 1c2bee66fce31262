import ConnectionStrings
import Foundation
import Testing

/// Runs what other programs read against what this module wrote; skipped where they are missing.
@Suite("Other programs read the same")
struct CrossCheckTests {
    private static let python = program("python3")
    private static let shell = program("sh")

    private static func program(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return data
    }

    private static func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("strings-\(UUID().uuidString)")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }

    private static func samples() throws -> [ConnectionProperties] {
        var random = RandomValues(seed: 3)
        return (0..<200).map { _ in random.properties(3) }
    }

    private static let reader = """
        import ast, json, sys, urllib.parse
        lines = json.load(open(sys.argv[1], encoding="utf-8"))
        def literal(script):
            for node in ast.walk(ast.parse(script)):
                if isinstance(node, ast.Call):
                    return ast.literal_eval(node.args[0])
        def query(url):
            return urllib.parse.unquote_plus(url.split("?", 1)[1])
        json.dump([literal(a) for a, _ in lines] + [query(b) for _, b in lines], sys.stdout)
        """

    @Test("Python reads the literal and decodes the URL", .enabled(if: python != nil))
    func pythonReads() throws {
        let connector = try TestServices.connector()
        let print = { (properties: ConnectionProperties, dialect: Dialect) in
            try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
        }
        let samples = try Self.samples()
        let written = try samples.map { [try print($0, .python), try print($0, .sqlAlchemy1)] }
        let expected = try samples.map { try print($0, .cdata) } + (try samples.map { try print($0, .adoNet) })
        let program = try #require(Self.python)
        let json = String(decoding: try JSONEncoder().encode(written), as: UTF8.self)
        try Self.withFile(json) { file in
            let read = try JSONDecoder().decode([String].self, from: Self.run(program, ["-c", Self.reader, file]))
            #expect(read.map { Array($0.utf8) } == expected.map { Array($0.utf8) })
        }
    }

    @Test("A shell reads the environment file", .enabled(if: shell != nil))
    func shellReads() throws {
        var random = RandomValues(seed: 4)
        let properties = random.properties(300)
        let connector = try TestServices.connector()
        let text = try ConnectionStringPrinter.print(properties, as: .environment, connector: connector) { _ in false }
        let program = try #require(Self.shell)
        let names = properties.names.map { "\"$\($0)\"" }.joined(separator: " ")
        try Self.withFile(text) { file in
            let data = try Self.run(program, ["-c", ". \"$0\"; printf '%s\\0' \(names)", file])
            let read = data.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { Array($0) }
            #expect(read == properties.pairs.map { Array($0.value.utf8) })
        }
    }
}
