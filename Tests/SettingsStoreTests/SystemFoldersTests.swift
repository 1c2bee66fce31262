import Foundation
import SettingsStore
import TestSupport
import Testing

@Suite("The administrator's folders")
struct SystemFoldersTests {
    @Test(
        "are those of XDG_CONFIG_DIRS that are there, the last one first; nothing takes the place of /etc/oauth-setup"
    )
    func order() throws {
        let folder = try TemporaryFolder()
        for name in ["one", "two"] {
            let path = folder.path(of: "\(name)/oauth-setup")
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        let (one, two) = (folder.path(of: "one"), folder.path(of: "two"))
        let found = SystemFolders.resolve(environment: ["XDG_CONFIG_DIRS": "\(one)/:relative:/nowhere:\(two)"]).paths
        #expect(found.filter { $0 != SystemFolders.own } == ["\(two)/oauth-setup", "\(one)/oauth-setup"])
        #expect(found.firstIndex(of: SystemFolders.own) ?? 2 == 2)
        #expect(
            SystemFolders.resolve(environment: [:]).paths.allSatisfy {
                ["/etc/xdg/oauth-setup", "/etc/oauth-setup"].contains($0)
            }
        )
    }
}
