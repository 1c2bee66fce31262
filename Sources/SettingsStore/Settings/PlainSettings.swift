internal import StrictJSON

/// What texts in settings may hold, since they become headers, arguments, variables and lines for people.
enum PlainSettings {
    /// The members whose texts have no control characters at all; those of newer versions are not looked at.
    private static let members = [
        "id", "service", "connection", "app", "machine", "spentVerifier", "tokens", "account", "endpoints", "moved",
    ]

    /// The first member, by its path, with a character that it cannot have; nil when all is well.
    static func fault(_ settings: JSONObject) -> String? {
        for name in members {
            // The sealed copy of a connection that is on its way has several lines.
            guard let value = settings[name], hasControl(value, but: name == "moved" ? ["\n"] : []) else { continue }
            return name
        }
        for (name, value) in settings["properties"]?.object ?? JSONObject() {
            // A certificate has several lines.
            if hasControl(.string(name), but: []) || hasControl(value, but: ["\n", "\r", "\t"]) { return "properties" }
        }
        return nil
    }

    /// What Unicode calls a control character, without its tables.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    private static func hasControl(_ value: JSONValue, but allowed: [Unicode.Scalar]) -> Bool {
        switch value {
        case .string(let text):
            // Those behind ASCII begin with the byte 0xC2.
            text.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }
                && text.unicodeScalars.contains { isControl($0) && !allowed.contains($0) }
        case .array(let values): values.contains { hasControl($0, but: allowed) }
        case .object(let members):
            members.contains { hasControl(.string($0.name), but: allowed) || hasControl($0.value, but: allowed) }
        case .number, .bool, .null: false
        }
    }
}
