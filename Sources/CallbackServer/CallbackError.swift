package import ServiceCatalog

/// Why nobody listens at a callback.
package enum CallbackError: Error, Sendable, Equatable {
    /// The port, or the callback's host.
    case callback(CallbackFault)
    /// The callback's address, or the person's own certificate, cannot be used.
    case badValue(name: String, why: FieldProblem)
}
