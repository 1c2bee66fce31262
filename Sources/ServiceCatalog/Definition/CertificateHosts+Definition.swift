extension CertificateHosts {
    init(_ reader: inout DefinitionReader) throws(DefinitionError) {
        property = try reader.text("property")
        suffixes = try reader.list("suffixes") { pair throws(DefinitionError) in
            Suffixes(plain: try Self.suffix("plain", &pair), certificate: try Self.suffix("certificate", &pair))
        }
        guard !suffixes.isEmpty else { throw reader.failure("suffixes", .expected(.atLeastOne)) }
    }

    /// Every suffix with its place below the definition.
    var places: [(path: String, suffix: String)] {
        suffixes.enumerated().flatMap { index, pair in
            let path = "certificateHosts.suffixes[\(index)]"
            return [("\(path).plain", pair.plain), ("\(path).certificate", pair.certificate)]
        }
    }

    private static func suffix(_ key: String, _ reader: inout DefinitionReader) throws(DefinitionError) -> String {
        let text = try reader.text(key)
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        let good =
            labels.count > 1 && labels[0].isEmpty
            && labels.dropFirst().allSatisfy { label in
                !label.isEmpty
                    && label.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
            }
        guard good else { throw reader.failure(key, .expected(.hostSuffix)) }
        return text
    }
}
