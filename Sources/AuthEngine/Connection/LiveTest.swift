internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import WebRequests

/// Asks the live service who signed in; see ``AuthEngine/test(_:tokens:)``.
struct LiveTest: Sendable {
    let plan: ConnectionPlan
    let tokens: StoredTokens?
    let surroundings: Surroundings

    /// Who or what the service names.
    func account() async throws(AuthError) -> SignedInAccount {
        let credentials = RequestCredentials(
            plan: plan,
            accessToken: tokens?.accessToken,
            refreshToken: tokens?.refreshToken
        )
        var host = ""
        for (index, test) in plan.scheme.tests.enumerated() {
            var headers = [(name: "Accept", value: test.format == .json ? "application/json" : "application/xml")]
            if let type = test.contentType { headers.append(("Content-Type", type)) }
            let url = test.url.filled(.url, credentials.value)
            host = WebAddress(url)?.host ?? host
            let request = HTTPRequest(
                method: test.method,
                url: url,
                headers: headers,
                body: test.body.map { Array($0.utf8) }
            )
            let reply = try await surroundings.deliver(try credentials.authorize(request), for: plan)
            let result = TestReply(test: test, reply: reply, credentials: credentials)
            var refusal: AuthError { plan.advised(result.refusal(isOAuth: plan.scheme.oauth != nil), on: reply) }
            switch reply.status {
            case 200..<300:
                do throws(AuthError) {
                    return try result.account(host: host)
                } catch {
                    // The next test may know who it is.
                    let isLast = index == plan.scheme.tests.count - 1
                    guard case .reply(.testNotUnderstood) = error.fact, !isLast else { throw error }
                }
            case 300..<400: throw AuthError(.network(.redirected(host: host)))
            case 404:
                // The service may be there, and what a value names not: its definition knows by what code.
                let refusal = refusal
                if refusal.advice != nil { throw refusal }
            default: throw refusal
            }
        }
        throw AuthError(.reply(.notFound(host: host)))
    }
}
