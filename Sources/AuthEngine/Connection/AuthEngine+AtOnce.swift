public import SettingsStore
internal import WebRequests

extension AuthEngine {
    /// Does what ``current(_:at:minValidity:)`` does for a program that has no task yet, where nothing has to be waited for but the
    /// process that refreshes.
    ///
    /// - Parameters:
    ///   - settings: the connection's settings, just read, which are not at hand.
    ///   - location: where they are.
    ///   - minValidity: how long an access token must live yet.
    /// - Returns: the settings with the tokens of this moment; nil where it is for ``current(_:at:minValidity:)`` to do, or to say
    ///   why it cannot be done.
    /// - Throws: ``AuthError`` with the fact `alreadyReported`.
    public func currentAtOnce(
        _ settings: Settings,
        at location: SettingsLocation,
        minValidity: Duration = .seconds(60)
    ) throws(AuthError) -> Settings? {
        let stored = stored(slot(location))
        guard let tokens = try stored.refreshedAtOnce(settings, minValidity: minValidity) else { return nil }
        var settings = settings
        settings.tokens = tokens
        return settings
    }
}
