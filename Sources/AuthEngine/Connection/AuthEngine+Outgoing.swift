internal import WebRequests

extension AuthEngine {
    /// The one door through which requests with credentials leave: to the hosts of their connection alone, the way it travels.
    ///
    /// - Parameters:
    ///   - request: to the service's own address.
    ///   - plan: whose credentials are in it.
    /// - Returns: the request as it is sent, to the practice provider if there is one.
    /// - Throws: ``AuthError``: `hostNotListed`, `insecureAddress`, `badAddress`, `badHeader`, or about a proxy or certificate.
    func outgoing(_ request: HTTPRequest, _ plan: ConnectionPlan) throws(AuthError) -> HTTPRequest {
        guard let address = WebAddress(request.url) else { throw AuthError(.network(.badAddress)) }
        try plan.check(address, isPractice: isPractice)
        var request = request
        request.url = surroundings.endpoints(request.url)
        request.network = try plan.network()
        do throws(NetworkFault) {
            _ = try request.checked()
        } catch {
            throw AuthError(.network(error))
        }
        return request
    }
}
