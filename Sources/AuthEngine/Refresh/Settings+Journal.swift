public import SettingsStore

extension Settings {
    /// The entry of the refresh journal, as far as it is about the refresh token that is stored.
    var journal: RefreshJournal? {
        guard let entry = refreshJournal, let token = tokens?.refreshToken, entry.token == Fingerprint.of(token) else {
            return nil
        }
        return entry
    }

    /// Why the stored refresh token is not sent any more and a person must sign in; nil while it may be.
    public var refusal: AuthError.SignInReason? {
        switch journal?.state {
        case .refused: .refreshTokenRefused
        case .refusedAfterLoss: .answerLost
        case .sent, .sentAgain, nil: nil
        }
    }
}
