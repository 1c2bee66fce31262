internal import Secrets
internal import ServiceCatalog

/// Understands what a person copies from a browser: a code, or the address it ended at, with the dirt of copying on it.
package enum PastedReply {
    /// The longest text that is looked at, in bytes.
    package static let limit = 64 << 10

    /// Reads a pasted text.
    ///
    /// A bare code has no state that could be checked. An address or query must carry the state of this sign-in, in whatever part it is. Quotes,
    /// a `curl '…'` around it, list marks, angle brackets and line breaks inside are taken away.
    ///
    /// - Parameters:
    ///   - text: what was pasted.
    ///   - expectedState: the state of this sign-in.
    ///   - issuer: the issuer an address must name; nil when the service names none.
    ///   - takesBareCode: whether a bare code is an answer.
    /// - Returns: the answer.
    /// - Throws: ``AuthError``, see ``AuthorizationReply/init(_:state:)``; also `pasteTooLong`, `codeAlone`.
    package static func parse(
        _ text: String,
        expectedState: String,
        issuer: String? = nil,
        takesBareCode: Bool = true
    ) throws(AuthError) -> AuthorizationReply {
        guard text.utf8.count <= limit else { throw AuthError(.pasteTooLong) }
        let joined = joinLines(text)
        if let address = address(in: joined) {
            return try AuthorizationReply(try pairs(ofAddress: address), state: expectedState, issuer: issuer)
        }
        let bare = stripped(joined)
        if let start = bare.first, "?#/".contains(start) || bare.contains("?") {
            return try AuthorizationReply(try pairs(ofAddress: bare), state: expectedState, issuer: issuer)
        }
        if bare.hasPrefix("code=") || bare.contains("&") || isToken(bare) || bare.hasPrefix("error=") {
            let query = bare.contains("=") && !hasName(bare) ? "code=\(bare)" : bare
            let pairs = try decode(query)
            let onlyCode = pairs.count == 1 && pairs.first?.name == "code"
            guard takesBareCode || !onlyCode else { throw AuthError(.codeAlone) }
            return try AuthorizationReply(pairs, state: onlyCode ? nil : expectedState, issuer: issuer)
        }
        // Copied from an address bar it may still be percent-encoded; codes themselves have no `%`.
        let code = bare.contains("%") ? PercentEncoding.decode(bare) ?? bare : bare
        guard AuthorizationReply.isPlain(code) else { throw AuthError(.pasteNotUnderstood) }
        guard takesBareCode else { throw AuthError(.codeAlone) }
        return .code(Secret(code))
    }

    private static func isToken(_ text: String) -> Bool {
        text.hasPrefix("access_token=") || text.hasPrefix("OAuthAccessToken=") || text.hasPrefix("state=")
    }

    /// Whether a query starts with a name of ours, and not with the code itself.
    private static func hasName(_ text: String) -> Bool {
        AuthorizationReply.names.contains { text.hasPrefix("\($0)=") }
    }

    /// One line: ends of lines cut off with the blanks, quotation and list marks around them.
    private static func joinLines(_ text: String) -> String {
        text.split { $0.isNewline }
            .map { line in
                var line = line.trimmingBlanks()
                while let first = line.first, ">|•*".contains(first) { line = line.dropFirst().trimmingBlanks() }
                if line.hasPrefix("- ") { line = line.dropFirst(2).trimmingBlanks() }
                return line
            }
            .joined()
    }

    /// The first http or https address of a line, up to the mark that closes what stands before it.
    private static func address(in line: String) -> Substring? {
        let starts = ["https://", "http://"].compactMap { line.ranges(of: $0).first?.lowerBound }
        guard let start = starts.min() else { return nil }
        let closing: [Character: Character] = ["\"": "\"", "'": "'", "<": ">", "`": "`", "(": ")", "「": "」"]
        let before = start > line.startIndex ? line[line.index(before: start)] : " "
        let rest = line[start...]
        if let mark = closing[before], let end = rest.firstIndex(of: mark) {
            return rest[..<end].filter { !$0.isWhitespace }[...]
        }
        return rest.prefix { !$0.isWhitespace && !"\"'<>`「」".contains($0) }
    }

    private static func stripped(_ text: String) -> String {
        var text = text.trimmingBlanks()
        while let first = text.first, let last = text.last, !text.dropFirst().isEmpty, "\"'`<「".contains(first),
            "\"'`>」".contains(last)
        {
            text = text.dropFirst().dropLast().trimmingBlanks()
        }
        return String(text)
    }

    /// The parameters of the query, or of the fragment when the query has none of ours.
    private static func pairs(
        ofAddress address: some StringProtocol
    ) throws(AuthError) -> [(name: String, value: String)] {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let beforeFragment = parts.first.map { String($0) } ?? ""
        let query = beforeFragment.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).dropFirst()
        let inQuery = try decode(query.first.map { String($0) } ?? "")
        var fragment = parts.count > 1 ? String(parts[1]) : ""
        if fragment.first == "?" || fragment.first == "/" { fragment.removeFirst() }
        let inFragment = (PercentEncoding.pairs(fragment) ?? []).filter { pair in
            AuthorizationReply.names.contains(pair.name)
        }
        return inQuery + inFragment
    }

    private static func decode(_ query: String) throws(AuthError) -> [(name: String, value: String)] {
        guard let pairs = PercentEncoding.pairs(query) else { throw AuthError(.pasteNotUnderstood) }
        return pairs
    }
}
