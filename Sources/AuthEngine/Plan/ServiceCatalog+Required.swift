internal import Secrets
public import ServiceCatalog

extension ServiceCatalog {
    /// The service with that id (case-insensitive).
    ///
    /// - Throws: ``AuthError``: `definitionUnusable` when its definition has a mistake, `unknownService` when nothing defines it.
    public func required(_ id: String) throws(AuthError) -> Service {
        if let service = service(id) { return service }
        if let fault = fault(id) { throw AuthError(.plan(.definitionUnusable(service: id.lowercased(), fault))) }
        let nearest = NearestName.of(id, among: services.map(\.id))
        throw AuthError(.plan(.unknownService(name: GivenName(id), nearest: nearest)))
    }
}
