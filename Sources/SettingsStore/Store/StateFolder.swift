internal import Bounds
internal import Glibc
internal import Secrets

/// What this machine remembers about settings outside of them, so that an older copy is noticed.
///
/// It is in `$XDG_STATE_HOME/oauth-setup` or `~/.local/state/oauth-setup` and holds no secret: the highest revision seen
/// written of each settings id; and, sealed, settings whose own file could not be written. Whatever is missing or cannot be read
/// counts as never seen, and what cannot be written is not remembered: neither is a reason to keep a program from its token.
struct StateFolder: Sendable {
    let path: String?
    let random: RandomBytes
    let now: @Sendable () -> Int64
    let calls: SystemCalls

    init(environment: [String: String], random: RandomBytes, now: @escaping @Sendable () -> Int64, calls: SystemCalls) {
        self.random = random
        self.now = now
        self.calls = calls
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            path = "\(state)/oauth-setup"
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            path = "\(home)/.local/state/oauth-setup"
        } else {
            path = nil
        }
    }

    /// The highest revision of these settings that was written here; nil when there was none.
    func revision(of id: String) -> Int? {
        guard let path = memo(id), let text = text(path) else { return nil }
        return NumberRange.revision.nearest(text).map { Int($0) }
    }

    /// Remembers a revision; a lower one than was seen only when a person accepted it.
    func remember(_ revision: Int, of id: String, lowering: Bool = false) {
        guard let path = memo(id) else { return }
        let seen = self.revision(of: id)
        guard seen != revision, lowering || revision > seen ?? -1 else { return }
        write(String(revision), to: path)
    }

    /// Forgets settings.
    func forget(_ id: String) {
        if let path = memo(id) { unsafe unlink(path) }
        removeUnsaved(of: id)
    }

    /// What a part of the program wrote down for itself, without a secret; nil when there is nothing that can be read.
    func note(_ name: String) -> [UInt8]? { path.flatMap { try? PrivateFile.read("\($0)/\(name)") } }

    /// Writes such a note, in the place of the one before.
    ///
    /// - Throws: ``SettingsError``: `cannotWrite` or `noFolder`.
    func keepNote(_ content: [UInt8], _ name: String) throws(SettingsError) {
        guard let path else { throw SettingsError.noFolder(.state) }
        try PrivateFolder.make(path)
        let file = try ReplacementFile(for: "\(path)/\(name)", reserving: content.count, random: random, calls: calls)
        try file.commit(content) { _ in }
    }

    /// Changes such a note while no other process does.
    ///
    /// - Parameters:
    ///   - name: Which note.
    ///   - change: Is given what is there, and returns what is to be.
    /// - Throws: ``SettingsError``: `locked` when another process has it for seconds, `cannotWrite` or `noFolder`.
    func changeNote(_ name: String, _ change: ([UInt8]?) -> [UInt8]) throws(SettingsError) {
        guard let path else { throw SettingsError.noFolder(.state) }
        try PrivateFolder.make(path)
        let place = "\(path)/\(name)"
        // Nobody has it for longer than the writing of a small file takes.
        for _ in 0..<1_000 {
            guard let lock = try FileLock.attempt("\(place).lock", now: now(), calls: calls) else {
                _ = poll(nil, 0, 2)
                continue
            }
            defer { lock.release() }
            return try keepNote(change(note(name)), name)
        }
        throw FileLock.busy("\(place).lock", place)
    }

    private func memo(_ id: String) -> String? {
        guard let path, Hexadecimal.isText(id, 16) else { return nil }
        return "\(path)/\(id)"
    }

    private func text(_ path: String) -> String? {
        let bytes = try? PrivateFile.read(path)
        return bytes.map { String(foreign: $0.prefix { $0 != 10 }) }
    }

    private func write(_ text: String, to path: String) {
        let content = Array("\(text)\n".utf8)
        do {
            let folder = FilePath.split(path).folder
            try PrivateFolder.make(folder)
            // Settings that are gone have nobody else who would.
            ReplacementFile.reap(in: folder, now: now())
            let file = try ReplacementFile(for: path, reserving: content.count, random: random, calls: calls)
            try file.commit(content) { _ in }
        } catch {
            // See above: what cannot be remembered is no reason to fail.
        }
    }
}
