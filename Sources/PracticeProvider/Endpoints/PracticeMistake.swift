/// What is wrong with an authorization request that gets no answer.
package enum PracticeMistake: Hashable, Sendable {
    /// The address cannot be read, or names a parameter twice.
    case unreadable
    /// No such client is registered; nil when none is named.
    case unknownClient(String?)
    /// The callback is not registered for the application.
    case unknownCallback(String)
    /// The callback does not begin with https.
    case callbackNotHTTPS(String)
    /// There is no callback.
    case callbackMissing
    /// Something else is wrong, by its error code (RFC 6749 section 4.1.2.1).
    case refused(code: String)

    /// What came from outside and is wrong; empty for nothing.
    var detail: String {
        switch self {
        case .unreadable, .callbackMissing: ""
        case .unknownClient(let id): id ?? ""
        case .unknownCallback(let address), .callbackNotHTTPS(let address): address
        case .refused(let code): code
        }
    }
}
