internal import Glibc

/// A file system that several machines may share: a network's, a cluster's, or a host's folder in a guest.
public struct SharedFileSystem: Sendable, Hashable {
    /// What it is called.
    public let name: String
    /// Whether a lock may count on this machine only, so that two machines can refresh at the same moment.
    public let mayLockLocally: Bool

    /// What a folder is on; nil for a file system of this machine's own, and where it cannot be found out.
    static func at(_ folder: String, _ calls: SystemCalls) -> SharedFileSystem? {
        guard let type = calls.fileSystem(folder), Self.isShared(type) else { return nil }
        return of(type: type, mount: Mount(of: folder, in: calls.mounts()))
    }

    /// Judges by the number of `statfs`; the mount tells of what kind a FUSE is, and how locks are meant.
    static func of(type: UInt64, mount: Mount?) -> SharedFileSystem? {
        let options = mount?.options ?? []
        switch type {
        case 0x6969:
            let isCertain = mount?.type.hasPrefix("nfs") == true && options.contains("local_lock=none")
            return SharedFileSystem(name: "NFS", mayLockLocally: !isCertain)
        case 0x0BD0_0BD0:
            let isCertain = mount?.type == "lustre" && options.contains("flock")
            return SharedFileSystem(name: "Lustre", mayLockLocally: !isCertain)
        case fuse: return ofFUSE(mount)
        default: return kinds[type].map { SharedFileSystem(name: $0.name, mayLockLocally: $0.mayLockLocally) }
        }
    }

    private static func ofFUSE(_ mount: Mount?) -> SharedFileSystem? {
        guard let type = mount?.type, type.hasPrefix("fuse") || type == "virtiofs" else {
            return SharedFileSystem(name: "FUSE", mayLockLocally: false)
        }
        if type == "fuseblk" || ownFUSE.contains(type.dropPrefix("fuse.")) { return nil }
        // What is not known here may be anything; then nothing is said, and nothing is concluded.
        let isKnown = networkFUSE.contains(type.dropPrefix("fuse.")) || type == "virtiofs"
        return SharedFileSystem(name: type, mayLockLocally: isKnown)
    }

    private static func isShared(_ type: UInt64) -> Bool {
        type == 0x6969 || type == 0x0BD0_0BD0 || type == fuse || kinds[type] != nil
    }

    private static let fuse: UInt64 = 0x6573_5546

    /// The numbers of `statfs` (linux/magic.h and the drivers' own), whose locks need no look at the mount.
    private static let kinds: [UInt64: (name: String, mayLockLocally: Bool)] = [
        0x517B: ("SMB", true), 0xFF53_4D42: ("CIFS", true), 0xFE53_4D42: ("SMB", true), 0x564C: ("NCP", true),
        0x0102_1997: ("9p", true), 0x7375_7245: ("Coda", true), 0x5346_414F: ("AFS", true),
        0x6B41_4653: ("AFS", true), 0x1983_0326: ("BeeGFS", true), 0x2003_0528: ("OrangeFS", true),
        0x786F_4256: ("vboxsf", true), 0xBACB_ACBC: ("vmhgfs", true), 0x7C7C_6673: ("prl_fs", true),
        0x6163_6673: ("ACFS", true), 0xAAD7_AAEA: ("PanFS", true), 0xBEEF_DEAD: ("SNFS", true),
        0x00C3_6400: ("Ceph", false), 0x4750_4653: ("GPFS", false), 0x0116_1970: ("GFS2", false),
        0x7461_636F: ("OCFS2", false),
    ]

    /// File systems in programs that lead to another machine, or to the host of this one.
    private static let networkFUSE: Set = [
        "sshfs", "glusterfs", "s3fs", "rclone", "davfs", "davfs2", "ceph-fuse", "gcsfuse", "goofys", "curlftpfs",
        "smbnetfs", "juicefs", "gvfsd-fuse", "vmhgfs-fuse", "mfsmount", "blobfuse", "blobfuse2", "cephfs", "seaweedfs",
        "prl_fsd",
    ]

    /// File systems in programs that keep everything on this machine.
    private static let ownFUSE: Set = [
        "gocryptfs", "encfs", "cryfs", "mergerfs", "bindfs", "fuse-overlayfs", "ntfs-3g", "exfat", "unionfs", "zfs",
        "squashfuse", "lxcfs", "ext4", "apfs",
    ]
}

/// How a file system was mounted, as the kernel tells it in `/proc/self/mountinfo` (proc(5)).
struct Mount: Equatable {
    /// The file system's name: `nfs4`, `fuse.sshfs`.
    let type: String
    /// Its own options.
    let options: Set<String>

    init(type: String, options: Set<String> = []) {
        self.type = type
        self.options = options
    }

    /// The mount that a folder is on; nil when the table does not tell.
    init?(of folder: String, in table: String) {
        guard let device = try? FileStatus(following: folder).identity.device else { return nil }
        let number = "\((device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)):\((device & 0xFF) | (device >> 12 & ~0xFF))"
        // "36 35 0:45 / /home rw,noatime master:1 - nfs4 server:/home rw,local_lock=none"
        let line = table.split(separator: "\n").last { line in
            line.split(separator: " ", maxSplits: 3).dropFirst(2).first.map { $0 == number } ?? false
        }
        guard let words = line?.split(separator: " "), let dash = words.firstIndex(of: "-"), words.count > dash + 3
        else { return nil }
        type = String(words[dash + 1])
        options = Set(words[dash + 3].split(separator: ",").map(String.init))
    }
}

extension String {
    fileprivate func dropPrefix(_ prefix: String) -> String {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
    }
}
