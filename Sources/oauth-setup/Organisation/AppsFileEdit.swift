internal import AuthEngine
internal import Glibc
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON
internal import Wording

/// The file of applications that a command writes: root's is everybody's, another user's is that user's own.
struct AppsFileEdit {
    let path: String
    let isForEverybody: Bool
    private let program: Program

    /// Finds the file.
    ///
    /// - Parameters:
    ///   - program: whose own file is meant.
    ///   - isMine: whether root means the own one.
    /// - Throws: ``Failure`` in practice, and where own applications are switched off.
    init(_ program: Program, isMine: Bool) throws(Failure) {
        guard program.practice == nil else { throw Failure(AppsWords.practice, exitCode: 2) }
        self.program = program
        isForEverybody = geteuid() == 0 && !isMine
        path = (isForEverybody ? SystemFolders.own : program.folder.path) + "/" + Organisation.appsFile
        let allowed = Organisation.defaults.ownApps
        if !isForEverybody, !allowed.value { throw Failure(AppsWords.notAllowed(allowed.file ?? ""), exitCode: 2) }
    }

    /// Puts an application into the file, in place of one of its service and host.
    func add(_ app: EmbeddedApps.App) throws {
        var entry = JSONObject()
        entry["service"] = .string(app.service)
        entry["host"] = app.host.map { .string($0) }
        entry["name"] = app.name.map { $0.english == $0.japanese ? .string($0.english) : $0.json }
        entry["clientID"] = .string(app.clientID)
        entry["clientSecret"] = app.clientSecret.map { .string($0.reveal()) }
        entry["callbacks"] = .array(app.callbacks.map { .string($0) })
        let before = try entries()
        try write(before.filter { !Self.isFor(app.service, app.host, $0) } + [.object(entry)], before)
    }

    /// Takes the application of a service and host out.
    ///
    /// - Throws: ``Failure`` when there is none.
    func remove(_ service: String, _ host: String?) throws {
        let entries = try entries()
        let left = entries.filter { !Self.isFor(service, host, $0) }
        guard left.count < entries.count else {
            throw Failure(AppsWords.notThere(service: service, path: path), exitCode: 2)
        }
        try write(left, entries)
    }

    private static func isFor(_ service: String, _ host: String?, _ entry: JSONValue) -> Bool {
        entry["service"]?.string?.lowercased() == service && entry["host"]?.string.map(EmbeddedApps.place) == host
    }

    /// What is in the file; one with a fault is not touched.
    func entries() throws -> [JSONValue] {
        let text =
            isForEverybody
            ? try SystemFolders(paths: []).read(Organisation.appsFile, in: SystemFolders.own)
            : try GuardedFile.read(path)
        guard let text else { return [] }
        try EmbeddedApps.checkShape(text, file: path)
        return try JSONParser.parse(text)["apps"]?.array ?? []
    }

    private static func haveSecret(_ entries: [JSONValue]) -> Bool { entries.contains { $0["clientSecret"] != nil } }

    private func write(_ entries: [JSONValue], _ old: [JSONValue]) throws {
        var before = stat()
        let isThere = unsafe stat(path, &before) == 0
        if !isForEverybody {
            try program.folder.prepare()
        } else if unsafe mkdir(SystemFolders.own, 0o755) == 0 {
            // A file mode creation mask may have taken rights away that everybody needs.
            unsafe chmod(SystemFolders.own, 0o755)
        }
        let content: JSONValue = ["schemaVersion": 1, "apps": .array(entries)]
        let text = content.text(.pretty) + "\n"
        try program.store.newFile(path, replacing: true).commit(Array(text.utf8))
        guard isForEverybody else { return }
        var mode = isThere ? before.st_mode & 0o777 : 0o644
        if isThere { unsafe chown(path, uid_t.max, before.st_gid) }
        if Self.haveSecret(entries) {
            mode = (mode | 0o040) & ~0o007
        } else if Self.haveSecret(old) {
            // It was closed for the secret that has gone.
            mode |= 0o044
        }
        unsafe chmod(path, mode)
    }

    /// Who can use what is in the file now.
    var audience: AppsWords.Audience {
        guard isForEverybody else { return .oneself }
        return SystemFolders.isOpen(path)
            ? .everybody : .group(hasSecret: (try? entries()).map(Self.haveSecret) ?? true)
    }
}
