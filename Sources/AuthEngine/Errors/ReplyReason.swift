internal import Bounds
internal import Secrets
internal import StrictJSON
internal import WebRequests

/// The reason that a service gives for a refusal, whatever shape it has.
///
/// RFC 6749 section 5.2 knows `error_description`, RFC 9457 `detail` and `title`; the rest is what services really write:
/// lists of errors, an error that is an object, faults of gateways, a short text. DisplayPath is the text of one member, cleaned,
/// and never the reply itself.
enum ReplyReason {
    /// Members that hold sentences for people, the best first.
    private static let sentences = [
        "error_description", "errordescription", "message", "error_message", "errormessage", "msg", "detail", "details",
        "reason", "description", "faultstring", "error_summary", "errorsummary", "moreinformation", "httpmessage",
        "error_msg", "error_text", "errortext", "userfacingmessage", "title", "summary", "text",
    ]
    /// Members that hold a word for programs, or anything.
    private static let words = ["error", "errors", "error_code", "errorcode", "code", "fault", "status"]
    /// Members of which every text is a reason: `{"errors":{"name":["is missing"]}}`.
    private static let lists: Set<String> = ["errors", "error_messages", "messages", "error", "non_field_errors"]
    /// How deep and how many members are looked at.
    private static let deepest = 6
    private static let most = 500
    /// The longest text that is the whole reply.
    private static let longestText = 600

    /// What a reply says about why.
    ///
    /// - Returns: one cleaned line; empty when it says nothing that can be shown.
    static func text(_ reply: HTTPReply, hiding secrets: [Secret]) -> String {
        let body = String(foreign: reply.body)
        if let json = try? JSONParser.parse(body) { return ForeignText.clean(text(json) ?? "", hiding: secrets) }
        let type = (reply.header("Content-Type") ?? "text/plain").prefix { $0 != ";" }.lowercased()
        if type.hasSuffix("xml") { return ForeignText.clean(element(body) ?? "", hiding: secrets) }
        let isText = type.hasPrefix("text/plain") && reply.body.count <= longestText
        let isMarkup = body.contains { "<{[".contains($0) }
        return isText && !isMarkup ? ForeignText.clean(body, hiding: secrets) : ""
    }

    /// The text that tells most: the shallowest sentence, else the shallowest word.
    static func text(_ json: JSONValue) -> String? {
        var (level, left): ([(value: JSONValue, isListed: Bool)], Int) = ([(json, false)], most)
        var word: String?
        for _ in 0..<deepest {
            var sentence: (rank: Int, text: String)?
            var next: [(value: JSONValue, isListed: Bool)] = []
            for (value, isListed) in level where left > 0 {
                for (name, member) in members(value) {
                    left -= 1
                    let key = name.lowercased()
                    let listed = isListed || lists.contains(key)
                    guard let text = member.string else {
                        next.append((member, listed))
                        continue
                    }
                    guard text.contains(where: { !$0.isWhitespace }) else { continue }
                    let isInList = isListed && (name.isEmpty || !words.contains(key))
                    if let rank = sentences.firstIndex(of: key) ?? (isInList ? sentences.count : nil) {
                        if rank < sentence?.rank ?? .max { sentence = (rank, text) }
                    } else if words.contains(key) || listed {
                        word = word ?? text
                    }
                }
            }
            if let sentence { return sentence.text }
            level = next
        }
        return word
    }

    /// The members of an object or, without names, of a list.
    private static func members(_ value: JSONValue) -> [(name: String, value: JSONValue)] {
        switch value {
        case .object(let members): members.map { ($0.name, $0.value) }
        case .array(let values): values.map { ("", $0) }
        default: []
        }
    }

    /// The content of the first element of XML whose name promises a sentence.
    private static func element(_ body: String) -> String? {
        let start = String(body.prefix(16_384))
        for name in sentences + words {
            for begin in ["<\(name)>", ":\(name)>"] {
                guard let open = start.range(ofLowercased: begin) else { continue }
                let content = start[open.upperBound...].prefix { $0 != "<" }
                if content.contains(where: { !$0.isWhitespace }) { return String(content) }
            }
        }
        return nil
    }
}

extension String {
    /// Where a text in lower case stands, whatever the case here.
    fileprivate func range(ofLowercased text: String) -> Range<Index>? {
        let lower = lowercased()
        // Some letters change their length with their case, which no name of an element has.
        guard lower.utf8.count == utf8.count, let found = lower.firstRange(of: text) else { return nil }
        let start = lower.utf8.distance(from: lower.startIndex, to: found.lowerBound)
        let begin = utf8.index(startIndex, offsetBy: start)
        return begin..<utf8.index(begin, offsetBy: text.utf8.count)
    }
}
