internal import Bounds
internal import Crypto
internal import Glibc
internal import Secrets

/// What a machine keeps of a place that it shares: whose turn it is here, a sealed copy, and what it is about to send.
///
/// It is in a folder of the state folder, and everything in it is on the disk before the next step begins.
struct FleetOutbox: Sendable {
    private let place: String
    private let folder: String?
    private let store: SettingsStore

    init(_ place: String, of store: SettingsStore) {
        self.store = store
        self.place = place
        let mark = Hexadecimal.text(Array(SHA256.hash(data: Array(place.utf8)).prefix(16)))
        folder = store.state.path.map { "\($0)/fleet/\(mark)" }
    }

    private func path(_ name: String) throws(SettingsError) -> String {
        guard let folder else { throw SettingsError.noFolder(.state) }
        return "\(folder)/\(name)"
    }

    private func made(_ name: String) throws(SettingsError) -> String {
        let path = try path(name)
        try PrivateFolder.make(FilePath.split(path).folder)
        return path
    }

    private func write(_ content: [UInt8], to name: String, reserving byteCount: Int = 0) throws(SettingsError) {
        let file = try ReplacementFile(
            for: try made(name),
            reserving: max(content.count, byteCount),
            random: store.random,
            calls: store.calls
        )
        try file.commit(content) { _ in }
    }

    // MARK: Whose turn it is

    /// Waits until no other process of this machine works with that place, or reads what is there.
    ///
    /// - Throws: `locked` and others, or `CancellationError`.
    func lock(within timeout: Duration, for place: String, isReading: Bool = false) async throws -> FileLock {
        try await FileLock.acquire(
            try made(isReading ? "reading" : "lock"),
            for: place,
            timeout: timeout,
            random: store.random,
            now: store.now(),
            calls: store.calls
        )
    }

    /// The turn that another process had and handed over.
    func adopted(_ descriptor: Int32, for place: String) throws(SettingsError) -> FileLock {
        try FileLock.adopted(descriptor, try made("lock"), for: place, now: store.now(), calls: store.calls)
    }

    // MARK: The copy

    /// A copy of what was in the engine.
    struct Copy {
        /// Which fleet has vouched for it.
        let fleet: String
        /// Under which of its secrets.
        let epoch: Int
        /// Which of all settings that were ever there it is.
        let version: String
        /// When it was made, in milliseconds of the clock that nobody sets.
        let at: Int64
        let bytes: [UInt8]
    }

    /// Where the copy is; nil where nothing can be kept.
    var copyPath: String? { folder.map { "\($0)/copy" } }

    /// What this machine has kept; nil for nothing that it can read.
    func copy() throws(SettingsError) -> Copy? {
        guard let folder, let content = try PrivateFile.read("\(folder)/copy"),
            let end = content.firstIndex(of: 10)
        else { return nil }
        let words = String(foreign: content[..<end]).split(separator: " ")
        guard words.count == 4, let epoch = Int(words[1]), let at = Int64(words[3]) else { return nil }
        return Copy(
            fleet: String(words[0]),
            epoch: epoch,
            version: String(words[2]),
            at: at,
            bytes: Array(content[(end + 1)...])
        )
    }

    /// Keeps a copy; without one the engine is asked each time, so that it is no reason to fail.
    func keep(_ value: FleetSnapshot.Value, of roster: FleetRoster) {
        let head = Array("\(roster.id) \(roster.epoch) \(value.version) \(Self.moment)\n".utf8)
        if let copy = try? copy(), copy.bytes == value.bytes, copy.version == value.version,
            Self.moment - copy.at < 1000, copy.at <= Self.moment
        {
            return
        }
        try? write(head + value.bytes, to: "copy")
        guard let folder, !FileStatus.isThere("\(folder)/place") else { return }
        try? write(Array(place.utf8), to: "place")
    }

    /// The places that this machine has copies of, in order.
    static func places(_ store: SettingsStore) -> [String] {
        guard let state = store.state.path, let folders = try? FolderListing.names(at: "\(state)/fleet") else {
            return []
        }
        return folders.compactMap { folder in
            let path = "\(state)/fleet/\(folder)"
            guard FileStatus.isThere("\(path)/copy") else { return nil }
            return (try? PrivateFile.read("\(path)/place")).flatMap { $0.map { String(foreign: $0) } }
        }
        .sorted()
    }

    /// Forgets the copy of what is gone.
    func removeCopy() { if let folder { unsafe unlink("\(folder)/copy") } }

    /// Forgets all but whose turn it is.
    func removeAll() {
        removeCopy()
        if let folder { for name in ["place", "tried"] { unsafe unlink("\(folder)/\(name)") } }
    }

    /// Milliseconds since this machine was started, its sleep included.
    static var moment: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// Whether an answer that a service gave waits on this machine, and nobody has tried to deliver it for a while.
    func mustDeliver() -> Bool {
        guard let folder, let state = store.state.path,
            let waiting = try? FolderListing.names(at: "\(state)/unsaved"), !waiting.isEmpty
        else { return false }
        let last = (try? PrivateFile.read("\(folder)/tried")).flatMap { $0.flatMap { Int64(String(foreign: $0)) } }
        if let last, (last...(last + 10_000)).contains(Self.moment) { return false }
        try? write(Array(String(Self.moment).utf8), to: "tried")
        return true
    }

    // MARK: What is about to be sent

    /// What a claim of this machine has come to.
    enum Stage: String, CaseIterable {
        /// The token was not sent yet.
        case intent
        /// It may have been.
        case sending
    }

    /// A claim of this machine.
    struct Entry {
        /// What its file is called, without the stage.
        let name: String
        let stage: Stage
        /// What is written in the engine.
        let note: [UInt8]
        /// The settings as they were before, sealed.
        let before: [UInt8]
    }

    /// Writes down a claim before it is made, with room for more.
    ///
    /// - Returns: what its file is called, which tells it from a copy of it.
    func intend(_ nonce: String, note: [UInt8], before: [UInt8]) throws(SettingsError) -> String {
        var content = note + [10] + before
        // Room for the answer, so that a full disk is known while nothing is lost.
        content += [UInt8](repeating: 0, count: max(0, 64 * 1024 - content.count))
        try write(content, to: nonce)
        let written = try path(nonce)
        guard let mark = Self.mark(written) else { throw SystemFailure.last.writing(written) }
        // Where the power fails before this is on the disk nothing was sent, and the claim ends by its time.
        try rename(written, to: try path("\(nonce)-\(mark).\(Stage.intent.rawValue)"))
        return "\(nonce)-\(mark)"
    }

    /// What tells a file from every copy of it: one who has a copy of this machine's folder must not end its claims.
    private static func mark(_ path: String) -> String? {
        guard let identity = (try? FileStatus(at: path))?.identity else { return nil }
        return "\(String(identity.device, radix: 16))-\(String(identity.inode, radix: 16))"
    }

    private func rename(_ old: String, to new: String) throws(SettingsError) {
        guard unsafe Glibc.rename(old, new) == 0 else { throw SystemFailure.last.writing(new) }
    }

    /// Writes down that the token is sent next.
    func send(_ name: String) throws(SettingsError) {
        let new = try path("\(name).\(Stage.sending.rawValue)")
        try rename(try path("\(name).\(Stage.intent.rawValue)"), to: new)
        try ReplacementFile.synchronize(folderOf: new, calls: store.calls)
    }

    /// Forgets a claim that has ended.
    func end(_ name: String) {
        guard let folder else { return }
        for stage in Stage.allCases { unsafe unlink("\(folder)/\(name).\(stage.rawValue)") }
    }

    /// The claims that a process has left which is gone; whoever asks has the turn.
    ///
    /// What was copied from another machine is none, and is removed.
    func left() -> [Entry] {
        guard let folder, let names = try? FolderListing.names(at: folder) else { return [] }
        return names.sorted().compactMap { name in
            let parts = name.split(separator: ".")
            // What was never given its mark: no claim came of it.
            if Hexadecimal.isText(name, 16) { unsafe unlink("\(folder)/\(name)") }
            guard parts.count == 2, let stage = Stage(rawValue: String(parts[1])) else { return nil }
            guard let mark = Self.mark("\(folder)/\(name)"), parts[0].hasSuffix("-\(mark)") else {
                unsafe unlink("\(folder)/\(name)")
                return nil
            }
            guard let content = try? PrivateFile.read("\(folder)/\(name)"), let end = content.firstIndex(of: 10)
            else { return nil }
            let rest = content[(end + 1)...]
            return Entry(
                name: String(parts[0]),
                stage: stage,
                note: Array(content[..<end]),
                before: Array(rest[..<(rest.firstIndex(of: 0) ?? rest.endIndex)])
            )
        }
    }
}
