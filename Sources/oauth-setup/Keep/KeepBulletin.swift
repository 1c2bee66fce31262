internal import Localization
internal import SetupWizard
internal import StrictJSON
internal import Upkeep
internal import Wording

/// What the person and the commands are told: each thing once, and again where a command has failed.
struct KeepBulletin: Sendable {
    let commands: KeepCommands
    private let program: Program
    /// What is being told by a command.
    private var telling: KeepNotice?
    /// How often telling has failed, and before when it is not tried again.
    private var pauses: [KeepNotice: (failures: Int, until: Int64)] = [:]
    /// What was said on the terminal last, by connection.
    private var said: [String: KeepRecord] = [:]
    private var announced: [String] = []

    init(_ commands: KeepCommands, _ program: Program) { (self.commands, self.program) = (commands, program) }

    /// Whether a command is at work.
    var isTelling: Bool { telling != nil }

    /// When something is to be told again; nil also while a command is at work, whose end is waited for anyway.
    var wakes: Int64? { telling == nil ? pauses.values.map(\.until).filter { $0 < .max }.min() : nil }

    /// The records by which events are found: without a command nothing is told but what is said here.
    func records(_ records: [String: KeepRecord]) -> [String: KeepRecord] {
        guard commands.onEvent == nil else { return records }
        return records.merging(said) { record, said in
            var record = record
            record.told = said.told
            return record
        }
    }

    /// Says what is new, and picks what a command is told next.
    ///
    /// - Parameters:
    ///   - events: what is due to be told of whom.
    ///   - untold: the token files that were replaced without a word, with when their tokens end.
    ///   - entries: the connections.
    ///   - records: what is remembered of them.
    ///   - now: milliseconds since 1970.
    /// - Returns: the command and its facts; nil when there is nothing, or one is at work.
    mutating func next(
        _ events: [(id: String, event: KeepEvent)],
        untold: [(file: KeptFile, expires: Int64?)],
        _ entries: [String: KeptConnections.Entry],
        _ records: [String: KeepRecord],
        now: Int64
    ) -> (KeepNotice, command: String, JSONValue)? {
        for (id, event) in events { if let entry = entries[id] { say(event, id, entry, records[id]) } }
        guard telling == nil else { return nil }
        // What is over in the meantime is not waited for.
        let due = Set(events.map { KeepNotice.event(id: $0.id, $0.event) } + untold.map { .change(path: $0.file.path) })
        pauses = pauses.filter { due.contains($0.key) }
        for (file, expires) in untold {
            guard let command = commands.onChange, isFree(.change(path: file.path), now) else { continue }
            telling = .change(path: file.path)
            let facts: JSONValue = [
                "event": "token-file-replaced",
                "connection": .string(file.name),
                "path": .string(file.path),
                "expires": expires.map { .string(Moment.text($0)) } ?? .null,
                "at": .string(Moment.text(now)),
            ]
            return (.change(path: file.path), command, facts)
        }
        for (id, event) in events {
            let notice = KeepNotice.event(id: id, event)
            guard let command = commands.onEvent, let entry = entries[id], isFree(notice, now) else { continue }
            telling = notice
            return (notice, command, entry.facts(event, records[id] ?? KeepRecord(), program))
        }
        return nil
    }

    private func isFree(_ notice: KeepNotice, _ now: Int64) -> Bool { pauses[notice].map { $0.until <= now } ?? true }

    private mutating func say(
        _ event: KeepEvent,
        _ id: String,
        _ entry: KeptConnections.Entry,
        _ record: KeepRecord?
    ) {
        guard said[id]?.told != event else { return }
        // What was never said here is not over either.
        if event == .worksAgain, commands.onEvent == nil, said[id]?.told == nil { return }
        said[id, default: KeepRecord()].told = event
        Output.note(entry.words(event, record, program))
        if event == .signInNeeded || event == .signInSoon {
            Output.note(OutputWords.hint(program.language) + entry.hint(program))
        }
        if event == .worksAgain, commands.onEvent == nil { said[id] = nil }
    }

    /// A command has failed: it is told what it was not, after a pause that grows up to an hour, or by the next run.
    mutating func fail(_ notice: KeepNotice, _ end: KeepWords.CommandEnd, retries: Bool, now: Int64) {
        telling = nil
        let failures = (pauses[notice]?.failures ?? 0) + 1
        let minutes: [Int64] = [1, 5, 15, 60]
        let pause = minutes[min(failures, minutes.count) - 1] * 60_000
        pauses[notice] = (failures, retries ? now + pause : .max)
        let option =
            switch notice {
            case .event: "--on-event"
            case .change: "--on-change"
            }
        Output.note(OutputWords.error(program.language) + KeepWords.command(option, end)(program.language))
    }

    /// A command has done what it should.
    mutating func succeed(_ notice: KeepNotice) {
        telling = nil
        pauses[notice] = nil
    }

    /// Says what is waited for, when it is another thing than before.
    mutating func announce(_ count: Int, _ wakes: Int64?, isFollowed: Bool) {
        let language = program.language
        var lines = [KeepWords.watching(count, next: wakes.map { Moment.text($0) })(language)]
        if !isFollowed { lines.append(OutputWords.note(language) + KeepWords.notFollowed(language)) }
        if announced != lines { lines.forEach(program.voice.aside) }
        announced = lines
    }
}
