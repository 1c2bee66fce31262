internal import AuthEngine
internal import Localization
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON
internal import Upkeep
internal import Wording

/// Keeps connections alive: does what the schedule says is due, and waits for what comes next.
struct Keeper: Sendable {
    /// What ends a wait.
    private enum News: Sendable {
        /// A moment has come, or settings have changed.
        case look
        /// A refresh or a test has ended.
        case worked(id: String, KeepWork.End)
        /// A command has ended, well or not.
        case told(KeepNotice, KeepWords.CommandEnd?)
    }

    /// The longest that nothing is looked at: clocks are set, and machines sleep.
    private static let longestSleep: Int64 = 3_600_000

    private let program: Program
    private let schedule: KeepSchedule
    private let files: KeptFiles
    private let stays: Bool
    private var connections: KeptConnections
    private var memory: KeepMemory
    private var bulletin: KeepBulletin
    private var atWork: Set<String> = []
    /// The command that is at work.
    private var telling: Task<Void, Never>?
    /// When a token file that could not be written is tried again, by its path.
    private var filePauses: [String: Int64] = [:]
    /// When a token file was written last, by its path.
    private var fileWrites: [String: Int64] = [:]
    private var hasFailed = false
    private var toldOfMemory = false

    init(
        program: Program,
        names: Set<String>,
        schedule: KeepSchedule,
        files: KeptFiles,
        commands: KeepCommands,
        stays: Bool
    ) {
        (self.program, self.schedule, self.files, self.stays) = (program, schedule, files, stays)
        connections = KeptConnections(program, names: names, files: files)
        memory = KeepMemory(program.store)
        bulletin = KeepBulletin(commands, program)
    }

    /// Does what is due; where it stays, until the task is cancelled.
    ///
    /// - Returns: the exit code.
    mutating func run() async -> Int32 {
        let (news, sender) = AsyncStream<News>.makeStream()
        var arrivals = news.makeAsyncIterator()
        let watch = stays ? FolderWatch(program.folder, files: files.all.map(\.path)) { sender.yield(.look) } : nil
        while !Task.isCancelled {
            // What comes from now on is told.
            if watch?.follow() == true { sender.yield(.look) }
            let wakes = act(Program.now(), sender)
            if !stays, atWork.isEmpty, !bulletin.isTelling { break }
            if stays { announce(wakes, isFollowed: watch?.isWhole == true) }
            let sleep = min(max(0, (wakes ?? .max) - Program.now()), Self.longestSleep)
            let timer = Task {
                guard (try? await Task.sleep(for: .milliseconds(sleep))) != nil else { return }
                sender.yield(.look)
            }
            let arrived = await arrivals.next()
            timer.cancel()
            guard let arrived else { break }
            take(arrived)
        }
        // A command that is at work is ended with this, and its event is told by the next run.
        telling?.cancel()
        await telling?.value
        return connections.kept.contains { $0.condition == .signInNeeded } ? 3 : hasFailed ? 1 : 0
    }

    /// Begins what is due.
    ///
    /// - Returns: when to look again; nil for no moment that is known.
    private mutating func act(_ now: Int64, _ sender: AsyncStream<News>.Continuation) -> Int64? {
        let isSeen = connections.look(now)
        memory.load(now: now)
        if isSeen, connections.isWhole {
            memory.forget(below: program.folder.connectionsPath, but: connections.entries.keys)
        }
        writeFiles(now)
        let round = schedule.round(
            connections.kept,
            bulletin.records(memory.records),
            atWork: atWork,
            now: now
        )
        for id in round.begins { begin(id, sender) }
        let next = bulletin.next(round.events, untold: untoldFiles, connections.entries, memory.records, now: now)
        if let (notice, command, facts) = next {
            let commands = bulletin.commands
            telling = Task { sender.yield(.told(notice, await commands.run(command, facts))) }
        }
        if connections.kept.contains(where: { $0.condition == .unusable }) { hasFailed = true }
        save(now)
        return ([round.wakes, bulletin.wakes].compactMap(\.self) + filePauses.values).min()
    }

    private mutating func begin(_ id: String, _ sender: AsyncStream<News>.Continuation) {
        guard let entry = connections.entries[id] else { return }
        atWork.insert(id)
        let work = KeepWork(program: program, name: entry.status.name, means: entry.kept.means)
        // Detached: a refresh that has begun is brought to its end.
        Task.detached { sender.yield(.worked(id: id, await work.run())) }
    }

    private mutating func take(_ news: News) {
        let now = Program.now()
        switch news {
        case .look: break
        case .worked(let id, let end):
            atWork.remove(id)
            finish(id, end, now)
        case .told(let notice, let end):
            if let end {
                hasFailed = true
                bulletin.fail(notice, end, retries: stays, now: now)
                return
            }
            bulletin.succeed(notice)
            switch notice {
            case .event(let id, let event): memory.change(id) { $0.tell(event) }
            case .change(let path): memory.change(path) { $0.isChangeUntold = false }
            }
            save(now)
        }
    }

    private mutating func finish(_ id: String, _ end: KeepWork.End, _ now: Int64) {
        connections.forget(id)
        connections.look(now)
        guard let entry = connections.entries[id] else { return }
        switch end {
        case .done: memory.change(id) { $0.succeed(at: now) }
        case .failed where entry.kept.condition == .signInNeeded: memory.change(id) { $0.beRefused(at: now) }
        case .failed(let cause):
            hasFailed = true
            memory.change(id) { $0.fail(at: now, entry.kept, cause: cause) }
            let next = memory.records[id]?.nextTry.map { Moment.text($0) }
            Output.note(KeepWords.failed(entry.status.name, next: stays ? next : nil)(program.language))
        }
        save(now)
    }

    /// Replaces token files that do not hold the token of this moment.
    private mutating func writeFiles(_ now: Int64) {
        for file in files.all where filePauses[file.path].map({ $0 <= now }) ?? true {
            filePauses[file.path] = nil
            let entry = connections.entries.values.first { $0.status.name == file.name }
            guard let entry, entry.kept.condition == .works, let settings = entry.status.settings,
                program.engine.isAtHand(settings, minValidity: .zero)
            else { continue }
            do {
                GivenSecrets.learn(settings)
                let content = try file.content(settings, program.engine)
                let (holds, isOwn) = (file.holds(content), memory.records[file.path]?.isOwn == true)
                if holds, isOwn { continue }
                // Two that write one file do not do so all the time.
                if stays, !holds, let last = fileWrites[file.path], (last..<last + 1_000).contains(now) {
                    filePauses[file.path] = last + 1_000
                    continue
                }
                guard holds || isOwn || file.isVacant else {
                    throw SettingsError.alreadyThere(.file(path: file.path))
                }
                let isChange = !holds && bulletin.commands.onChange != nil
                memory.change(file.path) { record in
                    record.isOwn = true
                    if isChange { record.isChangeUntold = true }
                }
                save(now)
                guard !holds else { continue }
                try file.replace(content)
                fileWrites[file.path] = now
                program.voice.aside(KeepWords.replaced(file.path)(program.language))
            } catch {
                hasFailed = true
                filePauses[file.path] = now + 60_000
                _ = Failure.report(error, program.voice)
            }
        }
    }

    /// The token files that were replaced without a word, with the moments when their tokens end.
    private var untoldFiles: [(file: KeptFile, expires: Int64?)] {
        files.all.filter { memory.records[$0.path]?.isChangeUntold == true }.map { file in
            let entry = connections.entries.values.first { $0.status.name == file.name }
            return (file, entry?.status.forecast?.accessTokenEnds)
        }
    }

    private mutating func save(_ now: Int64) {
        do throws(SettingsError) {
            try memory.save(now: now)
            toldOfMemory = false
        } catch {
            if !toldOfMemory {
                Output.note(KeepWords.stateNotKept(program.language) + error.message(in: program.language))
            }
            toldOfMemory = true
        }
    }

    /// Tells what is waited for, when that is another thing than before.
    private mutating func announce(_ wakes: Int64?, isFollowed: Bool) {
        guard atWork.isEmpty, !bulletin.isTelling else { return }
        bulletin.announce(connections.entries.count, wakes, isFollowed: isFollowed)
    }
}
