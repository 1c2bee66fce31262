internal import ServiceCatalog
internal import StrictJSON

/// Reads a definition and goes on after mistakes that can be passed over: each unknown key is told, not only the first.
struct DefinitionCheck {
    private static let limit = 50

    /// What is wrong, in the order it was found.
    let mistakes: [DefinitionError]
    /// The service, when nothing is wrong.
    let service: Service?

    /// Checks the text of a file.
    init(bytes: [UInt8], file: String) {
        var bytes = bytes
        var mistakes: [DefinitionError] = []
        var service: Service?
        while service == nil, mistakes.count < Self.limit {
            do throws(DefinitionError) {
                service = try ServiceCatalog.service(json: bytes, file: file)
            } catch {
                mistakes.append(error)
                guard let repaired = Self.without(error, bytes) else { break }
                bytes = repaired
            }
        }
        self.mistakes = mistakes
        self.service = mistakes.isEmpty ? service : nil
    }

    /// The text without an unknown key; nil for another mistake.
    private static func without(_ error: DefinitionError, _ bytes: [UInt8]) -> [UInt8]? {
        guard case .unknownKey = error.fault, let value = try? JSONParser.parse(bytes) else { return nil }
        let path = error.field.split(separator: ".").flatMap { part in
            part.split(separator: "[").map { $0.last == "]" ? String($0.dropLast()) : String($0) }
        }
        let shorter = removing(path[...], from: value)
        return shorter == value ? nil : Array(shorter.text().utf8)
    }

    private static func removing(_ path: ArraySlice<String>, from value: JSONValue) -> JSONValue {
        guard let name = path.first else { return value }
        let rest = path.dropFirst()
        switch value {
        case .object(var members):
            guard let member = members[name] else { return value }
            members[name] = rest.isEmpty ? nil : removing(rest, from: member)
            return .object(members)
        case .array(var elements):
            guard let index = Int(name), elements.indices.contains(index) else { return value }
            elements[index] = removing(rest, from: elements[index])
            return .array(elements)
        default: return value
        }
    }
}
