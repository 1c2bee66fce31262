internal import AuthEngine
internal import Glibc
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

extension ServiceCatalog {
    /// The services that ship with the program, those of this machine's administrator, and the person's own definitions
    /// (`services/*.json` in each folder).
    ///
    /// A definition that cannot be used, also because somebody else may have written it, is among the
    /// ``ServiceCatalog/faults``, and keeps nothing else from working. Where their folder cannot be listed there are no services at
    /// all: which of the program's were to be replaced is not known then.
    static func known(in folder: ConfigurationFolder, and shared: SystemFolders) -> ServiceCatalog {
        var catalog = bundled()
        for folder in shared.paths {
            do throws(SettingsError) {
                let paths = try shared.definitions(in: folder).map { "\(folder)/\($0)" }
                catalog = catalog.adding(paths) { path throws(SettingsError) in
                    try shared.read(String(path.dropFirst(folder.count + 1)), in: folder)
                }
            } catch {
                // Without them the program's own stay, whose hosts are good.
                catalog.refuse("\(folder)/services", fault(error), naming: [])
            }
        }
        do throws(SettingsError) {
            return catalog.adding(try folder.ownDefinitions(), reading: folder.ownDefinition)
        } catch {
            var none = ServiceCatalog(services: [])
            none.refuse(folder.servicesPath, fault(error), naming: [])
            return none
        }
    }

    private func adding(
        _ paths: [String],
        reading read: (String) throws(SettingsError) -> [UInt8]?
    ) -> ServiceCatalog {
        var catalog = self
        for path in paths {
            do throws(SettingsError) {
                let bytes = try read(path)
                catalog.add(file: path) { () throws(DefinitionError) in
                    guard let bytes else { throw DefinitionError(file: path, .unreadable(nil)) }
                    return bytes
                }
            } catch {
                // Looked into for its name alone.
                catalog.refuse(path, Self.fault(error), naming: Self.content(path))
            }
        }
        return catalog
    }

    /// What stands in a file; nothing in what is none, such as a pipe that nobody writes to.
    private static func content(_ path: String) -> [UInt8] {
        var status = stat()
        guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
        return FileText.read(path) ?? []
    }

    /// Why a file is not used that decides where secrets go.
    static func fault(_ error: SettingsError) -> DefinitionFault {
        switch error {
        case .notPrivate, .folderNotPrivate: .writableByOthers(ForeignCause(error))
        default: .unreadable(ForeignCause(error))
        }
    }
}
