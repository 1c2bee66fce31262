/// What there is to say of files and folders.
extension SettingsError {
    /// How somebody else gets at a file.
    public enum FileExposure: Sendable, Hashable {
        /// Others can read or change it.
        case othersCanRead
        /// Others can change it; that they can read it does not matter.
        case othersCanChange
        /// Others can write into a pipe or a device.
        case othersCanFill
        /// It belongs to somebody else.
        case foreign(ForeignOwner)
        /// It is for everybody on the machine, and does not belong to root.
        case notOfRoot
        /// The link of that path belongs to somebody else.
        case foreignLink(ForeignOwner)
        /// It has a second name, under which it would not be kept up to date.
        case hardLink
    }

    /// How somebody else gets at a folder.
    public enum FolderExposure: Sendable, Hashable {
        /// Others can look into it.
        case othersCanLook
        /// Others can replace files in it; the mode is what `chmod` is to be told.
        case othersCanReplaceFiles(mode: String)
        /// It belongs to somebody else.
        case foreign(ForeignOwner)
        /// It is for everybody on the machine, and does not belong to root.
        case notOfRoot
    }

    /// Who holds a lock.
    public enum LockHolder: Sendable, Hashable {
        /// A process that works with the file of that path; its number where it is known.
        case process(Int?, path: String)
        /// Another task of this process, for settings in memory.
        case ownTask
    }

    /// Why something cannot be read.
    public enum ReadFailure: Sendable, Hashable {
        /// The system said so.
        case system(SystemFailure)
        /// It is larger than a file of its kind can be.
        case tooLarge(limit: Int)
        /// There are no settings at the place.
        case noSettings
    }

    /// Why something cannot be written.
    public enum WriteFailure: Sendable, Hashable {
        /// The system said so.
        case system(SystemFailure)
        /// The folder of that path, in which the file was to be made, is not there.
        case folderMissing
        /// What was written does not open again.
        case wouldNotOpen
        /// It is written, but the system did not say that it is on the disk.
        case notDurable(SystemFailure)
        /// The settings are larger than what would be read again.
        case tooLarge
        /// systemd handed the identity over, and watches over it.
        case handedOverBySystemd
        /// The identity comes through a pipe or an open file.
        case handedOverThroughPipe
    }

    /// What a path leads to instead of a regular file.
    public enum Shape: Sendable, Hashable, CaseIterable {
        /// A link.
        case link
        /// A folder, a pipe or a device.
        case other
        /// No folder, where one is needed.
        case notAFolder
    }

    /// What has a name already.
    public enum Occupant: Sendable, Hashable {
        /// A file.
        case file(path: String)
        /// A connection.
        case connection(String)
        /// A fleet.
        case fleet(place: String)
        /// The name of a fleet, which is another one here.
        case fleetName(String, place: String)
    }

    /// Which folder is not known.
    public enum MissingFolder: Sendable, Hashable, CaseIterable {
        /// The home folder, and with it the configuration folder.
        case home
        /// The folder for what this machine remembers.
        case state
    }
}
