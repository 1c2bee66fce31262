import Bounds
import ConnectionStrings
import Secrets
import ServiceCatalog
import StrictJSON
import TestSupport
import Testing
import WebRequests

@testable import AuthEngine
@testable import Transport

/// The time that reading a foreign text takes is in proportion to its length, whatever stands in it (S12).
@Suite("Reading takes time in proportion to the length")
struct LinearTests {
    /// What reads, and from what its texts are made: the piece in the middle is repeated.
    struct Reader: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let read: @Sendable (String) -> Void
    }

    private static let pieces = [
        "a", "A=b;", "A='';", "'", "\"", "\\", ";", "&", "%", "%41", "=", "a=b&", "{", "[", "]", "}", "[1,", "{\"a\":",
        "\\n",
        "\\\"", "0", "-", "<", ">", "<!--x-->", "<![CDATA[x]]>", "<a/>", "<a>", "&amp;", "&#65;", "<!--", "?", "#", "/",
        ":",
        "@", " ", "\n", "\r\n", "\t", "# \n", "A=b\n", "[x]\n", "export A='b'\n", "\\\n", ",",
        "e\u{301}", "é", "\u{301}", "\u{301}\u{316}", "\u{F73}",
        "\u{1F1E6}", "\u{1F468}\u{200D}", "\u{200B}", "\u{3000}", "-----BEGIN CERTIFICATE-----\n", "-> a\n", "{a}",
        "{a.first}",
    ]

    private static let readers: [Reader] =
        FuzzTarget.allCases.map { target in
            Reader(testDescription: target.rawValue) { text in _ = target.fault(Array(text.utf8)) }
        } + [
            Reader(testDescription: "XML") { text in
                _ = try? XMLText.find("/a/b", in: Array("<a><b>\(text)</b></a>".utf8))
            },
            Reader(testDescription: "JSON names") { _ = try? JSONParser.parse("{\"\($0)\":1,\"\($0)x\":[\"\($0)\"]}") },
            Reader(testDescription: "JSON members") { text in
                _ = try? JSONParser.parse(
                    "{" + (0..<text.utf8.count / 8).map { "\"\($0)\":1" }.joined(separator: ",") + "}"
                )
            },
            Reader(testDescription: "forms") { _ = PercentEncoding.pairs($0) },
            Reader(testDescription: "templates") { _ = Template($0)?.filled(.url) { $0 } },
            Reader(testDescription: "a pasted reply in quotes") { text in
                _ = try? PastedReply.parse("'\(text)'", expectedState: "s")
            },
            Reader(testDescription: "headers") { text in
                let reply = HTTPReply(status: 401, headers: [("WWW-Authenticate", "Bearer \(text)"), ("Date", text)])
                _ = (AuthenticateHeader.words(reply), AuthenticateHeader.parameters(text), HTTPDate.seconds(text))
            },
            Reader(testDescription: "addresses") { _ = (WebAddress("https://\($0)"), WebAddress("https://a/\($0)")) },
            Reader(testDescription: "certificates") { _ = try? PEMCertificates.read(Array($0.utf8)) },
            Reader(testDescription: "proxy exceptions") { _ = ProxyExceptions(ProxySettings.exceptions($0)) },
            Reader(testDescription: "text for people") { _ = ForeignText.clean($0, hiding: []) },
        ]

    @Test("so that eight times the text takes nowhere near sixty-four times as long", arguments: readers)
    func growth(_ reader: Reader) {
        for piece in Self.pieces {
            // As every text comes in.
            func text(_ bytes: Int) -> String {
                String(foreign: Array(String(repeating: piece, count: bytes / piece.utf8.count).utf8))
            }
            let (short, long) = (text(4 << 10), text(32 << 10))
            let small = (0..<2).map { _ in workTime { reader.read(short) } }.min() ?? 0
            let large = workTime { reader.read(long) }
            // More looks, for what the first one was disturbed by.
            guard large > 0.05, large > 40 * small else { continue }
            let again = (0..<3).map { _ in workTime { reader.read(long) } }.min() ?? 0
            #expect(min(again, large) < 40 * small, "\(piece.debugDescription): \(small) s, then \(again) s")
        }
    }
}
