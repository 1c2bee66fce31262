import Foundation
import SettingsStore
import Synchronization
import TestSupport
import Testing

@Suite("A file system that machines share")
struct SharedFileSystemTests {
    /// A store whose folder is on a file system of that kind, mounted like that.
    private func shared(_ type: UInt64, _ kind: String?, _ options: String = "rw") throws -> SharedFileSystem? {
        let machine = try Machine()
        try machine.folder.prepare()
        var status = stat()
        #expect(unsafe stat(machine.folder.path, &status) == 0)
        // As the kernel packs a device's two numbers (makedev(3)).
        let device = UInt64(status.st_dev)
        let number = "\((device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)):\((device & 0xFF) | (device >> 12 & ~0xFF))"
        var calls = SystemCalls.live
        calls.fileSystem = { _ in type }
        calls.mounts = {
            let root = "1 1 9:99 / / rw - ext4 /dev/x rw\n"
            return kind.map { root + "2 1 \(number) / /home rw,noatime a:1 - \($0) x:/home \(options)\n" } ?? ""
        }
        return machine.store(calls: calls).sharedFileSystem(of: .file(path: "\(machine.folder.path)/OAuthSettings.txt"))
    }

    @Test("is nothing of this machine's own", arguments: [0xEF53, 0x0102_1994, 0x5846_5342, 0x9123_683E, 0x794C_7630])
    func own(type: UInt64) throws {
        #expect(try shared(type, nil) == nil)
    }

    @Test(
        "has locks for every machine only where the mount says so",
        arguments: [
            (0x6969, "nfs4", "rw,vers=4.2,local_lock=none", false), (0x6969, "nfs", "rw,nolock,local_lock=all", true),
            (0x6969, "nfs", "rw,local_lock=flock", true), (0x6969, "ext4", "rw,local_lock=none", true),
            (0x6969, nil, "", true), (0x0BD0_0BD0, "lustre", "rw,flock", false),
            (0x0BD0_0BD0, "lustre", "rw,localflock", true), (0xFF53_4D42, "cifs", "rw", true),
            (0x0102_1997, "9p", "rw", true), (0x00C3_6400, "ceph", "rw", false), (0x7461_636F, "ocfs2", "rw", false),
            (0x6573_5546, "fuse.sshfs", "rw", true), (0x6573_5546, "fuse.rclone", "rw", true),
            (0x6573_5546, "virtiofs", "rw", true), (0x6573_5546, "fuse.something", "rw", false),
            (0x6573_5546, nil, "", false),
        ] as [(UInt64, String?, String, Bool)]
    )
    func locks(type: UInt64, kind: String?, options: String, mayBeLocal: Bool) throws {
        let found = try shared(type, kind, options)
        #expect(found?.mayLockLocally == mayBeLocal)
    }

    @Test(
        "is no disk that a program of this machine shows",
        arguments: ["fuseblk", "fuse.gocryptfs", "fuse.fuse-overlayfs"]
    )
    func ownFUSE(kind: String) throws {
        #expect(try shared(0x6573_5546, kind) == nil)
    }

    @Test("is told of when settings are taken in, not at each change, and by what is there of a folder")
    func told() async throws {
        let told = Mutex<[StoreWarning]>([])
        let machine = try Machine()
        var calls = SystemCalls.live
        calls.fileSystem = { folder in FileManager.default.fileExists(atPath: folder) ? 0xFE53_4D42 : nil }
        let store = SettingsStore(
            folder: machine.folder,
            warn: { warning in told.withLock { $0.append(warning) } },
            world: .init(now: { 1 }, calls: calls)
        )
        let settings = Settings(service: "example", connection: "demo")
        try await store.takeIn(settings, as: "demo", at: machine.location, replacing: false)
        #expect(told.withLock(\.self) == [.locksMayBeLocal(path: machine.path, fileSystem: "SMB")])
        for attempt in Int64(1)...3 {
            try await store.update(machine.location) { current in
                var settings = current
                settings?.authenticationAttempts = [attempt]
                return (settings, ())
            }
        }
        #expect(told.withLock(\.count) == 1)
    }
}
