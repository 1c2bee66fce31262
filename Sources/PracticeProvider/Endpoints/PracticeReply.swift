internal import ServiceCatalog
internal import StrictJSON

/// What the provider sends back.
struct PracticeReply: Sendable {
    let status: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    var manner = Manner.whole

    /// How it is sent.
    enum Manner: Sendable {
        /// At once.
        case whole
        /// Not at all: the connection is closed.
        case dropped
        /// Not at all: the connection stays open.
        case silent
        /// The head at once, the body one byte a second.
        case dripping
        /// The head, and a body of blanks without an end.
        case endless
    }
}

extension PracticeReply {
    /// The reply that a practice file describes.
    init(_ content: PracticeContent, status: Int = 200) {
        self.init(
            status: status,
            headers: [("Content-Type", content.contentType)] + content.headers.map { ($0.property, $0.value) },
            body: Array(content.text.utf8)
        )
    }

    /// A short plain text, for what no service would answer.
    static func text(_ status: Int, _ text: String) -> PracticeReply {
        PracticeReply(status: status, headers: [("Content-Type", "text/plain; charset=utf-8")], body: Array(text.utf8))
    }

    /// A token endpoint's reply, which nobody may keep (RFC 6749 section 5.1).
    static func json(_ value: JSONObject, status: Int = 200) -> PracticeReply {
        PracticeReply(
            status: status,
            headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store"), ("Pragma", "no-cache")],
            body: Array(JSONValue.object(value).text().utf8)
        )
    }

    /// Sends the browser on.
    static func redirect(to address: String, afterForm: Bool) -> PracticeReply {
        PracticeReply(
            status: afterForm ? 303 : 302,
            headers: [("Location", address), ("Cache-Control", "no-store"), ("Referrer-Policy", "no-referrer")]
        )
    }
}
