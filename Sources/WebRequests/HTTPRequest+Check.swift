internal import Secrets

extension HTTPRequest {
    /// Refuses what must not be sent: an address without encryption to another machine, a header that would be split.
    ///
    /// - Returns: the address's parts.
    /// - Throws: ``NetworkFault``: `badAddress`, `insecureAddress`, `badHeader`.
    package func checked() throws(NetworkFault) -> WebAddress {
        guard let address = WebAddress(url), address.credentials == nil, address.fragment == nil else {
            throw .badAddress
        }
        guard address.isConfidential else { throw .insecureAddress(host: address.host) }
        for (name, value) in headers {
            // Printable ASCII covers everything we send: token68, base64, media types (RFC 9110 section 5.5).
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte),
                value.utf8.allSatisfy({ (32...126).contains($0) })
            else { throw .badHeader(name: ForeignText.errorCode(name)) }
        }
        return address
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == UInt8(ascii: "-")
    }
}
