/// How the wizard ended.
package enum WizardOutcome: Sendable, Equatable {
    /// A connection was set up and saved.
    case finished(connection: String)
    /// It ended after a failure with that exit code.
    case failed(exitCode: Int32)
    /// The person left; exit code 130.
    case aborted

    /// The exit code of the program.
    package var exitCode: Int32 {
        switch self {
        case .finished: 0
        case .failed(let code): code
        case .aborted: 130
        }
    }
}
