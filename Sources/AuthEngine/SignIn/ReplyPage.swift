internal import Bundled
internal import Crypto

/// The page a browser shows after the callback; nothing of the request is ever in it.
package enum ReplyPage: String, Sendable, CaseIterable {
    /// The fragment of the implicit grant is handed over by the page's own script, which also clears the address bar.
    case landing
    /// The token is there.
    case received
    /// The token is there and saved.
    case saved
    /// The service reported an error.
    case denied
    /// The answer could not be exchanged for a token.
    case failed
    /// The token is there, but what the caller does with it did not work.
    case unsaved
    /// The request is none that is waited for.
    case wrong
    /// The sign-in had ended before.
    case already

    /// The whole page: the parts of `Resources/Pages/reply.html` between `<!--NAME-->` and `<!--/NAME-->` of the others are
    /// taken out.
    package var html: [UInt8] { Array(text.utf8) }

    private var text: String {
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

    /// What the page may do: show itself; the landing page also runs its one script and talks to its own origin.
    var policy: String {
        let script = script.map { " script-src '\($0)'; connect-src 'self';" } ?? ""
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:;\(script) base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'"
    }

    /// The hash of the page's script, as a policy names it; nil for a page without one.
    private var script: String? {
        let page = text
        guard let start = page.ranges(of: "<script>").first,
            let end = page.ranges(of: "</script>").first(where: { $0.lowerBound >= start.upperBound })
        else { return nil }
        let content = page[start.upperBound..<end.lowerBound]
        return "sha256-" + Base64URL.encodeStandard(Array(SHA256.hash(data: Array(content.utf8))))
    }
}
