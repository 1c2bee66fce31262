internal import Glibc

/// A system call that failed, by its errno.
public struct SystemFailure: Error, Sendable, Hashable {
    /// The errno.
    public let number: Int32

    /// The failure of that errno.
    public init(number: Int32) { self.number = number }

    /// The failure that was noted last by the system.
    static var last: SystemFailure { SystemFailure(number: errno) }

    /// Something of that name is there.
    static let exists = SystemFailure(number: EEXIST)

    /// Nothing of that name is there.
    package static let notThere = SystemFailure(number: ENOENT)

    /// An error of reading.
    func reading(_ path: String) -> SettingsError {
        number == ELOOP ? .notRegularFile(path: path, .link) : .cannotRead(path: path, .system(self))
    }

    /// An error of writing.
    func writing(_ path: String) -> SettingsError {
        switch number {
        case ELOOP: reading(path)
        case EEXIST: .alreadyThere(.file(path: path))
        default: .cannotWrite(path: path, .system(self))
        }
    }
}

extension SettingsError {
    /// An error while a file was read: its own kind, or what the system said.
    static func reading(_ path: String, _ error: any Error) -> SettingsError {
        error as? SettingsError ?? (error as? SystemFailure ?? SystemFailure(number: EIO)).reading(path)
    }

    /// The same while a file was written.
    static func writing(_ path: String, _ error: any Error) -> SettingsError {
        error as? SettingsError ?? (error as? SystemFailure ?? SystemFailure(number: EIO)).writing(path)
    }
}
