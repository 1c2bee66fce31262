package import Secrets
internal import ServiceCatalog

/// Understands what a person copies from a browser: a code, or the address it ended at, with the dirt of copying on it.
///
/// A code ends where an address ends. Where it cannot be told whether something belongs to it, nothing is taken: a cut code
/// or one with more behind it would be spent for nothing.
package enum PastedReply {
    /// The longest text that is looked at, in bytes.
    package static let limit = 16 << 10

    /// Reads a pasted text.
    ///
    /// A bare code has no state that could be checked. An address or query must carry the state of this sign-in, in whatever
    /// part it is. See ``PastedText`` for what is forgiven.
    ///
    /// - Parameters:
    ///   - text: what was pasted.
    ///   - expectedState: the state of this sign-in.
    ///   - issuer: the issuer an address must name; nil when the service names none.
    ///   - takesBareCode: whether a bare code is an answer.
    /// - Returns: the answer.
    /// - Throws: ``AuthError``, see ``AuthorizationReply/init(_:state:)``; also `pasteTooLong`, `pasteUnclear`, `codeAlone`.
    package static func parse(
        _ text: String,
        expectedState: String,
        issuer: String? = nil,
        takesBareCode: Bool = true
    ) throws(AuthError) -> AuthorizationReply {
        try Reading(state: expectedState, issuer: issuer, takesBareCode: takesBareCode).reply(in: text)
    }

    /// The code in a text, for a sign-in that another program goes on with; a state is not compared.
    ///
    /// - Throws: as ``parse(_:expectedState:issuer:takesBareCode:)``.
    package static func code(in text: String) throws(AuthError) -> Secret {
        let reading = Reading(state: nil, issuer: nil, takesBareCode: true)
        guard case .code(let code) = try reading.reply(in: text) else { throw AuthError(.signIn(.pasteNotUnderstood)) }
        return code
    }
}

/// What is expected, and the reading of texts by it.
private struct Reading {
    let state: String?
    let issuer: String?
    let takesBareCode: Bool

    /// One way to read a stretch of text.
    private struct Candidate {
        let reply: AuthorizationReply
        /// Whether the code stands last, so that its end is the end of what was read.
        let endsWithCode: Bool
    }

    func reply(in text: String) throws(AuthError) -> AuthorizationReply {
        guard text.utf8.count <= PastedReply.limit else { throw AuthError(.signIn(.pasteTooLong)) }
        let pasted = PastedText(text)
        var failure: AuthError?
        for address in pasted.addresses {
            do throws(AuthError) {
                return try reply(of: address, read: ofAddress)
            } catch {
                // Another address may be the one: the page that was opened, or a link beside it.
                let maybeAnother: [AuthError.Fact] = [
                    .signIn(.pasteNotUnderstood), .signIn(.stateMissing), .signIn(.stateMismatch),
                ]
                guard maybeAnother.contains(error.fact) else { throw error }
                if failure == nil || failure?.fact == .signIn(.pasteNotUnderstood) { failure = error }
            }
        }
        if let failure { throw failure }
        return try reply(of: pasted.whole, read: ofWhole)
    }

    /// The reply that all readings of a stretch agree on; where the code stands last, its end must be certain.
    private func reply(
        of span: PastedText.Span,
        read: (String, PastedText.Span) throws(AuthError) -> Candidate
    ) throws(AuthError) -> AuthorizationReply {
        var good: [(index: Int, candidate: Candidate)] = []
        var failure = AuthError(.signIn(.pasteNotUnderstood))
        let readings = span.readings
        for (index, reading) in readings.enumerated() {
            do throws(AuthError) {
                good.append((index, try read(reading, span)))
            } catch {
                guard !error.isRefusal, error.fact != .signIn(.codeAlone) || index < readings.count - 1 else {
                    throw error
                }
                failure = error
            }
        }
        guard let last = good.last else { throw failure }
        guard last.candidate.endsWithCode else { return last.candidate.reply }
        let isWhole = last.index == readings.count - 1
        let isCertain = span.isEnclosed || (isWhole && (good.count == 1 || span.looksWrapped))
        guard isCertain else { throw AuthError(.signIn(.pasteUnclear(.lines))) }
        guard !span.isFollowed else { throw AuthError(.signIn(.pasteUnclear(.more))) }
        return last.candidate.reply
    }

    // MARK: Addresses and queries

    private func ofAddress(_ text: String, _ span: PastedText.Span) throws(AuthError) -> Candidate {
        do throws(AuthError) {
            return try ofPairs(try Self.pairs(ofAddress: text), text, span, state: state)
        } catch {
            // The full stop behind an address, or the bracket, is no part of a state that matches without it.
            let bare = Self.withoutEnding(text)
            guard error.fact == .signIn(.stateMismatch), bare != text else { throw error }
            return try ofPairs(try Self.pairs(ofAddress: bare), bare, span, state: state)
        }
    }

    private func ofPairs(
        _ pairs: [(name: String, value: String)],
        _ text: String,
        _ span: PastedText.Span,
        state: String?
    ) throws(AuthError) -> Candidate {
        let reply = try AuthorizationReply(pairs, state: state, issuer: issuer)
        let last = text.split(omittingEmptySubsequences: false) { "?#&".contains($0) }.last ?? ""
        let isCode = ["code=", "access_token=", "OAuthAccessToken="].contains { last.hasPrefix($0) }
        if isCode { try Self.checkEnding(text, span) }
        return Candidate(reply: reply, endsWithCode: isCode)
    }

    // MARK: Codes

    private func ofWhole(_ text: String, _ span: PastedText.Span) throws(AuthError) -> Candidate {
        if let start = text.first, "?#/".contains(start) || text.contains("?") { return try ofAddress(text, span) }
        let begins = Self.beginnings.contains { text.hasPrefix($0) }
        if begins || text.contains("&") {
            let hasName = AuthorizationReply.names.contains { text.hasPrefix("\($0)=") }
            let query = text.contains("=") && !hasName ? "code=\(text)" : text
            guard let pairs = PercentEncoding.pairs(query) else { throw AuthError(.signIn(.pasteNotUnderstood)) }
            guard pairs.count == 1, pairs.first?.name == "code" else { return try ofAddress("?" + query, span) }
            guard takesBareCode else { throw AuthError(.signIn(.codeAlone)) }
            return try ofPairs(pairs, query, span, state: nil)
        }
        return Candidate(reply: try bareCode(text, span), endsWithCode: true)
    }

    private static let beginnings = ["code=", "error=", "state=", "access_token=", "OAuthAccessToken="]

    private func bareCode(_ text: String, _ span: PastedText.Span) throws(AuthError) -> AuthorizationReply {
        guard !span.leavesText else { throw AuthError(.signIn(.pasteNotUnderstood)) }
        var text = text
        // Some services show code and state with a # between.
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        let carriesState = parts.count == 2
        if carriesState {
            guard let state, ConstantTime.equal(String(parts[1]), state) else {
                throw AuthError(.signIn(.stateMismatch))
            }
            text = String(parts[0])
        }
        // Copied from an address bar it may still be percent-encoded; codes themselves have no `%`.
        let code = text.contains("%") ? PercentEncoding.decode(text) ?? text : text
        guard AuthorizationReply.isPlain(code) else { throw AuthError(.signIn(.pasteNotUnderstood)) }
        if !carriesState { try Self.checkEnding(text, span) }
        guard takesBareCode || carriesState else { throw AuthError(.signIn(.codeAlone)) }
        return .code(Secret(code))
    }

    // MARK: Ends

    /// What sentences and marks of emphasis put behind an address.
    private static let endings: Set<Character> = [".", ",", ";", ":", "!", "?", ")", "]", "'", "*"]

    private static func withoutEnding(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, endings.contains(last) { text.removeLast() }
        return String(text)
    }

    /// A code that stands last does not end in what may be the end of a sentence, unless marks stand around it.
    private static func checkEnding(_ text: String, _ span: PastedText.Span) throws(AuthError) {
        guard !span.isEnclosed, let last = text.last, endings.contains(last) else { return }
        if last == ")", text.count(where: { $0 == "(" }) == text.count(where: { $0 == ")" }) { return }
        throw AuthError(.signIn(.pasteUnclear(.ending(last))))
    }

    /// The parameters of the query, or of the fragment when the query has none of ours.
    private static func pairs(ofAddress address: String) throws(AuthError) -> [(name: String, value: String)] {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let beforeFragment = parts.first.map { String($0) } ?? ""
        let query = beforeFragment.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).dropFirst()
        guard let inQuery = PercentEncoding.pairs(query.first.map { String($0) } ?? "") else {
            throw AuthError(.signIn(.pasteNotUnderstood))
        }
        var fragment = parts.count > 1 ? String(parts[1]) : ""
        if fragment.first == "?" || fragment.first == "/" { fragment.removeFirst() }
        let inFragment = (PercentEncoding.pairs(fragment) ?? []).filter { pair in
            AuthorizationReply.names.contains(pair.name)
        }
        return inQuery + inFragment
    }
}
