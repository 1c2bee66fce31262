internal import StrictJSON
internal import WebRequests

/// The parameters of a `WWW-Authenticate` header (RFC 9110 section 11.6.1, RFC 6750 section 3).
enum AuthenticateHeader {
    /// What a service said in it, or in a body of the same meaning.
    struct Words {
        /// The error code, or free text in its place.
        let code: String
        /// The description.
        let text: String
        /// Whether it stands for an error whatever the status.
        let isError: Bool
    }

    /// The error in a reply's header; nil when there is none.
    static func words(_ reply: HTTPReply) -> Words? {
        guard let header = reply.header("WWW-Authenticate"), header.utf8.count <= 8192 else { return nil }
        let parameters = parameters(header)
        guard let code = parameters["error"] else { return nil }
        return Words(code: code, text: parameters["error_description"] ?? "", isError: false)
    }

    /// The scope a reply's header asks for; nil when it names none.
    static func scope(_ reply: HTTPReply) -> String? {
        guard let header = reply.header("WWW-Authenticate"), header.utf8.count <= 8192 else { return nil }
        return parameters(header)["scope"]
    }

    /// Whether a 401 is about a permission and not about the token, so that a new token would not help (RFC 6750 section 3.1).
    static func lacksScope(_ reply: HTTPReply) -> Bool {
        let json = try? JSONParser.parse(reply.body)
        let code = words(reply)?.code ?? json?.at("/error/.tag")?.string ?? json?.at("/error")?.string
        return code == "insufficient_scope" || code == "missing_scope"
    }

    /// `name=value` and `name="value"`; the scheme's own word and what is malformed are skipped.
    static func parameters(_ header: String) -> [String: String] {
        var found: [String: String] = [:]
        var rest = header[...]
        while let equals = rest.firstIndex(of: "=") {
            let name = rest[..<equals].split { " ,\t".contains($0) }.last.map { $0.lowercased() } ?? ""
            rest = rest[rest.index(after: equals)...]
            var value = ""
            if rest.first == "\"" {
                rest.removeFirst()
                while let character = rest.popFirst(), character != "\"" {
                    value.append(character == "\\" ? rest.popFirst() ?? "\\" : character)
                }
            } else {
                value = String(rest.prefix { !" ,\t".contains($0) })
                rest = rest.dropFirst(value.count)
            }
            if !name.isEmpty, found[name] == nil { found[name] = value }
        }
        return found
    }
}
