import Upkeep

/// Services, their connections and a clock that is moved: what `keep --watch` would meet in weeks.
struct KeptWorld {
    static let hour: Int64 = 3_600_000
    static let day = 24 * hour
    /// The least that it takes from one look to the next.
    static let step: Int64 = 120_000

    /// A connection as its service sees it.
    struct Member {
        let id: String
        let service: String
        var means = KeptConnection.Means.refresh
        /// How long it lives from one use to the next; nil without such a limit.
        var idle: Int64?
        /// When it ends whatever is done.
        var ends: Int64?
        var used: Int64 = 0
        /// When its service ends it by a word of its own.
        var withdrawn: Int64?
        /// How long the person takes to sign in again.
        var absence: Int64?
        /// Whether the word was heard.
        var isRefused = false

        func isDead(_ now: Int64) -> Bool {
            isRefused || ends.map { $0 <= now } ?? false || idle.map { used + $0 <= now } ?? false
        }

        func seen(_ now: Int64) -> KeptConnection {
            KeptConnection(
                id: id,
                service: service,
                means: isRefused && means == .refresh ? .nothing : means,
                condition: isDead(now) ? .signInNeeded : .works,
                used: used,
                limits: .init(idleEnds: idle.map { used + $0 }, ends: ends)
            )
        }
    }

    /// What was told of whom and when.
    struct Told: Equatable {
        let id: String
        let event: KeepEvent
        let at: Int64
        /// How long it would have lived yet without being used.
        let left: Int64?
    }

    private var members: [Member]
    /// What would be seen of them.
    private var seen: [KeptConnection]
    /// When services answer nobody.
    var outages: [(service: String, from: Int64, until: Int64)] = []
    var records: [String: KeepRecord] = [:]
    private(set) var told: [Told] = []
    private(set) var attempts: [String: [Int64]] = [:]
    /// The most that one service was asked at a time.
    private(set) var mostAtOnce = 0
    /// Those that ended because nobody used them.
    private(set) var diedIdle: Set<String> = []

    init(_ members: [Member]) {
        self.members = members
        seen = members.map { $0.seen(0) }
    }

    /// Lets time pass.
    mutating func run(_ schedule: KeepSchedule, from start: Int64 = 0, until end: Int64) {
        var now = start
        var atWork: [String: (index: Int, done: Int64)] = [:]
        var seed: UInt64 = 17
        func random(_ limit: Int64) -> Int64 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64(seed >> 33) % limit
        }
        let indices = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1.id, $0) })
        while now < end {
            for (id, work) in atWork where work.done <= now {
                atWork[id] = nil
                finish(work.index, now)
            }
            for index in members.indices { live(index, now) }
            let round = schedule.round(seen, records, atWork: Set(atWork.keys), now: now)
            for (id, event) in round.events {
                let left = indices[id].flatMap { seen[$0].idleEnds }.map { $0 - now }
                told.append(Told(id: id, event: event, at: now, left: left))
                records[id, default: KeepRecord()].tell(event)
            }
            for id in round.begins {
                guard let index = indices[id] else { continue }
                attempts[id, default: []].append(now)
                atWork[id] = (index, now + 1_000 + random(300_000))
            }
            let turns = Dictionary(grouping: atWork.values) { members[$0.index].service }
            mostAtOnce = max(mostAtOnce, turns.values.map(\.count).max() ?? 0)
            let next = [round.wakes, atWork.values.map(\.done).min(), change(after: now)].compactMap(\.self).min()
            now = max(now + Self.step, next ?? end)
        }
    }

    /// When something happens that a file would show.
    private func change(after now: Int64) -> Int64? {
        members.compactMap { member in member.absence.map { ($0, member) } }
            .compactMap { absence, member in
                let event = told.last { $0.id == member.id && $0.event == .signInNeeded }
                return event.map { $0.at + absence }.flatMap { $0 > now ? $0 : nil }
            }
            .min()
    }

    private mutating func live(_ index: Int, _ now: Int64) {
        let member = members[index]
        if member.isDead(now) != (seen[index].condition == .signInNeeded) { seen[index] = member.seen(now) }
        if let idle = member.idle, !member.isRefused, member.used + idle <= now { diedIdle.insert(member.id) }
        guard member.isDead(now), let absence = member.absence,
            let event = told.last(where: { $0.id == member.id && $0.event == .signInNeeded }), event.at + absence <= now
        else { return }
        // The person has signed in.
        members[index].isRefused = false
        members[index].withdrawn = nil
        members[index].absence = nil
        members[index].used = now
        if member.ends != nil { members[index].ends = now + 90 * Self.day }
        seen[index] = members[index].seen(now)
    }

    private mutating func finish(_ index: Int, _ now: Int64) {
        let member = members[index]
        let isDown = outages.contains { $0.service == member.service && $0.from <= now && now < $0.until }
        if isDown {
            records[member.id, default: KeepRecord()].fail(at: now, member.seen(now))
        } else if member.withdrawn.map({ $0 <= now }) ?? false || member.isDead(now) {
            members[index].isRefused = true
            records[member.id, default: KeepRecord()].beRefused(at: now)
        } else {
            members[index].used = now
            members[index].isRefused = false
            records[member.id, default: KeepRecord()].succeed(at: now)
        }
        seen[index] = members[index].seen(now)
    }
}
