internal import ServiceCatalog
public import SettingsStore
internal import WebRequests

extension AuthEngine {
    /// Calls the live service and says who signed in; saves nothing.
    ///
    /// - Parameters:
    ///   - plan: what is connected.
    ///   - tokens: the tokens; nil for a scheme without OAuth.
    /// - Returns: who or what the service named; `subject` says which: `user`, `account` or `app`.
    /// - Throws: ``AuthError``: `tokenRefused`, `permissionMissing` or `wrongCredential`, `accountNotAmong`, `notFound`, or
    ///   about the network.
    public func test(_ plan: ConnectionPlan, tokens: StoredTokens?) async throws(AuthError) -> SignedInAccount {
        let credentials = RequestCredentials(
            plan: plan,
            accessToken: tokens?.accessToken,
            refreshToken: tokens?.refreshToken
        )
        var host = ""
        for test in plan.scheme.tests {
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
            let reply = try await surroundings.send(try outgoing(try credentials.authorize(request), plan))
            let result = TestReply(test: test, reply: reply, credentials: credentials)
            switch reply.status {
            case 200..<300: return try result.account(host: host)
            case 300..<400: throw AuthError(.network(.redirected(host: host)))
            case 404: continue
            default: throw result.refusal(isOAuth: plan.scheme.oauth != nil).advised(plan, on: reply)
            }
        }
        throw AuthError(.reply(.notFound(host: host)))
    }
}
