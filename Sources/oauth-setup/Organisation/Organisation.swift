internal import AuthEngine
internal import Glibc
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// What an organisation gives everybody on this machine, and what a person adds to it, each read when it is first needed.
///
/// The folders of `XDG_CONFIG_DIRS`, then `/etc/oauth-setup`, then the person's own: what is read later counts before.
struct Organisation: Sendable {
    /// The name of the file with OAuth applications.
    static let appsFile = "apps.json"

    /// The folders of the administrator that are there.
    static let folders = SystemFolders.resolve(environment: Invocation.environment)
    /// What holds where neither the command line nor the environment says otherwise.
    static let defaults = SystemDefaults.read(folders)

    /// The files of applications that are for others: this person may not read them.
    static let hidden = folders.paths.filter { folder in
        do throws(SettingsError) {
            _ = try folders.read(appsFile, in: folder)
            return false
        } catch {
            return error.isForOthers
        }
    }
    .map { "\($0)/\(appsFile)" }

    /// A file of applications.
    struct AppsFile {
        let path: String
        let apps: [EmbeddedApps.App]
    }

    /// The files of applications that are there, the one that counts most last.
    let files: [AppsFile]
    /// What cannot be used of them, and why.
    let faults: [DefinitionError]

    /// The applications that can be used.
    var apps: EmbeddedApps { EmbeddedApps(files.flatMap(\.apps)) }

    /// Reads the files of applications.
    ///
    /// - Parameters:
    ///   - folder: the person's configuration folder.
    ///   - catalog: the services.
    init(_ folder: ConfigurationFolder, _ catalog: ServiceCatalog) {
        var (files, faults): ([AppsFile], [DefinitionError]) = ([], [])
        func add(_ path: String, isShared: Bool, _ read: () throws(SettingsError) -> [UInt8]?) {
            do throws(SettingsError) {
                guard let text = try read() else { return }
                let isOpen = isShared ? SystemFolders.isOpen(path) : SystemFolders.isOpenOwn(path)
                let exposure: DefinitionFault.AppFault? = isOpen ? (isShared ? .secretOpen : .ownSecretOpen) : nil
                let found = EmbeddedApps.provided(text, file: path, catalog, exposure)
                files.append(AppsFile(path: path, apps: found.apps))
                faults += found.faults
            } catch  where isShared && error.isForOthers {
                // One of `hidden`.
            } catch {
                faults.append(DefinitionError(file: path, ServiceCatalog.fault(error)))
            }
        }
        for shared in Self.folders.paths {
            add("\(shared)/\(Self.appsFile)", isShared: true) { () throws(SettingsError) in
                try Self.folders.read(Self.appsFile, in: shared)
            }
        }
        let own = "\(folder.path)/\(Self.appsFile)"
        if Self.defaults.ownApps.value {
            add(own, isShared: false) { () throws(SettingsError) in try GuardedFile.read(own) }
        }
        self.files = files
        self.faults = faults
    }
}

extension SettingsError {
    /// Whether somebody may not read a file, although nothing is wrong with it.
    var isForOthers: Bool {
        if case .cannotRead(_, .system(let failure)) = self { failure.number == EACCES } else { false }
    }
}
