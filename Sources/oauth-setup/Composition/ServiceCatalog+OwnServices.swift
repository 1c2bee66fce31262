internal import AuthEngine
internal import Glibc
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

extension ServiceCatalog {
    /// The services that ship with the program, and the person's own definitions (`services/*.json` in the folder).
    ///
    /// A definition that cannot be used, also because somebody else may have written it, is among the
    /// ``ServiceCatalog/faults``, and keeps nothing else from working. Where their folder cannot be listed there are no services at
    /// all: which of the program's were to be replaced is not known then.
    static func known(in folder: ConfigurationFolder) -> ServiceCatalog {
        do throws(SettingsError) {
            return bundled().adding(try folder.ownDefinitions(), of: folder)
        } catch {
            var none = ServiceCatalog(services: [])
            none.refuse(folder.servicesPath, fault(error), naming: [])
            return none
        }
    }

    private func adding(_ paths: [String], of folder: ConfigurationFolder) -> ServiceCatalog {
        var catalog = self
        for path in paths {
            do throws(SettingsError) {
                let bytes = try folder.ownDefinition(path)
                catalog.add(file: path) { () throws(DefinitionError) in
                    guard let bytes else { throw DefinitionError(file: path, .unreadable) }
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

    private static func fault(_ error: SettingsError) -> DefinitionFault {
        switch error {
        case .notPrivate, .folderNotPrivate: .writableByOthers(ForeignCause(error))
        default: .unreadable
        }
    }

    /// What to say of the definitions that cannot be used, a line each.
    func warnings(_ language: Language) -> [String] {
        faults.map { fault in ServicesWords.unusable(LocalizedText { fault.message(in: $0) })(language) }
    }
}
