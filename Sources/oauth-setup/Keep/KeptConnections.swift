internal import AuthEngine
internal import Glibc
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Upkeep

/// The connections as they are on the disk; each is looked at again when its file has changed, or a moment of its own has come.
struct KeptConnections {
    /// One that was looked at.
    struct Entry {
        let status: ConnectionStatus
        let kept: KeptConnection
        fileprivate let version: FileVersion?
        fileprivate let seen: Int64

        /// Whether something has come since that changes what was seen.
        fileprivate func isOver(_ now: Int64) -> Bool {
            let moments = [kept.idleEnds, kept.ends, status.forecast?.accessTokenEnds, status.forecast?.stops]
            return moments.contains { $0.map { (seen...max(seen, now)).contains($0) } == true }
        }
    }

    /// What tells one version of a file from the next.
    fileprivate struct FileVersion: Equatable {
        let file: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int

        init?(_ path: String) {
            var found = stat()
            guard unsafe stat(path, &found) == 0 else { return nil }
            file = UInt64(found.st_ino)
            size = Int(found.st_size)
            (seconds, nanoseconds) = (found.st_mtim.tv_sec, found.st_mtim.tv_nsec)
        }
    }

    private let program: Program
    /// Those that were asked for; all when it is empty.
    private let names: Set<String>
    private let files: KeptFiles
    /// By the paths of their settings files.
    private(set) var entries: [String: Entry] = [:]

    init(_ program: Program, names: Set<String>, files: KeptFiles) {
        (self.program, self.names, self.files) = (program, names, files)
    }

    /// Those that are kept alive.
    var kept: [KeptConnection] { entries.values.map(\.kept) }

    /// Whether all of this folder are meant.
    var isWhole: Bool { names.isEmpty }

    /// Looks at what is there.
    ///
    /// - Returns: whether the folder could be listed; if not, what was seen before stays.
    @discardableResult
    mutating func look(_ now: Int64) -> Bool {
        // See above.
        guard let own = try? program.folder.connectionNames() else { return false }
        let all = own + ((try? program.store.sharedConnections()) ?? [])
        var inspector: SettingsInspector?
        var found: [String: Entry] = [:]
        for name in all where names.isEmpty || names.contains(name) {
            guard let location = try? program.store.location(named: name) else { continue }
            let path = location.text
            let version = FileVersion(program.store.fileToWatch(location))
            if let entry = entries[path], entry.version == version, !entry.isOver(now) {
                found[path] = entry
                continue
            }
            let inspecting = inspector ?? program.store.inspector()
            inspector = inspecting
            guard let status = try? ConnectionStatus(name: name, program: program, inspector: inspecting),
                let kept = connection(status, path, now)
            else { continue }
            found[path] = Entry(status: status, kept: kept, version: version, seen: now)
        }
        entries = found
        return true
    }

    /// Forgets what was seen of one, because it may be another now.
    mutating func forget(_ id: String) { entries[id] = nil }

    /// What has to be known of it; nil for one that lives elsewhere, unless somebody counts on it here.
    private func connection(_ status: ConnectionStatus, _ path: String, _ now: Int64) -> KeptConnection? {
        if status.state == .moved {
            guard names.contains(status.name) || files.all.contains(where: { $0.name == status.name }) else {
                return nil
            }
            return KeptConnection(id: path, service: "", means: .nothing, condition: .signInNeeded)
        }
        guard let settings = status.settings, status.older == nil else {
            return KeptConnection(id: path, service: "", means: .nothing, condition: .unusable)
        }
        let means = means(settings, status)
        let isEnded = status.state == .signInNeeded || status.state == .refused
        let forecast = status.forecast
        // On its way it is nobody's for a moment as a rule, and needs a person only once its token is over.
        if status.transit != nil {
            return KeptConnection(
                id: path,
                service: settings.service,
                means: .nothing,
                condition: isEnded ? .signInNeeded : .works,
                limits: .init(wanted: forecast?.accessTokenEnds)
            )
        }
        return KeptConnection(
            id: path,
            service: settings.service,
            means: means,
            condition: isEnded ? .signInNeeded : .works,
            used: status.lastSuccess(now: now),
            limits: .init(
                idleEnds: means == .refresh ? forecast?.refreshTokenIdleEnds : nil,
                ends: means == .refresh ? forecast?.refreshTokenAbsoluteEnds : forecast?.stops,
                wanted: means == .refresh ? files.wanted(status.name, settings, now: now) : nil
            )
        )
    }

    private func means(_ settings: Settings, _ status: ConnectionStatus) -> KeptConnection.Means {
        if status.isWaiting { return .delivery }
        if settings.tokens?.refreshToken?.isEmpty == false {
            return settings.refusal == nil && status.owner == nil ? .refresh : .nothing
        }
        let scheme = settings.scheme.flatMap { program.catalog.service(settings.service)?.scheme($0) }
        return scheme.map { $0.oauth == nil } == true ? .test : .nothing
    }
}
