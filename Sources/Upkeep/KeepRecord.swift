package import StrictJSON

/// What is remembered of a connection from one look to the next; moments are milliseconds since 1970.
package struct KeepRecord: Sendable, Hashable {
    /// How many failures in a row make it possibly exhausted, and for how long at least.
    private static let patience = (failures: 6, time: KeepSchedule.day)

    /// How often it failed in a row.
    package var failures = 0
    /// When the first of these failures was.
    package var failingSince: Int64?
    /// Before when it is not tried again.
    package var nextTry: Int64?
    /// Why the last of them failed, as it was said; without a secret.
    package var cause: String?
    /// When a test succeeded last.
    package var lastSuccess: Int64?
    /// What was told last; nil when nothing was, or that is over.
    package var told: KeepEvent?
    /// Whether a file was replaced and the command that hears of it has not been told.
    package var isChangeUntold = false
    /// Whether it is a file that `keep` has written; what somebody else has written is not replaced.
    package var isOwn = false

    package init() {}

    /// Whether nothing but failures came for a day: it is then tried once a day.
    package func isExhausted(now: Int64) -> Bool {
        guard failures >= Self.patience.failures, let failingSince else { return false }
        return now - failingSince >= Self.patience.time
    }

    /// The service took it.
    package mutating func succeed(at now: Int64) {
        // Whatever lifetime a service states, nobody is asked all the time.
        (failures, failingSince, cause, nextTry, lastSuccess) = (0, nil, nil, now + KeepSchedule.minute / 2, now)
    }

    /// It did not work, and that says nothing of the sign-in: the pause grows.
    ///
    /// - Parameters:
    ///   - now: when.
    ///   - connection: what failed; near its end it is tried more often.
    ///   - cause: why, as it was said.
    package mutating func fail(at now: Int64, _ connection: KeptConnection, cause: String? = nil) {
        failures += 1
        self.cause = cause.map { String($0.prefix(300)) }
        failingSince = min(failingSince ?? now, now)
        let minutes: [Int64] = [1, 5, 15, 60, 240]
        var pause = minutes[min(failures, minutes.count) - 1] * KeepSchedule.minute
        pause += Int64(Double(pause / 4) * connection.place)
        // Other machines wait for it, and go on with the old token in the end.
        if connection.means == .delivery { pause = min(pause, KeepSchedule.minute / 2) }
        // Somebody waits for it.
        if connection.wanted != nil { pause = min(pause, 15 * KeepSchedule.minute) }
        var shortest = KeepSchedule.minute
        if isExhausted(now: now) { (pause, shortest) = (KeepSchedule.day, 60 * KeepSchedule.minute) }
        if let end = connection.idleEnds, end > now { pause = min(pause, max(shortest, (end - now) / 4)) }
        nextTry = now + pause
    }

    /// The service has said that it does not take it any more: nobody asks again soon.
    package mutating func beRefused(at now: Int64) { nextTry = now + KeepSchedule.day }
}

/// Records as they are written down.
extension KeepRecord {
    /// Reads what was written; whatever is not as it should be counts as not written.
    package init(_ json: JSONValue, now: Int64) {
        failures = Int(min(1_000_000, max(0, json["failures"]?.integer ?? 0)))
        // A clock that was set back since makes nobody wait longer than a pause ever is.
        func moment(_ name: String, latest: Int64) -> Int64? {
            json[name]?.integer.flatMap { (0...latest).contains($0) ? $0 : nil }
        }
        failingSince = failures == 0 ? nil : moment("failingSince", latest: now) ?? now
        cause = failures == 0 ? nil : json["cause"]?.string
        nextTry = moment("nextTry", latest: now + 2 * KeepSchedule.day)
        lastSuccess = moment("lastSuccess", latest: now)
        told = json["told"]?.string.flatMap { KeepEvent(rawValue: $0) }
        isChangeUntold = json["isChangeUntold"] == true
        isOwn = json["isOwn"] == true
    }

    /// What is written; nil when there is nothing to remember.
    package var json: JSONValue? {
        var json = JSONObject()
        if failures > 0 { json["failures"] = .integer(failures) }
        json["failingSince"] = failingSince.map { .integer($0) }
        json["cause"] = cause.map { .string($0) }
        json["nextTry"] = nextTry.map { .integer($0) }
        json["lastSuccess"] = lastSuccess.map { .integer($0) }
        json["told"] = told.map { .string($0.rawValue) }
        if isChangeUntold { json["isChangeUntold"] = true }
        if isOwn { json["isOwn"] = true }
        return json.isEmpty ? nil : .object(json)
    }
}
