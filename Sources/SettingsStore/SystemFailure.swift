internal import Glibc

/// A system call that failed, by its errno.
struct SystemFailure: Error {
    let number: Int32

    /// The failure that was noted last by the system.
    static var last: SystemFailure { SystemFailure(number: errno) }

    /// Something of that name is there.
    static let exists = SystemFailure(number: EEXIST)

    /// The system's words for it, in lower case.
    var words: String {
        switch number {
        case ENOSPC: return "the disk is full"
        case EDQUOT: return "the disk quota is used up"
        case EACCES, EPERM: return "permission denied"
        case EROFS: return "the file system is read-only"
        case EIO: return "input/output error"
        case EMFILE, ENFILE: return "too many open files"
        case ENOENT: return "it does not exist"
        case ENOTDIR: return "a part of the path is not a folder"
        case ENAMETOOLONG: return "the name is too long"
        case EFBIG: return "the file would be too large"
        case ENOLCK, EOPNOTSUPP: return "the file system has no locks"
        default: return "error \(number)"
        }
    }

    /// An error of reading.
    func reading(_ path: String) -> SettingsError {
        if number == ELOOP {
            return SettingsError(
                .notRegularFile,
                "\(Shown.path(path)) is a link",
                hint: "name the file itself, not a link to it"
            )
        }
        return SettingsError(.cannotRead, "cannot read \(Shown.path(path)): \(words)")
    }

    /// An error of writing.
    func writing(_ path: String) -> SettingsError {
        if number == ELOOP { return reading(path) }
        if number == EEXIST {
            return SettingsError(
                .alreadyThere,
                "\(Shown.path(path)) is there already",
                hint: "name another file, or remove this one first"
            )
        }
        let hint: String? =
            switch number {
            case ENOSPC, EDQUOT: "make room on the disk and try again; nothing was changed"
            case EACCES, EPERM, EROFS: "allow writing to its folder, or choose another place; nothing was changed"
            case ENOLCK, EOPNOTSUPP: "choose a place on a file system of this machine"
            default: nil
            }
        return SettingsError(.cannotWrite, "cannot write \(Shown.path(path)): \(words)", hint: hint)
    }
}
