internal import SettingsStore
internal import StrictJSON
internal import Upkeep

/// What `keep` remembers from one run to the next, without a secret: a note in the state folder.
///
/// Several runs may share it, each for connections of its own: only what was changed here is written. A note that is missing or
/// damaged is an empty one, and one that cannot be written is kept in the memory of this process.
struct KeepMemory {
    private static let note = "keep.json"
    /// The most records; more than anybody has connections.
    private static let limit = 4_000

    private let store: SettingsStore
    private(set) var records: [String: KeepRecord] = [:]
    private var changed: Set<String> = []

    init(_ store: SettingsStore) { self.store = store }

    /// When connections worked last, by the paths of their settings.
    static func successes(_ store: SettingsStore, now: Int64) -> [String: Int64] {
        var memory = KeepMemory(store)
        memory.load(now: now)
        return memory.records.compactMapValues(\.lastSuccess)
    }

    /// Reads what others have written since.
    mutating func load(now: Int64) {
        take(store.note(Self.note), now: now)
    }

    private mutating func take(_ note: [UInt8]?, now: Int64) {
        // See above.
        guard let note, let json = try? JSONParser.parse(note), let members = json["records"]?.object
        else { return }
        for (id, value) in members where !changed.contains(id) { records[id] = KeepRecord(value, now: now) }
        for id in records.keys where members[id] == nil && !changed.contains(id) { records[id] = nil }
    }

    /// Changes the record of one.
    mutating func change(_ id: String, _ change: (inout KeepRecord) -> Void) {
        change(&records[id, default: KeepRecord()])
        changed.insert(id)
    }

    /// Forgets records below a folder of which nothing is there any more.
    mutating func forget(below folder: String, but ids: some Collection<String>) {
        let kept = Set(ids)
        for id in records.keys where id.hasPrefix(folder + "/") && !kept.contains(id) {
            records[id] = nil
            changed.insert(id)
        }
    }

    /// Writes what was changed; what cannot be written stays to be written.
    mutating func save(now: Int64) throws(SettingsError) {
        guard !changed.isEmpty else { return }
        var memory = self
        try store.changeNote(Self.note) { note in
            memory.take(note, now: now)
            var members = JSONObject()
            let records = memory.records.sorted { $0.key < $1.key }.prefix(Self.limit)
            for (id, record) in records { members[id] = record.json }
            let note: JSONValue = ["records": .object(members)]
            return Array((note.text() + "\n").utf8)
        }
        self = memory
        changed = []
    }
}
