internal import Glibc

/// Whose a file or folder is that should be somebody else's.
public struct ForeignOwner: Sendable, Hashable {
    /// The owner's number.
    public let owner: UInt32
    /// The owner's name, where the system knows one; looked up only for the administrator, who can work as the owner.
    public let name: String?
    /// The number of the user it should belong to: the one who runs this.
    public let user: UInt32

    /// The owner of something that a user comes upon; by default the one who runs this.
    package init(_ owner: UInt32, user: UInt32? = nil) {
        self.owner = owner
        self.user = user ?? geteuid()
        name = self.user == 0 ? Self.name(of: owner) : nil
    }

    private static func name(of user: UInt32) -> String? {
        guard let entry = unsafe getpwuid(user), let name = unsafe entry.pointee.pw_name else { return nil }
        return unsafe String(cString: name)
    }
}
