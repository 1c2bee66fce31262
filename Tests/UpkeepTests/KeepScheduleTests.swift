import StrictJSON
import Testing

@testable import Upkeep

@Suite("What is due for connections that are kept alive")
struct KeepScheduleTests {
    private static let hour = KeptWorld.hour
    private static let day = KeptWorld.day
    private let schedule = KeepSchedule(warnBefore: 3 * Self.day)

    /// Five hundred connections in every way there is.
    private func everything() -> [KeptWorld.Member] {
        (0..<500).map { number in
            let id = "connection-\(number)"
            let past = Int64(number % 7)
            switch number % 25 {
            // Thirty days from use to use.
            case 0..<8: return .init(id: id, service: "long", idle: 30 * Self.day, used: -past * 4 * Self.day)
            // Three days.
            case 8..<13: return .init(id: id, service: "short", idle: 3 * Self.day, used: -past * 8 * Self.hour)
            // A day.
            case 13: return .init(id: id, service: "shortest", idle: 24 * Self.hour, used: -past * Self.hour)
            // No limit that is known.
            case 14..<19, 22, 23: return .init(id: id, service: "unlimited", used: -past * Self.day)
            // An end that no use moves.
            case 19..<22: return .init(id: id, service: "ending", idle: 60 * Self.day, ends: (5 + past * 9) * Self.day)
            // A secret.
            default: return .init(id: id, service: "static", means: .test)
            }
        }
    }

    @Test("500 connections live through 30 days, one at a time a service, and what is told is what happened")
    func month() {
        var members = everything()
        // Withdrawn by their services, and signed in again after two days.
        for number in [3, 40, 89, 140, 217] {
            members[number].withdrawn = Int64(number % 9 + 2) * Self.day
            members[number].absence = 2 * Self.day
        }
        var world = KeptWorld(members)
        world.outages = [
            ("shortest", 4 * Self.day, 4 * Self.day + 4 * Self.hour),
            ("short", 9 * Self.day, 9 * Self.day + 12 * Self.hour),
            ("long", 15 * Self.day, 18 * Self.day),
            ("static", 20 * Self.day, 23 * Self.day),
        ]
        world.run(schedule, until: 30 * Self.day)

        #expect(world.diedIdle.isEmpty)
        #expect(world.mostAtOnce == 1)
        let told = Dictionary(grouping: world.told, by: \.id)
        for (number, member) in members.enumerated() {
            let events = told[member.id, default: []]
            if let end = member.ends, end < 30 * Self.day + schedule.warnBefore {
                // Warned in time, and told when it is over.
                let kinds: [KeepEvent] = end < 30 * Self.day ? [.signInSoon, .signInNeeded] : [.signInSoon]
                #expect(events.map(\.event) == kinds, "\(number)")
                for (event, moment) in zip(events, [end - schedule.warnBefore, end]) {
                    #expect((0...KeptWorld.step).contains(event.at - moment), "\(number) \(event)")
                }
            } else if let withdrawn = member.withdrawn {
                #expect(events.map(\.event) == [.signInNeeded, .worksAgain], "\(number)")
                #expect(events.first.map { $0.at > withdrawn } == true)
                #expect(events.last.map { (0...KeptWorld.step).contains($0.at - events[0].at - 2 * Self.day) } == true)
            } else if events.first?.event == .signInSoon {
                // It was in danger, and was saved.
                #expect(events.map(\.event) == [.signInSoon, .worksAgain], "\(number) \(events)")
                #expect(events[0].left.flatMap { left in member.idle.map { left <= $0 / 8 } } == true)
            } else if !events.isEmpty {
                // Nothing but failures for a day, then better: only in an outage that lasts.
                #expect(events.map(\.event) == [.failing, .worksAgain], "\(number) \(events)")
                guard events.count == 2 else { continue }
                let outage = world.outages.first { $0.service == member.service && $0.until - $0.from > Self.day }
                #expect(outage.map { $0.from + Self.day < events[0].at && events[0].at < $0.until } == true)
                #expect(outage.map { $0.until < events[1].at && events[1].at < $0.until + 2 * Self.day } == true)
            }
        }
        // Everybody whose service was out of reach for days was told.
        let failing = Set(world.told.filter { $0.event == .failing }.map(\.id))
        #expect(failing.isSuperset(of: members.filter { $0.service == "static" }.map(\.id)))
        // Nobody is asked more often than a quarter of the limit has passed, but after failures.
        for member in members where member.service == "unlimited" && member.withdrawn == nil {
            #expect((1...5).contains(world.attempts[member.id, default: []].count))
        }
        for member in members where member.service == "static" {
            #expect((18...45).contains(world.attempts[member.id, default: []].count))
        }
    }

    @Test("what is due is spread over a quarter of the limit, each at a place of its own that stays")
    func spread() {
        let moments = (0..<400).compactMap { number in
            let connection = KeptConnection(
                id: "sales-\(number)",
                service: "one",
                means: .refresh,
                used: 0,
                limits: .init(idleEnds: 40 * Self.day)
            )
            return schedule.due(connection, KeepRecord())
        }
        #expect(moments.count == 400)
        #expect(moments.allSatisfy { (20 * Self.day...30 * Self.day).contains($0) })
        for quarter in 0..<4 {
            let start = (20 * 4 + Int64(quarter) * 10) * Self.day / 4
            #expect(moments.count { (start..<start + 10 * Self.day / 4).contains($0) } > 60)
        }
    }

    @Test("the pause after failures grows to four hours, after a day of them it is a day, and shorter near the end")
    func pauses() {
        let connection = KeptConnection(id: "a", service: "one", means: .refresh, used: 0)
        var record = KeepRecord()
        var now: Int64 = 0
        var pauses: [Int64] = []
        for _ in 0..<16 {
            record.fail(at: now, connection)
            pauses.append((record.nextTry ?? now) - now)
            now = record.nextTry ?? now
        }
        #expect(pauses[0] >= 60_000 && pauses[0] <= 75_000)
        #expect(pauses.dropFirst(5).first.map { $0 >= 4 * Self.hour && $0 <= 5 * Self.hour } == true)
        #expect(pauses.last == Self.day && record.isExhausted(now: now))
        let ending = KeptConnection(
            id: "a",
            service: "one",
            means: .refresh,
            used: 0,
            limits: .init(idleEnds: now + 8 * Self.hour)
        )
        record.fail(at: now, ending)
        #expect(record.nextTry == now + 2 * Self.hour)
        record.succeed(at: now)
        #expect(record.failures == 0 && record.nextTry == now + 30_000 && !record.isExhausted(now: now + 2 * Self.day))
    }

    @Test("an event that could not be told is due until it was, and only once then")
    func events() {
        let needed = KeptConnection(id: "a", service: "one", means: .nothing, condition: .signInNeeded)
        var record = KeepRecord()
        for _ in 0..<3 { #expect(schedule.event(needed, record, now: 0) == .signInNeeded) }
        record.tell(.signInNeeded)
        #expect(schedule.event(needed, record, now: 0) == nil)
        let works = KeptConnection(id: "a", service: "one", means: .refresh, used: 0)
        #expect(schedule.event(works, record, now: 0) == .worksAgain)
        record.tell(.worksAgain)
        #expect(schedule.event(works, record, now: 0) == nil)
    }

    @Test("somebody who reads a file has a new token before the old one ends, whatever else is due")
    func wanted() {
        let connection = KeptConnection(
            id: "a",
            service: "one",
            means: .refresh,
            used: 0,
            limits: .init(idleEnds: 30 * Self.day, wanted: Self.hour)
        )
        #expect(schedule.due(connection, KeepRecord()) == Self.hour)
        #expect(schedule.round([connection], [:], atWork: [], now: Self.hour).begins == ["a"])
        var record = KeepRecord()
        for _ in 0..<5 { record.fail(at: 0, connection) }
        #expect(record.nextTry == Self.hour / 4)
        // Where nothing can be done for it, it is looked at when that one has ended.
        let away = KeptConnection(id: "b", service: "one", means: .nothing, limits: .init(wanted: Self.hour))
        #expect(schedule.round([away], [:], atWork: [], now: 0).wakes == Self.hour)
    }

    @Test("a record is read as it was written, and nonsense is not")
    func record() throws {
        let aside = KeptConnection(id: "b", service: "one", means: .delivery, used: 0)
        var waiting = KeepRecord()
        waiting.succeed(at: 10)
        #expect(schedule.due(aside, waiting) == 0, "other machines wait for it")
        for _ in 0..<4 { waiting.fail(at: 20, aside) }
        #expect(try #require(schedule.due(aside, waiting)) <= 30_020)

        let connection = KeptConnection(id: "a", service: "one", means: .refresh, used: 0)
        var record = KeepRecord()
        record.fail(at: 5, connection, cause: String(repeating: "no answer ", count: 99))
        #expect(record.cause?.count == 300)
        record.tell(.signInSoon)
        record.isChangeUntold = true
        #expect(KeepRecord(try #require(record.json), now: 5) == record)
        record.succeed(at: 6)
        #expect(record.cause == nil)
        #expect(KeepRecord().json == nil)
        let far = try JSONParser.parse(
            #"{"failures":-3,"failingSince":99,"nextTry":99999999999999,"told":"x","lastSuccess":1e3}"#
        )
        #expect(KeepRecord(far, now: 5) == KeepRecord())
        for text in ["7", "[]", #"{"failures":"many","told":7,"nextTry":null}"#] {
            #expect(KeepRecord(try JSONParser.parse(text), now: 5) == KeepRecord())
        }
    }
}
