import AuthEngine
import Transport

/// What an error of the engine or of the transport below it says in the engine's words; nil for any other.
func authError(_ error: any Error) -> AuthError? {
    (error as? TransportError).map { AuthError(sending: $0) } ?? error as? AuthError
}
