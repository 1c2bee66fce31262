import ConnectionStrings
import Foundation
import TestSupport
import Testing

/// Implementations that are not ours read what this module writes; `.ci/install` installs them.
@Suite("Readers of others take what is written here")
struct PeerTests {
    private static func works(_ check: String) -> Bool {
        (try? Tool("sh")?.run(["-c", check]))??.status == 0
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    private static let newer = root.appending(path: ".build/python/sqlalchemy2").path

    private static let hasMono = works("command -v mcs && command -v mono && ls /usr/lib/mono/4.5/System.Data.dll")
    private static let hasODBC = works("/usr/bin/python3 -c 'import ctypes; ctypes.CDLL(\"libodbcinst.so.2\")'")

    private func print(_ properties: ConnectionProperties, _ dialect: Dialect) throws -> String {
        let connector = try TestServices.connector()
        return try ConnectionStringPrinter.print(properties, as: dialect, connector: connector) { _ in false }
    }

    private func samples(_ count: Int, seed: UInt64) -> [ConnectionProperties] {
        var random = RandomValues(seed: seed)
        return (0..<count).map { _ in random.properties(4) }
    }

    private func run(_ script: String, _ files: [String: [UInt8]]) throws -> [String] {
        let ended = try #require(Tool("sh")).run(["-c", script], files: files)
        try #require(ended.status == 0, "\(String(decoding: ended.output, as: UTF8.self))")
        return String(decoding: ended.output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
    }

    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    private static let netProgram = """
        using System; using System.Data.Common; using System.IO; using System.Linq; using System.Text;
        class Program {
            static string In(string t) { return Encoding.UTF8.GetString(Convert.FromBase64String(t)); }
            static string Out(string t) { return Convert.ToBase64String(Encoding.UTF8.GetBytes(t)); }
            static void Main() {
                foreach (var line in File.ReadAllLines("input")) {
                    var words = line.Split(' ');
                    if (words[0] == "read") {
                        var read = new DbConnectionStringBuilder(); read.ConnectionString = In(words[1]);
                        Console.WriteLine(string.Join(" ", read.Keys.Cast<string>().OrderBy(k => k, StringComparer.Ordinal)
                            .Select(k => Out(k.ToLowerInvariant()) + ":" + Out((string)read[k]))));
                    } else {
                        var write = new DbConnectionStringBuilder(words[0] == "odbc");
                        for (int i = 1; i < words.Length; i++) {
                            var p = words[i].Split(':'); write[In(p[0])] = In(p[1]);
                        }
                        Console.WriteLine(Out(write.ConnectionString));
                    }
                }
            }
        }
        """

    private func net(_ lines: [String]) throws -> [String] {
        try run(
            "mcs -nologo -r:System.Data -out:p.exe p.cs >&2 && mono p.exe",
            ["p.cs": Array(Self.netProgram.utf8), "input": Array(lines.joined(separator: "\n").utf8)]
        )
    }

    private func words(_ properties: ConnectionProperties) -> String {
        properties.pairs.map { "\(base64($0.name)):\(base64($0.value))" }.joined(separator: " ")
    }

    @Test(".NET's DbConnectionStringBuilder, as Mono has it", .enabled(if: hasMono, "mono-mcs is not installed"))
    func mono() throws {
        let samples = samples(300, seed: 11)
        let read = try net(try samples.map { "read \(base64(try print($0, .adoNet)))" })
        for (properties, line) in zip(samples, read) {
            let text = try print(properties, .adoNet)
            // .NET takes an empty value for none.
            let expected = properties.pairs.filter { !$0.value.isEmpty }
                .map { "\(base64($0.name.lowercased())):\(base64($0.value))" }
            #expect(line == expected.joined(separator: " "), "\(text.debugDescription)")
        }
    }

    @Test("and it writes the same", .enabled(if: hasMono, "mono-mcs is not installed"))
    func monoWrites() throws {
        let samples = samples(300, seed: 12)
        let written = try net(samples.map { "net \(words($0))" })
        for (properties, line) in zip(samples, written) {
            // A value with a hidden character at an end we put in quotes, which .NET reads alike (mono above).
            guard !properties.pairs.contains(where: { Self.isOpen($0.value) }) else { continue }
            let text = try print(properties, .adoNet)
            #expect(line == base64(text), "\(text.debugDescription)")
        }
    }

    private static func isOpen(_ value: String) -> Bool {
        let hidden: Set<Unicode.Scalar> = ["\u{AD}", "\u{200D}", "\u{202E}", "\u{FEFF}"]
        return [value.unicodeScalars.first, value.unicodeScalars.last].contains { $0.map(hidden.contains) == true }
    }

    @Test("and the vectors of the reference are its own", .enabled(if: hasMono, "mono-mcs is not installed"))
    func monoVectors() throws {
        let vectors = QuotingVectorTests.vectors
        let lines = vectors.flatMap { vector in
            ["net", "odbc"].map { "\($0) \(base64("A")):\(base64(vector.value))" }
        }
        let written = try net(lines)
        for (index, vector) in vectors.enumerated() {
            #expect(written[2 * index] == base64("A=\(vector.net)"), "\(vector.net)")
            #expect(written[2 * index + 1] == base64("A=\(vector.netODBC)"), "\(vector.netODBC)")
        }
    }

    @Test(
        "SQLAlchemy's make_url, 1.4 and 2",
        arguments: [("1", "/usr/bin/python3", Dialect.sqlAlchemy1), ("2", "PYTHONPATH=\(newer) python3", .sqlAlchemy2)]
    )
    func sqlAlchemy(version: String, python: String, dialect: Dialect) throws {
        let check = "import sqlalchemy; assert sqlalchemy.__version__[0] == '\(version)'"
        guard Self.works("\(python) -c \"\(check)\"") else {
            try Test.cancel("SQLAlchemy \(version) is not installed")
        }
        let reader = """
            import json, sys
            from sqlalchemy.engine import make_url
            for line in json.load(open("input", encoding="utf-8")):
                url = make_url(line)
                assert not (url.host or url.username or url.password or url.database), line
                query = "&".join(name + "=" + value for name, value in url.query.items())
                print(json.dumps([url.drivername, query]))
            """
        let samples = samples(200, seed: 13)
        let urls = try samples.map { try print($0, dialect) }
        let lines = try run(
            "\(python) reader.py",
            ["reader.py": Array(reader.utf8), "input": Array(try JSONEncoder().encode(urls))]
        )
        for (properties, line) in zip(samples, lines) {
            let read = try JSONDecoder().decode([String].self, from: Data(line.utf8))
            #expect(read[0] == (dialect == .sqlAlchemy2 ? "sample_2" : "sample"))
            let pairs = try ConnectionStringParser.parse(read[1], as: .cdata, knownNames: nil)
            #expect(identical(pairs.properties, properties), "\(line)")
        }
    }

    @Test("unixODBC's reader of odbc.ini", .enabled(if: hasODBC, "libodbcinst2 is not installed"))
    func unixODBC() throws {
        let reader = """
            import ctypes, os
            lib = ctypes.CDLL("libodbcinst.so.2")
            buffer = ctypes.create_string_buffer(8192)
            for line in open("keys", encoding="utf-8"):
                section, key, path = line.rstrip("\\n").split("\\t")
                count = lib.SQLGetPrivateProfileString(section.encode(), key.encode(), b"\\x01", buffer, 8192,
                                                       os.path.abspath(path).encode())
                print(buffer.value.hex())
            """
        var files = ["reader.py": Array(reader.utf8)]
        var keys = ""
        var expected: [String] = []
        for (index, properties) in samples(120, seed: 14).enumerated() {
            var carried = ConnectionProperties()
            for pair in properties.pairs
            where (try? print(ConnectionProperties([(pair.name, pair.value)]), .odbcINI)) != nil {
                carried[pair.name] = pair.value
            }
            let text = try print(carried, .odbcINI)
            files["\(index).ini"] = Array((text + "\n").utf8)
            let section = try #require(text.split(separator: "]").first?.dropFirst())
            for pair in carried.pairs {
                keys += "\(section)\t\(pair.name)\t\(index).ini\n"
                expected.append(
                    pair.value.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
                )
            }
        }
        files["keys"] = Array(keys.utf8)
        let read = try run("/usr/bin/python3 reader.py", files)
        #expect(expected.count > 200)
        for (value, line) in zip(expected, read) { #expect(line == value) }
    }
}
