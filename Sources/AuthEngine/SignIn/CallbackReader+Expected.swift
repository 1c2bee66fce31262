package import CallbackServer
internal import ServiceCatalog

extension CallbackReader {
    /// Takes the answer of one sign-in and nothing else.
    ///
    /// - Parameters:
    ///   - expected: what the answer must look like.
    ///   - onWrongState: is told of each answer whose state is not the one that is waited for.
    ///   - onMixUp: is told of each answer with the right state that does not name the issuer that is waited for.
    ///   - onReply: is given the answer; returns whether it was the first.
    package init(
        _ expected: ExpectedReply,
        onWrongState: @escaping @Sendable () -> Void = {},
        onMixUp: @escaping @Sendable () -> Void = {},
        onReply: @escaping @Sendable (Result<AuthorizationReply, AuthError>) -> Bool
    ) {
        self.init(isInFragment: expected.grant == .implicit) { pairs in
            switch Self.read(pairs, expected) {
            case .success(let reply):
                guard reply.fits(expected.grant) else { return nil }
                return { onReply(.success(reply)) }
            case .failure(let error) where error.isRefusal: return { onReply(.failure(error)) }
            case .failure(let error):
                switch error.fact {
                case .signIn(.stateMissing), .signIn(.stateMismatch), .signIn(.repeatedParameter("state")):
                    onWrongState()
                case .signIn(.issuerMismatch): onMixUp()
                default: break
                }
                return nil
            }
        }
    }

    private static func read(
        _ pairs: [(name: String, value: String)],
        _ expected: ExpectedReply
    ) -> Result<AuthorizationReply, AuthError> {
        do {
            return .success(try AuthorizationReply(pairs, state: expected.state, issuer: expected.issuer))
        } catch {
            return .failure(error)
        }
    }
}
