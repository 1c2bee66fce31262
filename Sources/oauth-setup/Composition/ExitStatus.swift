internal import AuthEngine
internal import SetupWizard

/// The exit codes of errors, which scripts rely on.
extension AuthError.Outcome {
    /// The exit code of the program.
    var exitCode: Int32 {
        switch self {
        case .failed: 1
        case .usage: 2
        case .signInNeeded: 3
        case .refusedByService: 4
        case .settingsUnreadable: 5
        case .timedOut: 124
        case .aborted: 130
        }
    }

    /// What an exit code of the program says; nil for another one.
    init?(exitCode: Int32) {
        guard let outcome = Self.allCases.first(where: { $0.exitCode == exitCode }) else { return nil }
        self = outcome
    }
}

extension WizardOutcome {
    /// The exit code of the program.
    var exitCode: Int32 {
        switch self {
        case .finished, .looked: 0
        case .failed(let outcome): outcome.exitCode
        case .aborted: AuthError.Outcome.aborted.exitCode
        }
    }
}
