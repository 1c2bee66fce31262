public import ServiceCatalog

/// The unencrypted settings file of the vendor's connectors (connectors.md 1.5).
///
/// Its shape and the switch were measured by a third party and are not documented by the vendor, whose own files are
/// encrypted in an unpublished way.
///
/// ```
/// file = { "_persist_" name in lower case "=" value line-end }
/// ```
public enum PlainSettingsFile {
    /// The property that makes a connector read and write the file without encryption.
    public static let switchName = "Other"
    /// Its value: an option inside the option, so that it must be quoted.
    public static let switchValue = "EncryptOauthSettings=false"

    /// Writes tokens down.
    ///
    /// - Parameter values: what is known; only the four properties of tokens are taken.
    /// - Returns: the whole file, line ends included.
    /// - Throws: ``ConnectionStringError`` with the code `cannotCarryValue` for a control character, which has no escape.
    public static func text(_ values: ConnectionProperties) throws(ConnectionStringError) -> String {
        var text = ""
        for name in OAuthProperty.tokens {
            guard let value = values[name], !value.isEmpty else { continue }
            guard !value.unicodeScalars.contains(where: \.isControl) else {
                throw ConnectionStringError(.cannotCarryValue, property: name, obstacle: .control)
            }
            text += "_persist_\(name.lowercased())=\(value)\n"
        }
        return text
    }
}

extension OAuthProperty {
    /// The properties that hand tokens over.
    public static let tokens = [accessToken, refreshToken, expiresIn, tokenTimestamp]
}

extension Scheme {
    /// Whether its tokens can be handed over: those of a browser sign-in; a password grant signs in again by itself.
    public var handsOver: Bool { oauth?.grants.contains { $0 != .password } ?? false }
}
