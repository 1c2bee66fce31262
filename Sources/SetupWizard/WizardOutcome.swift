package import AuthEngine

/// How the wizard ended.
package enum WizardOutcome: Sendable, Equatable {
    /// A connection was set up and saved.
    case finished(connection: String)
    /// It ended after a failure.
    case failed(AuthError.Outcome)
    /// The person left.
    case aborted
}
