internal import Bounds
internal import Localization
internal import Secrets
package import ServiceCatalog
internal import StrictJSON
internal import WebRequests

/// Files of applications.
extension EmbeddedApps.App {
    /// Reads the applications of a file.
    ///
    /// `{"schemaVersion": 1, "apps": [{"service", "host"?, "name"?, "clientID", "clientSecret"?, "callbacks"}]}`, `callbacks` being
    /// one text or a list of at least one.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: its path; nil for the one of the program.
    /// - Returns: the applications, as far as they can be judged without the services' definitions.
    /// - Throws: `DefinitionError` with file, line and key.
    static func read(_ text: [UInt8], file: String?) throws(DefinitionError) -> [EmbeddedApps.App] {
        let path = file ?? "EmbeddedApps.json"
        do {
            var reader = try DefinitionReader(try JSONParser.parse(text), file: path)
            guard try reader.required("schemaVersion") == 1 else {
                throw reader.failure("schemaVersion", .expected(.schemaVersion))
            }
            var seen: Set<String> = []
            let apps = try reader.list("apps") { app throws(DefinitionError) in
                let read = try EmbeddedApps.App(&app, file: file)
                guard seen.insert("\(read.service) \(read.host ?? "")").inserted else {
                    throw app.failure(
                        "service",
                        .twice([read.service, read.host].compactMap(\.self).joined(separator: ", "))
                    )
                }
                return read
            }
            try reader.finish()
            return apps
        } catch let error as DefinitionError {
            throw error.located(in: text)
        } catch {
            throw DefinitionError(file: path, (error as? JSONError).map { .notJSON($0) } ?? .unreadable(nil))
        }
    }

    private init(_ reader: inout DefinitionReader, file: String?) throws(DefinitionError) {
        self.init(
            service: try reader.text("service").lowercased(),
            clientID: try reader.text("clientID"),
            clientSecret: try reader.optionalText("clientSecret").map { Secret($0) },
            callbacks: try reader.textOrTexts("callbacks"),
            host: try reader.optionalText("host").map(EmbeddedApps.place),
            name: try reader.optional("name") == nil ? nil : reader.localized("name"),
            file: file
        )
    }

    /// What is wrong with it by the definition of its service; nil for nothing.
    ///
    /// - Parameter catalog: the services.
    /// - Returns: the key that is wrong, and why.
    package func fault(in catalog: ServiceCatalog) -> (key: String, fault: DefinitionFault)? {
        guard let service = catalog.service(service) else {
            // What is wrong with a definition is told with that.
            if catalog.fault(service) != nil { return nil }
            let nearest = NearestName.of(service, among: catalog.services.map(\.id))
            return ("service", .app(.noSuchService(nearest: nearest)))
        }
        guard let scheme = service.schemes.first(where: \.takesRegisteredApp) else {
            return ("service", .app(.notWithApps))
        }
        if let fault = EmbeddedApps.fault(ofHost: host, service, scheme) { return ("host", fault) }
        if clientSecret == nil, scheme.oauth?.secretOptional != true { return ("clientSecret", .app(.secretMissing)) }
        for (index, callback) in callbacks.enumerated() {
            let problem = FieldCheck.callback(callback).problem ?? FieldCheck.callback(callback, for: scheme)
            if let problem { return (callbacks.count == 1 ? "callbacks" : "callbacks[\(index)]", .value(problem)) }
        }
        return nil
    }
}

extension EmbeddedApps {
    /// The host at which an application is registered, as it is kept and compared: in lower case, with a port that is not the usual one.
    ///
    /// - Parameter text: a host, or an address there.
    /// - Returns: the text in lower case where it is neither, or has a login, which is refused by `fault(ofHost:_:_:)`.
    package static func place(_ text: String) -> String {
        let address = WebAddress(text.contains("://") ? text : "https://\(text)")
        guard let address, address.credentials == nil else { return text.lowercased() }
        return address.unusualAuthority
    }

    /// What is wrong with the host at which an application is registered; nil for nothing.
    ///
    /// - Parameters:
    ///   - host: as ``place(_:)`` gives it; nil for none.
    ///   - service: its service.
    ///   - scheme: the way of signing in that takes the application.
    /// - Returns: also for a host where the service has none for each customer.
    package static func fault(ofHost host: String?, _ service: Service, _ scheme: Scheme) -> DefinitionFault? {
        guard scheme.hasHosts else { return host == nil ? nil : .app(.hostNotUsed) }
        guard let host else { return service.addressProperty(of: scheme) == nil ? nil : .app(.hostMissing) }
        let address = "https://\(host)"
        let problem =
            FieldCheck.address(address, practice: false).problem ?? FieldCheck.host(address, of: service)
            ?? FieldCheck.certificateHost(address, of: service) { _ in "" }
        return problem.map { .value($0) }
    }

    /// Refuses a file that cannot be read, whatever the definitions say.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: its path.
    /// - Throws: `DefinitionError` with file, line and key.
    package static func checkShape(_ text: [UInt8], file: String) throws(DefinitionError) {
        _ = try App.read(text, file: file)
    }

    /// Reads a file of an organisation, and checks it against the services' definitions.
    ///
    /// - Parameters:
    ///   - text: the file's text.
    ///   - file: its path.
    ///   - catalog: the services.
    ///   - exposure: who else can read secrets in it; those are not used then, and whoever trusted them hears it once.
    /// - Returns: the applications that can be used, and what is wrong with the others.
    package static func provided(
        _ text: [UInt8],
        file: String,
        _ catalog: ServiceCatalog,
        _ exposure: DefinitionFault.AppFault? = nil
    ) -> (apps: [App], faults: [DefinitionError]) {
        let all: [App]
        do throws(DefinitionError) {
            all = try App.read(text, file: file)
        } catch {
            return ([], [error])
        }
        var (apps, faults): ([App], [DefinitionError]) = ([], [])
        var isExposureTold = false
        for (index, app) in all.enumerated() {
            if let exposure, app.clientSecret != nil {
                let error = DefinitionError(file: file, field: "apps[\(index)].clientSecret", .app(exposure))
                if !isExposureTold { faults.append(error.located(in: text)) }
                isExposureTold = true
            } else if let (key, fault) = app.fault(in: catalog) {
                faults.append(DefinitionError(file: file, field: "apps[\(index)].\(key)", fault).located(in: text))
            } else {
                apps.append(app)
            }
        }
        return (apps, faults)
    }
}
