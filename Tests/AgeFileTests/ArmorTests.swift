import AgeFile
import Foundation
import TestSupport
import Testing

/// The armor takes no other spelling than the reference does: strictness is the format's protection against files that
/// two programs read differently.
@Suite("An armor")
struct ArmorTests {
    private let identity: X25519Identity
    private let lines: [String]

    init() throws {
        identity = try X25519Identity(random: countingRandom)
        let content = Array("content".utf8)
        let file = try Age.encrypt(content, to: [identity.recipient], armored: true, random: countingRandom)
        lines = String(decoding: file, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private var first: String { lines[0] }
    private var last: String { lines[lines.count - 1] }
    private var body: [String] { Array(lines.dropFirst().dropLast()) }

    private func file(_ before: String = "", first: String? = nil, last: String? = nil, end: String = "\n") -> String {
        before + ([first ?? self.first] + body + [last ?? self.last]).joined(separator: "\n") + end
    }

    private var good: [String: String] {
        let blanks = String(repeating: "\n", count: 1_000)
        return [
            "as it was written": file(), "CRLF": file().replacing("\n", with: "\r\n"), "no line end": file(end: ""),
            "lines of blanks before": file("\n \t\r\n\n"), "blanks after": file(end: "\n \t\n\r\n  "),
            "as many blanks as may be": file(blanks, end: blanks),
        ]
    }

    private var bad: [String: String] {
        [
            "indented": lines.map { "    " + $0 }.joined(separator: "\n"),
            "first line indented": file(first: " " + first), "first line after a tab": file("\t"),
            "blank after the first line": file(first: first + " "), "blank after the last": file(last: last + " "),
            "two CR": file(first: first + "\r\r"), "CR after the last, twice": file(last: last + "\r\r"),
            "last line indented": file(last: " " + last), "lower case": file(first: first.lowercased()),
            "lower case at the end": file(last: last.lowercased()), "a header": file(first: first + "\nComment: x\n"),
            "an empty line inside": file(first: first + "\n"), "an empty line at the end": file(last: "\n" + last),
            "text before": file("x\n"), "text after": file(end: "\nx"), "a second armor": file() + file(),
            "more blanks before than may be": file(String(repeating: "\n", count: 2_000)),
            "more blanks after than may be": file(end: String(repeating: "\n", count: 2_000)),
            "wrapped at 76": first + "\n" + wrapped(76) + "\n" + last,
            "wrapped at 60": first + "\n" + wrapped(60) + "\n" + last,
            "one line": first + "\n" + body.joined() + "\n" + last, "a checksum": file(last: "=abcd\n" + last),
            "quoted": lines.map { "> " + $0 }.joined(separator: "\n"), "byte order mark": file("\u{FEFF}"),
            "CR as line end": lines.joined(separator: "\r"), "no end": lines.dropLast().joined(separator: "\n"),
            "blank inside": file().replacing(body[1], with: body[1].prefix(10) + " " + body[1].dropFirst(10)),
            "form feed before": file("\u{0C}\n"), "NUL after": file(end: "\n\0"),
        ]
    }

    private func wrapped(_ columns: Int) -> String {
        let text = Array(body.joined())
        return stride(from: 0, to: text.count, by: columns)
            .map { String(text[$0..<min($0 + columns, text.count)]) }.joined(separator: "\n")
    }

    @Test("is read as it is written, with LF or CRLF, and with blanks around it")
    func accepted() throws {
        for (name, text) in good {
            #expect(try Age.decrypt(Array(text.utf8), with: [identity]) == Array("content".utf8), "\(name)")
        }
    }

    @Test("is refused in any other spelling, byte by byte as well as whole")
    func refused() throws {
        for (name, text) in bad {
            #expect(throws: AgeError.self, "\(name)") { try Age.decrypt(Array(text.utf8), with: [identity]) }
            #expect(throws: AgeError.self, "\(name)") {
                var reader = AgeReader(with: [identity])
                for byte in text.utf8 { _ = try reader.read([byte]) }
                _ = try reader.finish()
            }
        }
    }

    @Test("is not opened where the age program refuses it", .enabled(if: Tool("age") != nil))
    func sameAsAge() throws {
        let age = try #require(Tool("age"))
        let keys = Array(identity.revealedText().utf8)
        for (name, text) in bad.merging(good, uniquingKeysWith: { $1 }) {
            let theirs = try age.run(["-d", "-i", "identity", "f"], files: ["identity": keys, "f": Array(text.utf8)])
            // Blanks before the first line are the format's, but not those of every version of the program.
            guard theirs.status != 0, !name.contains("before"), !name.contains("as may be") else { continue }
            #expect(throws: AgeError.self, "\(name)") { try Age.decrypt(Array(text.utf8), with: [identity]) }
        }
    }
}
