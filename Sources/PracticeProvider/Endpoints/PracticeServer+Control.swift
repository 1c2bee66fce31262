internal import ServiceCatalog
internal import StrictJSON

extension PracticeServer {
    /// The part of the address that stands where a real host would, for questions about the provider itself.
    static let controlHost = "practice"

    /// Answers a question about the provider itself, or takes an order.
    ///
    /// Changes need a body of JSON, which a page of somebody else cannot send here: a browser would ask first (CORS), and
    /// is not answered.
    func control(_ request: PracticeRequest) -> PracticeReply {
        switch (request.method, request.path) {
        case ("GET", "/stats"): return answer(stats)
        case ("GET", "/log"): return answer(["calls": .array(calls.map { .object($0.json) })])
        case ("GET", "/faults"): return answer(["faults": .array(mishaps.map { .object($0.json) })])
        case ("DELETE", "/faults"):
            mishaps = []
            return answer(["faults": []])
        case ("POST", "/faults"):
            guard request.mediaType == "application/json", let json = try? JSONParser.parse(request.body),
                let mishap = InjectedFault(json)
            else { return .text(400, Self.usage) }
            mishaps.append(mishap)
            return answer(["faults": .array(mishaps.map { .object($0.json) })])
        default: return .text(404, Self.usage)
        }
    }

    /// Takes the next mishap for a request out of those that wait; nil when it goes well.
    func nextMishap(_ route: PracticeRoute) -> InjectedFault? {
        let index = mishaps.firstIndex { mishap in
            (mishap.place == .any || mishap.place == route.place)
                && (mishap.service == nil || mishap.service == route.service)
        }
        guard let index else { return nil }
        if mishaps[index].skip > 0 {
            mishaps[index].skip -= 1
            return nil
        }
        let mishap = mishaps[index]
        mishaps[index].count -= 1
        if mishaps[index].count == 0 { mishaps.remove(at: index) }
        return mishap
    }

    private var stats: JSONValue {
        let grants = memory.grants.map { grant in
            var object = grant.json
            object["alive"] = .bool(memory.isAlive(grant.id))
            return JSONValue.object(object)
        }
        return [
            "refreshes": .integer(memory.grants.reduce(0) { $0 + $1.refreshes.reduce(0, +) }),
            "reuses": .integer(memory.grants.reduce(0) { $0 + $1.reuses }),
            "grants": .array(grants),
        ]
    }

    private func answer(_ value: JSONValue) -> PracticeReply {
        PracticeReply(
            status: 200,
            headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store")],
            body: Array((value.text(.pretty) + "\n").utf8)
        )
    }

    private static let usage = """
        practice: GET /practice/stats, /practice/log or /practice/faults, DELETE /practice/faults, or
        POST /practice/faults with Content-Type: application/json and a body such as
        {"path":"token","fault":"drop-after-processing","count":1}
          path     \(InjectedFault.Place.allCases.map(\.rawValue).joined(separator: ", "))
          fault    \(InjectedFault.Kind.allCases.map(\.rawValue).joined(separator: ", "))
          count    how many requests it happens to (1); skip: how many go well before (0)
          service  only there; retryAfter: the value of Retry-After ("2")

        """
}
