/// The hosts where a service takes connections with a client certificate, and only those.
public struct CertificateHosts: Sendable, Hashable {
    /// How the two hosts of one person end; what stands before is the same in both.
    public struct Suffixes: Sendable, Hashable {
        /// Without a certificate: a dot and the end of a host, in lower case.
        public let plain: String
        /// With one.
        public let certificate: String
    }

    /// The property that holds the address.
    public let property: String
    /// Every pair; no suffix is there twice.
    public let suffixes: [Suffixes]

    /// The host to use instead of one.
    ///
    /// - Parameters:
    ///   - host: what the person's address names, in lower case.
    ///   - hasCertificate: whether a client certificate is given.
    /// - Returns: nil for a host that is the right one, or none of these.
    public func host(insteadOf host: String, hasCertificate: Bool) -> String? {
        // The longest first: one suffix may be the end of another.
        let ends = suffixes.flatMap { [($0.plain, $0.certificate, false), ($0.certificate, $0.plain, true)] }
            .sorted { $0.0.count > $1.0.count }
        guard let (end, other, isForCertificates) = ends.first(where: { host.hasSuffix($0.0) && host != $0.0 }) else {
            return nil
        }
        return isForCertificates == hasCertificate ? nil : host.dropLast(end.count) + other
    }
}
