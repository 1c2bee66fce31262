import AgeFile
import Foundation
import TestSupport
import Testing

/// One file of the public test vectors (C2SP/CCTV, folder `age`), where they are present on this machine.
struct PublicVector: CustomTestStringConvertible {
    let name: String
    private let fields: [(key: String, value: String)]
    private let stored: [UInt8]

    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "../../../shared/vectors/age").standardized.path

    /// All of them.
    static let all: [PublicVector] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().compactMap(PublicVector.init)
    }()

    private init?(name: String) {
        guard let data = FileManager.default.contents(atPath: "\(Self.folder)/\(name)"),
            let end = data.range(of: Data("\n\n".utf8))
        else { return nil }
        self.name = name
        fields = String(decoding: data[..<end.lowerBound], as: UTF8.self).split(separator: "\n").map { line in
            let parts = line.split(separator: ": ", maxSplits: 1)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
        stored = Array(data[end.upperBound...])
    }

    var testDescription: String { name }

    var expected: String? { values("expect").first }
    var payloadDigest: String? { values("payload").first }
    var isArmored: Bool { values("armored").first == "yes" }
    var isCompressed: Bool { values("compressed").first == "zlib" }

    func identities() throws -> [any AgeIdentity] {
        try values("identity").map { try AgeSecretKey($0) }
            + values("passphrase").map { try ScryptIdentity(passphrase: $0) }
    }

    /// The file itself, or nil when it is compressed and nothing here can inflate it.
    func file() throws -> [UInt8]? {
        guard isCompressed else { return stored }
        guard let python = Tool("python3") else { return nil }
        let script = "import sys, zlib; sys.stdout.buffer.write(zlib.decompress(open('file', 'rb').read()))"
        return try python.run(["-c", script], files: ["file": stored]).output
    }

    private func values(_ key: String) -> [String] {
        fields.filter { $0.key == key }.map(\.value)
    }
}
