/// Decides what is due for connections that are kept alive, from nothing but values and the time it is given.
///
/// A connection that ends unless it is used is refreshed between half and three quarters of that limit, at a place of its own, so
/// that a quarter of the limit is left for failures. Where no limit is published, two weeks are assumed. Secrets that nothing
/// refreshes are tested after a day and up to half a day more.
package struct KeepSchedule: Sendable {
    static let minute: Int64 = 60_000
    static let day: Int64 = 1_440 * minute
    /// The limit that is assumed where a service publishes none.
    private static let assumedLimit = 14 * day
    /// Twice the shortest time between two tests.
    private static let testLimit = 2 * day
    /// How many are at work at a time, whatever their services.
    private static let mostAtWork = 8

    /// How long before it a sign-in that will be needed is told, in milliseconds.
    package let warnBefore: Int64
    /// How many of one service are at work at a time.
    package let perService: Int

    /// A schedule.
    package init(warnBefore: Int64, perService: Int = 1) {
        (self.warnBefore, self.perService) = (warnBefore, perService)
    }

    /// What is to be done now, and when to look again.
    package struct Round: Sendable {
        /// The ids of those to begin with, the most urgent first.
        package var begins: [String] = []
        /// What is to be told of whom.
        package var events: [(id: String, event: KeepEvent)] = []
        /// When something will be due, whatever comes of what is at work; nil for never.
        package var wakes: Int64?
        /// How many are due and have to wait for their turn.
        package var waiting = 0

        /// Something will be due at these moments, as far as they are not over.
        mutating func wake(_ moments: Int64..., after now: Int64) {
            for moment in moments where moment > now { wakes = min(wakes ?? moment, moment) }
        }
    }

    /// Looks at all of them.
    ///
    /// - Parameters:
    ///   - connections: all that are kept alive.
    ///   - records: what is remembered of them.
    ///   - atWork: the ids of those whose work has begun and not ended.
    ///   - now: milliseconds since 1970.
    /// - Returns: what is to be done.
    package func round(
        _ connections: [KeptConnection],
        _ records: [String: KeepRecord],
        atWork: Set<String>,
        now: Int64
    ) -> Round {
        var round = Round()
        var due: [(connection: KeptConnection, until: Int64)] = []
        var turns: [String: Int] = [:]
        for connection in connections {
            let record = records[connection.id] ?? KeepRecord()
            if let event = event(connection, record, now: now) { round.events.append((connection.id, event)) }
            for end in [connection.ends, connection.idleEnds] {
                if let end { round.wake(end - warnBefore, end, after: now) }
            }
            // Nothing is done for it then, but it is another one.
            if connection.means == .nothing, let end = connection.wanted { round.wake(end, after: now) }
            if atWork.contains(connection.id) {
                turns[connection.service, default: 0] += 1
            } else if let moment = self.due(connection, record) {
                if moment > now {
                    round.wake(moment, after: now)
                } else {
                    due.append((connection, connection.wanted ?? connection.idleEnds ?? .max))
                }
            }
        }
        due.sort { ($0.until, $0.connection.id) < ($1.until, $1.connection.id) }
        var free = Self.mostAtWork - atWork.count
        for (connection, _) in due {
            guard free > 0, turns[connection.service, default: 0] < perService else {
                round.waiting += 1
                continue
            }
            free -= 1
            turns[connection.service, default: 0] += 1
            round.begins.append(connection.id)
        }
        return round
    }

    /// When it is to be refreshed or tested next; nil for never.
    package func due(_ connection: KeptConnection, _ record: KeepRecord) -> Int64? {
        var limit: Int64
        var used = connection.used
        switch connection.means {
        case .nothing: return nil
        case .delivery: return record.failures > 0 ? record.nextTry ?? 0 : 0
        case .refresh: limit = connection.idleEnds.flatMap { end in used.map { end - $0 } } ?? Self.assumedLimit
        case .test:
            limit = Self.testLimit
            used = record.lastSuccess
        }
        limit = max(limit, 4 * Self.minute)
        // What was never used, or nobody knows when, is proved at once.
        var moment = used.map { $0 + limit / 2 + Int64(Double(limit / 4) * connection.place) } ?? 0
        if let wanted = connection.wanted { moment = min(moment, wanted) }
        return max(moment, record.nextTry ?? 0)
    }

    /// What is to be told of it that was not told yet.
    package func event(_ connection: KeptConnection, _ record: KeepRecord, now: Int64) -> KeepEvent? {
        let current = current(connection, record, now: now)
        if current == record.told { return nil }
        return current ?? .worksAgain
    }

    private func current(_ connection: KeptConnection, _ record: KeepRecord, now: Int64) -> KeepEvent? {
        switch connection.condition {
        case .signInNeeded: return .signInNeeded
        case .unusable: return .failing
        case .works: break
        }
        if let end = connection.ends, end - now <= warnBefore { return .signInSoon }
        // Each use moves that end on, as long as one succeeds.
        if record.failures > 0, let end = connection.idleEnds, end - now <= warnBefore,
            connection.used.map({ end - now <= (end - $0) / 8 }) ?? true
        {
            return .signInSoon
        }
        return record.isExhausted(now: now) ? .failing : nil
    }
}

extension KeepRecord {
    /// An event was told, and nothing of it was lost.
    package mutating func tell(_ event: KeepEvent) { told = event == .worksAgain ? nil : event }
}
