public import ServiceCatalog

extension AuthError {
    /// How a service's definition contradicts itself or a person's values.
    public enum DefinitionConflict: Sendable, Hashable {
        /// An address of the definition, in which no property stands, cannot be right.
        case address(FieldProblem)
        /// The service has no way of signing in.
        case noScheme(service: String)
        /// The authorization endpoint holds a parameter already that the program adds.
        case endpointHas(parameter: String)
        /// The catalogue of services cannot be read.
        case catalog(DefinitionError)
    }
}
