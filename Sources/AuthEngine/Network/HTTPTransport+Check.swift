internal import Secrets

extension HTTPTransport {
    /// Refuses what must not be sent: an address without encryption to another machine, a header that would be split.
    ///
    /// - Returns: the address's parts.
    static func check(_ request: HTTPRequest) throws(AuthError) -> WebAddress {
        guard let address = WebAddress(request.url), address.credentials == nil, address.fragment == nil else {
            throw AuthError(.network(.badAddress))
        }
        guard address.scheme == "https" || address.isLoopback else {
            throw AuthError(.network(.insecureAddress(host: address.host)))
        }
        for (name, value) in request.headers {
            // Printable ASCII covers everything we send: token68, base64, media types (RFC 9110 section 5.5).
            guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte), value.utf8.allSatisfy({ (32...126).contains($0) })
            else { throw AuthError(.network(.badHeader(name: ForeignText.errorCode(name)))) }
        }
        return address
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-")
    }
}
