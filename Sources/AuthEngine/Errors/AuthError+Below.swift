package import CallbackServer
internal import SettingsStore
package import Transport

extension AuthError {
    /// What the transport says.
    package init(sending error: TransportError) {
        switch error {
        case .network(let fault): self.init(.network(fault))
        case .badValue(let name, let why): self.init(.plan(.badValue(name: name, why: why)))
        case .store(let error): self.init(.store(error))
        case .cancelled: self.init(.cancelled)
        }
    }

    /// Does something of the transport's, and throws what that says.
    package static func translating<Value>(_ body: () throws(TransportError) -> Value) throws(AuthError) -> Value {
        do {
            return try body()
        } catch {
            throw AuthError(sending: error)
        }
    }

    /// Does something of the store's, and throws what that says.
    static func fromStore<Value>(_ body: () throws(SettingsError) -> Value) throws(AuthError) -> Value {
        do {
            return try body()
        } catch {
            throw AuthError(.store(error))
        }
    }

    /// What the callback server says.
    package init(listening error: CallbackError) {
        switch error {
        case .callback(let fault): self.init(.callback(fault))
        case .badValue(let name, let why): self.init(.plan(.badValue(name: name, why: why)))
        }
    }

    /// Whether, for all that is known, another program may get what comes to the callback.
    public var leavesCallbackOpen: Bool {
        guard case .callback(let fault) = fact else { return false }
        return switch fault {
        case .portInUse, .held, .portPrivileged, .listenerFailed: true
        case .notLoopback, .needsPaste: false
        }
    }

    /// The refusal where another program, or nobody knows who, has the callback's port.
    ///
    /// - Parameter isFixed: whether nobody here can change the callback.
    /// - Returns: nil for other errors, also where only the administrator may have the port.
    func heldCallback(isFixed: Bool) -> AuthError? {
        switch fact {
        case .callback(.portInUse(let port, let holder)):
            AuthError(.callback(.held(port: port, by: holder, isFixed: isFixed)))
        case .callback(.listenerFailed(let port)): AuthError(.callback(.held(port: port, isFixed: isFixed)))
        default: nil
        }
    }
}
