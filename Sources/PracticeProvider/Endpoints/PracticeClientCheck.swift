internal import Bounds
internal import FoundationEssentials
internal import ServiceCatalog

/// Finds out which client sends a token request (RFC 6749 section 2.3.1).
struct PracticeClientCheck: Sendable {
    let service: PracticeService
    let schemes: [Scheme]

    /// The request of a client that is known and, unless it may be public, has the right secret.
    func exchange(_ request: PracticeRequest, _ form: [String: String]) throws(ServiceRefusal) -> PracticeExchange {
        let headers = request.header("Authorization")
        let inHeader = !headers.isEmpty
        // One way at a time (RFC 6749 section 2.3).
        guard headers.count <= 1, !inHeader || form["client_secret"] == nil else { throw .invalidRequest }
        let claim = inHeader ? basic(headers[0]) : form["client_id"].map { ($0, form["client_secret"] ?? "") }
        guard let claim, accepts(inHeader ? .basic : .body), let client = service.client(claim.id) else {
            throw .invalidClient
        }
        guard (form["client_id"] ?? claim.id) == claim.id else { throw .invalidClient }
        let mayBePublic = schemes.contains { $0.oauth?.secretOptional == true } && !inHeader && claim.secret.isEmpty
        guard mayBePublic || claim.secret == client.secret else { throw .invalidClient }
        return PracticeExchange(
            service: service,
            schemes: schemes,
            client: client,
            proven: !mayBePublic,
            form: form
        )
    }

    private func accepts(_ way: OAuth.ClientAuthentication) -> Bool {
        schemes.contains { scheme in
            let accepted = service.schemes[scheme.id]?.clientAuthentication ?? []
            return accepted.isEmpty ? scheme.oauth?.clientAuthentication == way : accepted.contains(way)
        }
    }

    /// The id and secret of a Basic header, both form-urlencoded.
    private func basic(_ header: String) -> (id: String, secret: String)? {
        let words = header.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "basic", let data = Data(base64Encoded: String(words[1])),
            let text = String(validForeign: data)
        else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let id = PercentEncoding.decode(parts[0], plusIsBlank: true),
            let secret = PercentEncoding.decode(parts[1], plusIsBlank: true)
        else { return nil }
        return (id, secret)
    }
}
