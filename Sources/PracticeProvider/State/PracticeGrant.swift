internal import Bounds
internal import StrictJSON

/// What became of one sign-in, for tests that count.
package struct PracticeGrant: Sendable, Hashable {
    /// What all its tokens share; no secret.
    package let id: String
    /// The service's id.
    package let service: String
    /// The way of signing in.
    package let scheme: String
    /// How often its refresh token was replaced.
    package internal(set) var generation = 0
    /// How many refreshes were asked for with the refresh token of each generation, answered or not.
    package internal(set) var refreshes: [Int] = []
    /// How often a code or refresh token that was used up came again.
    package internal(set) var reuses = 0

    init(_ token: PracticeToken) {
        id = token.family
        service = token.service
        scheme = token.scheme
    }

    /// The newest generation that is counted; nobody's practice lasts longer.
    private static let lastGeneration = 10_000

    mutating func countRefresh(_ token: PracticeToken) {
        guard token.generation <= Self.lastGeneration else { return }
        let missing = token.generation + 1 - refreshes.count
        if missing > 0 { refreshes += Array(repeating: 0, count: missing) }
        refreshes[token.generation] += 1
    }
}

extension PracticeGrant {
    /// The grant as JSON.
    var json: JSONObject {
        var object = JSONObject()
        object["grant"] = .string(id)
        object["service"] = .string(service)
        object["scheme"] = .string(scheme)
        object["generation"] = .integer(generation)
        object["refreshes"] = .array(refreshes.map { .integer($0) })
        object["reuses"] = .integer(reuses)
        return object
    }

    /// Reads the JSON back; nil when it is something else.
    init?(_ json: JSONValue) {
        guard let id = json["grant"]?.string, let service = json["service"]?.string,
            let scheme = json["scheme"]?.string
        else { return nil }
        self.id = id
        self.service = service
        self.scheme = scheme
        generation = Self.count(json["generation"])
        refreshes = (json["refreshes"]?.array ?? []).prefix(Self.lastGeneration + 1).map { Self.count($0) }
        reuses = Self.count(json["reuses"])
    }

    private static func count(_ value: JSONValue?) -> Int { value?.integer(in: .count).map { Int($0) } ?? 0 }
}
