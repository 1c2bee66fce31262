package import AuthEngine

/// How the wizard ended.
package enum WizardOutcome: Sendable, Equatable {
    /// A connection was set up and saved.
    case finished(connection: String)
    /// The person looked at a saved connection or tested it; nothing was set up.
    case looked
    /// It ended after a failure.
    case failed(AuthError.Outcome)
    /// The person left.
    case aborted
}
