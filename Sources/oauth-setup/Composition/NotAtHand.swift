/// Settings that this machine has not read yet from where machines share them; what needs them is done again afterwards.
struct NotAtHand: Error {
    /// Reads them, so that this machine has a copy.
    ///
    /// It throws `SettingsError`, or ``Failure`` where there is no such connection.
    let fetch: @Sendable () async throws -> Void
    /// What is said where that has left no copy.
    let noCopy: Failure
}
