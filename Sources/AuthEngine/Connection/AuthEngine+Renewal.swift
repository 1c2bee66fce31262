public import Secrets
public import SettingsStore

extension AuthEngine {
    /// Stored settings with a new access token, whatever is left of the one they have.
    ///
    /// It is a refresh like every other: under the lock, by the process that refreshes, with the pauses after failures. What
    /// another process has refreshed since the settings were read is new enough.
    ///
    /// - Parameters:
    ///   - settings: the connection's settings, just read.
    ///   - location: where they are.
    /// - Returns: the settings with the new tokens.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``; `signInNeeded` also where there is no refresh token.
    public func renewed(_ settings: Settings, at location: SettingsLocation) async throws(AuthError) -> Settings {
        try settings.checkNotMoved()
        guard let old = settings.tokens else { throw AuthError(.signIn(.signInNeeded(.nothingStored))) }
        var settings = settings
        settings.tokens = try await stored(slot(location)).refreshed(
            StoredSignIn.Demand(refused: old.accessToken, isForced: true, minValidity: .zero)
        )
        return settings
    }

    /// Refreshes what another process found due, in its place; see ``RefreshRunner``.
    ///
    /// - Parameters:
    ///   - location: where the settings are.
    ///   - minValidity: as ``DueRefresh/minValidity``.
    ///   - refused: as ``DueRefresh/refused``.
    ///   - isForced: as ``DueRefresh/isForced``.
    ///   - ticket: the claim that was handed over.
    /// - Returns: the tokens, if they could be kept nowhere; nil when they are stored.
    /// - Throws: ``AuthError``, see ``validTokens(_:minValidity:)``; `store` with `locked` when it is on anything else.
    @discardableResult
    public func refreshHandedOver(
        _ location: SettingsLocation,
        minValidity: Duration,
        unlike refused: Secret? = nil,
        isForced: Bool = false,
        ticket: ClaimTicket
    ) async throws(AuthError) -> StoredTokens? {
        // Whoever handed it over has seen to it that the refresh is due.
        let held = SettingsSlot(store: store.holding(ticket), location: location)
        let tokens = try await skippingPauses().stored(held)
            .refreshedHere(StoredSignIn.Demand(refused: refused, isForced: isForced, minValidity: minValidity))
        // What cannot be read now is not there for the other side either.
        let stored = try? await slot(location).hurried.read()
        return stored?.tokens?.accessToken == tokens.accessToken ? nil : tokens
    }
}
