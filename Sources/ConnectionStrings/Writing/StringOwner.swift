/// Who keeps the tokens of a connection that a string describes.
public enum StringOwner: String, Sendable, CaseIterable {
    /// This program: the string is for our own engine and names our settings file.
    case oauthSetup = "oauth-setup"
    /// The connector, on a machine with a browser: it signs in by itself.
    case driver
    /// The connector, on a machine without a browser: it is given tokens or a verifier, and a settings file of its own.
    case driverHeadless = "driver-headless"
    /// The connector, on a machine without a browser: it finds the tokens in a settings file written for it, unencrypted.
    ///
    /// Only measured by others, never said by the vendor; see ``PlainSettingsFile``.
    case driverPlain = "driver-plain"
}
