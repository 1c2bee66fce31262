/// Why settings, or the key they are sealed with, cannot be read or written.
///
/// A case is what a caller may want to act on; what is behind it is in its values. None holds a value from inside a settings
/// file other than the connection's name.
public enum SettingsError: Error, Sendable, Hashable {
    /// A settings file was changed, cut short, or is not one at all. It is overwritten only when a person says so.
    case damaged(SettingsSource, Damage)
    /// A settings file is in order but sealed for other keys than this machine's. It is overwritten only when a
    /// person says so.
    case sealedToAnotherKey(SettingsSource)
    /// A settings file was written by a newer version of this program. It is overwritten only when a person says so.
    case newerSchema(SettingsSource, version: Int64)
    /// Others than the owner may read or change a file, or it belongs to somebody else.
    case notPrivate(path: String, FileExposure)
    /// Others than the owner may look into the configuration folder or swap files in another folder of settings, or it
    /// belongs to somebody else.
    case folderNotPrivate(path: String, FolderExposure)
    /// Another process kept the settings locked for longer than the caller was ready to wait.
    case locked(LockHolder)
    /// The system does not let a file be read.
    case cannotRead(path: String, ReadFailure)
    /// The system does not let a file be written; what was there before is still there.
    case cannotWrite(path: String, WriteFailure)
    /// A path leads to a link, a folder, a device or a pipe instead of a file.
    case notRegularFile(path: String, Shape)
    /// A connection's name, a path or a `memory://` address cannot be used.
    case badName(NameFault)
    /// A settings file is there, but no identity to open it with.
    case identityMissing(path: String)
    /// The identity file cannot be understood.
    case identityDamaged(IdentityFault)
    /// The identity file is sealed with a passphrase, and none was given.
    case identityProtected(PassphraseFault)
    /// The passphrase does not open the identity file.
    case passphraseWrong(path: String)
    /// The user cancelled the passphrase prompt.
    case aborted
    /// A public key of `recipients.txt`, or one given for a transfer, cannot be used.
    case badRecipient(RecipientFault)
    /// The connection was moved to another machine; only a new sign-in brings it back here.
    case moved(Move)
    /// The settings are an older copy than one that was here before; they are not refreshed unless that is accepted.
    case olderThanSeen(connection: String, OlderCopy)
    /// Something is there already, and is not overwritten.
    case alreadyThere(Occupant)
    /// The environment does not say where the configuration folder is.
    case noFolder(MissingFolder)
    /// Settings that machines share cannot be read or written at that place; empty where the caller knows it.
    case fleet(place: String, FleetFault)
    /// New tokens, which exist nowhere else, could not be written, and nowhere else either.
    indirect case tokensNotKept(SettingsError)
}

extension SettingsError {
    /// Whether a file is there, and does not open because of what is in it.
    var isAboutContent: Bool {
        switch self {
        case .damaged, .sealedToAnotherKey, .newerSchema: true
        case .notPrivate, .folderNotPrivate, .locked, .cannotRead, .cannotWrite, .notRegularFile, .badName,
            .identityMissing, .identityDamaged, .identityProtected, .passphraseWrong, .aborted, .badRecipient, .moved,
            .olderThanSeen, .alreadyThere, .noFolder, .fleet, .tokensNotKept:
            false
        }
    }

    /// Whether what one connection has in an engine is of no use, while the engine and the others may be well.
    var isOfOneValue: Bool {
        switch self {
        case .fleet(_, .notVouched(let key)), .fleet(_, .foreign(let key)): key != ".fleet"
        default: isAboutContent
        }
    }
}
