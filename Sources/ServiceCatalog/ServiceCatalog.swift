internal import Bounds
internal import Synchronization

/// The services that can be connected: those that ship with the program, then the person's own.
public struct ServiceCatalog: Sendable {
    /// The services, in the order in which they are offered; those that nobody has asked for yet are read now.
    public var services: [Service] {
        entries.filter { offered?.contains($0.id) ?? true }.compactMap(\.service).filter { !$0.schemes.isEmpty }
    }
    private var entries: [Entry] = []
    /// The ids of those that are offered; nil for all.
    private var offered: [String]?
    /// Why the definitions that cannot be used cannot, in the order in which they were met.
    public private(set) var faults: [DefinitionError] = []
    private var faultsByID: [String: DefinitionError] = [:]

    /// A catalogue of these services; of two with one id the later one wins.
    public init(services: [Service]) { for service in services { add(service) } }

    /// Reads the services that nobody has asked for yet, the last first: whoever asks meanwhile reads the first.
    package func readAhead() { for entry in entries.reversed() { _ = entry.service } }

    /// The service with that id (case-insensitive); nil also for one whose definition cannot be used.
    public func service(_ id: String) -> Service? { entries.first { $0.id == id.lowercased() }?.service }

    /// Why the service of that id cannot be used; nil when it can, or when nothing defines it.
    public func fault(_ id: String) -> DefinitionError? { faultsByID[id.lowercased()] }

    /// The same services, each changed when somebody asks for it.
    ///
    /// - Parameters:
    ///   - offered: the ids of those that are offered, in lower case; nil for all. The others are found by their id all the same.
    ///   - change: gives a service as it is offered; one without a way of signing in is not.
    /// - Returns: the catalogue.
    package func changed(
        offering offered: [String]?,
        _ change: @escaping @Sendable (Service) -> Service
    ) -> ServiceCatalog {
        var catalog = self
        catalog.entries = entries.map { entry in Entry(entry.id) { entry.service.map(change) } }
        catalog.offered = offered
        return catalog
    }

    /// Adds one, in place of another with its id.
    mutating func add(_ service: Service) {
        faultsByID[service.id] = nil
        add(Entry(service.id) { service })
    }

    /// The same of one that is read when it is asked for.
    mutating func add(_ entry: Entry) {
        if let index = entries.firstIndex(where: { $0.id == entry.id }) {
            entries[index] = entry
        } else {
            entries.append(entry)
        }
    }

    /// A service by its id, read once and not before somebody asks for it.
    final class Entry: Sendable {
        let id: String
        private let read: @Sendable () -> Service?
        private let known = Mutex<Service?>(nil)

        init(_ id: String, _ read: @escaping @Sendable () -> Service?) {
            self.id = id
            self.read = read
        }

        var service: Service? {
            known.withLock { known in
                known = known ?? read()
                return known
            }
        }
    }

    /// Adds the definition of a file.
    ///
    /// One that cannot be used takes only its own service with it, also one that it was to replace: what was known of that
    /// before may send secrets elsewhere than its owner wants.
    ///
    /// - Parameters:
    ///   - file: the path.
    ///   - read: gives the file's text; throws what is wrong with the file.
    public mutating func add(file: String, _ read: () throws(DefinitionError) -> [UInt8]) {
        var text: [UInt8] = []
        do throws(DefinitionError) {
            text = try read()
            add(try Self.service(json: text, file: file))
        } catch {
            refuse(file, error.fault, at: error.field, naming: text)
        }
    }

    /// Notes that the definition of a file is not used; nothing of its text but its name is.
    ///
    /// - Parameters:
    ///   - file: the path.
    ///   - fault: why not.
    ///   - field: where in the text.
    ///   - text: the file's text, as far as it is known.
    public mutating func refuse(_ file: String, _ fault: DefinitionFault, at field: String = "", naming text: [UInt8]) {
        let error = DefinitionError(file: file, field: field, fault)
        faults.append(error)
        for id in Self.ids(text, file: file) {
            entries.removeAll { $0.id == id }
            faultsByID[id] = error
        }
    }

    /// The ids that a definition which cannot be used may be meant for: the one it names, and its file's name.
    private static func ids(_ text: [UInt8], file: String) -> [String] {
        let name = file.split(separator: "/").last.map(String.init) ?? ""
        let words = String(foreign: text.prefix(1 << 20)).split(separator: "\"", maxSplits: 400)
        // Before everything else stands the service's own id; what is not JSON any more is read as far as that.
        let key = words.firstIndex(of: "id")
        let named = key.flatMap { key in words.indices.contains(key + 2) ? String(words[key + 2]) : nil }
        return [named, name.hasSuffix(".json") ? String(name.dropLast(5)) : name].compactMap { $0?.lowercased() }
    }
}
