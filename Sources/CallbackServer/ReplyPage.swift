internal import Bounds
internal import Bundled
internal import Crypto

/// The page a browser shows after the callback; nothing of the request is ever in it.
package enum ReplyPage: String, Sendable, CaseIterable {
    /// The fragment of the implicit grant is handed over by the page's own script, which also clears the address bar.
    case landing
    /// Pages that say one thing, the note of that name.
    case received, saved, denied, failed, unsaved, wrong, already

    /// The whole page with these words.
    package func html(_ words: ReplyPageWords) -> [UInt8] {
        var page = template
        for note in ReplyPageWords.Note.allCases {
            page = page.replacing("{{\(note.rawValue)}}", with: words.html(note))
        }
        return Array(page.utf8)
    }

    /// The page without words: the parts of `Resources/Pages/reply.html` between `<!--NAME-->` and `<!--/NAME-->` of the others
    /// are taken out, and `{{note}}` stands for words.
    private var template: String {
        var page = BundledFile.named("Pages/reply.html")?.text ?? ""
        for other in Self.allCases where other != self {
            while let start = page.ranges(of: "<!--\(other.rawValue)-->").first,
                let end = page.ranges(of: "<!--/\(other.rawValue)-->").first(where: {
                    $0.lowerBound >= start.upperBound
                })
            {
                page.removeSubrange(start.lowerBound..<end.upperBound)
            }
        }
        return page
    }

    /// What the page may do: show itself and run its own scripts, which clear the address bar; the landing page also talks
    /// to its own origin.
    var policy: String {
        let connect = self == .landing ? " connect-src 'self';" : ""
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src \(scripts);\(connect) "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    }

    /// The hashes of the page's scripts, as a policy names them.
    private var scripts: String {
        let page = template
        return page.ranges(of: "<script>").compactMap { start in
            page.ranges(of: "</script>").first { $0.lowerBound >= start.upperBound }.map { end in
                let content = page[start.upperBound..<end.lowerBound]
                return "'sha256-\(Base64URL.encodeStandard(Array(SHA256.hash(data: Array(content.utf8)))))'"
            }
        }.joined(separator: " ")
    }
}
