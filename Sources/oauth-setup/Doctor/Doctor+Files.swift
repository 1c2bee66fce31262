internal import AuthEngine
internal import CPlatform
internal import FoundationEssentials
internal import Glibc
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

extension Doctor {
    /// The folder, and everything secret in it that others could get at.
    var folderFindings: [Finding] {
        guard let folder else { return [Finding(.folder, .problem, DoctorFileWords.homeUnknown)] }
        // Whoever may not look into a folder is not told that it is empty.
        do {
            _ = try folder.connectionNames()
        } catch {
            // What others can get at is listed below, with the fix of each.
            guard case .folderNotPrivate = error else { return [Finding(.folder, error)] }
        }
        guard FileManager.default.fileExists(atPath: folder.path) else {
            return [.good(.folder, DoctorFileWords.folderNew(folder.path))]
        }
        let loose = secretPaths(folder).compactMap(Self.looseness)
        return loose.isEmpty ? [.good(.folder, DoctorFileWords.folderPrivate(folder.path))] : loose
    }

    /// Whether other machines may use the folder, too; nil on a file system of this machine's own.
    func sharedFolder(_ program: Program) -> Finding? {
        let path = program.folder.path
        let place = SettingsLocation.file(path: "\(path)/OAuthSettings.txt")
        guard let shared = program.store.sharedFileSystem(of: place) else { return nil }
        guard shared.mayLockLocally else {
            return .good(.folder, DoctorFileWords.folderShared(path: path, fileSystem: shared.name))
        }
        return Finding(.folder, .note, DoctorFileWords.folderLocksLocally(path: path, fileSystem: shared.name))
    }

    /// The key, without which nothing stored can be opened.
    func identity(hasConnections: Bool, _ program: Program) -> Finding {
        let path = program.folder.identityPath
        guard FileManager.default.fileExists(atPath: path) else {
            guard hasConnections else { return .good(.identity, DoctorFileWords.keyNew) }
            return Finding(.identity, .problem, DoctorFileWords.keyGone(path))
        }
        guard unsafe access(path, R_OK) == 0 else {
            return Finding(.identity, .problem, DoctorFileWords.keyUnreadable(path: path, word: Self.quoted(path)))
        }
        return .good(.identity, LocalizedText(same: path))
    }

    /// The person's own definitions, each that cannot be used.
    var servicesFindings: [Finding] {
        let faults: [DefinitionError]
        let count: Int
        do {
            count = try folder?.ownDefinitions().count ?? 0
            let shared = program?.practice == nil ? Organisation.folders : SystemFolders(paths: [])
            faults = folder.map { ServiceCatalog.known(in: $0, and: shared).faults } ?? []
        } catch {
            return [Finding(.services, error)]
        }
        guard !faults.isEmpty else { return [.good(.services, DoctorFileWords.definitionsGood(count))] }
        return faults.map { fault in
            let fix =
                if case .writableByOthers(let cause) = fault.fault, let mend = cause.mend {
                    mend
                } else {
                    DoctorFileWords.checkDefinition(Self.quoted(fault.file))
                }
            return Finding(.services, .problem, fault.words.message, fix: fix)
        }
    }

    /// What the wizard's key f has written: nobody keeps account of these files but the person.
    func copies(_ program: Program) -> [Finding] {
        let copies = Copies(program.folder)
        let paths = name.map { copies.paths(of: $0) } ?? copies.all
        return paths.map { path in
            Finding(.copies, .note, DoctorFileWords.copy(path: path, word: Self.quoted(path)))
        }
    }

    /// What an unfinished set-up of a connection has brought.
    func unfinished(_ patient: CheckedConnection) -> [Finding] {
        guard patient.isUnfinished else { return [] }
        return [Finding(.connection, .note, DoctorConnectionWords.unfinished(patient.name))]
    }

    /// Newer tokens of a connection that wait in the state folder.
    func waiting(_ patient: CheckedConnection, _ program: Program) -> [Finding] {
        guard let location = patient.location, let path = program.store.inspector().inspect(location).waiting else {
            return []
        }
        let folder = Self.quoted("\(program.folder.connectionsPath)/\(patient.name)")
        return [
            Finding(.settings, .problem, DoctorFileWords.tokensWait(name: patient.name, path: path, folder: folder))
        ]
    }

    /// The folders and files that must be the person's alone.
    private func secretPaths(_ folder: ConfigurationFolder) -> [String] {
        // A person's own notes beside the connections are no concern of this program.
        let connections = ((try? folder.connectionNames()) ?? []).flatMap { name in
            let place = "\(folder.connectionsPath)/\(name)"
            return [place] + FolderTree.paths(in: place)
        }
        // Practice connections live one folder deeper; the outer folder guards them.
        let outer = program?.practice == nil ? [] : [String(folder.path.dropLast("/practice".count))]
        let copies = [folder.path + "/copies"] + Copies(folder).all
        return (outer + [folder.path, folder.identityPath, folder.connectionsPath] + connections + copies).filter {
            FileManager.default.fileExists(atPath: $0)
        }
    }

    private static func looseness(_ path: String) -> Finding? {
        var status = platform_file_status()
        guard unsafe platform_path_status(path, 0, &status) == 0 else { return nil }
        let isFolder = status.mode & UInt32(S_IFMT) == UInt32(S_IFDIR)
        if status.owner != geteuid() {
            let fix = ForeignOwner(status.owner).mend(path)
            return Finding(.folder, .problem, DoctorFileWords.foreign(path), fix: fix)
        }
        guard status.mode & 0o077 != 0 else { return nil }
        return Finding(.folder, .problem, DoctorFileWords.loose(path, mode: isFolder ? 700 : 600, word: quoted(path)))
    }

    private static func quoted(_ path: String) -> String { ForeignText.word(path) }
}
