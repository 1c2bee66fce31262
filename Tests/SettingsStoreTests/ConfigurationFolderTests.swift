import Foundation
import Localization
import SettingsStore
import TestSupport
import Testing
import Wording

@Suite("The configuration folder")
struct ConfigurationFolderTests {
    @Test(
        "is found by the first variable that says something",
        arguments: [
            (["OAUTH_SETUP_HOME": "/a/", "XDG_CONFIG_HOME": "/b", "HOME": "/c"], "/a"),
            (["OAUTH_SETUP_HOME": "", "XDG_CONFIG_HOME": "/b", "HOME": "/c"], "/b/oauth-setup"),
            (["XDG_CONFIG_HOME": "relative", "HOME": "/c"], "/c/.config/oauth-setup"),
            (["HOME": "/c"], "/c/.config/oauth-setup"),
        ]
    )
    func resolve(environment: [String: String], path: String) throws {
        #expect(try ConfigurationFolder.resolve(environment: environment).path == path)
    }

    @Test("is not guessed")
    func noFolder() {
        #expect(kind { try ConfigurationFolder.resolve(environment: [:]) } == "noFolder")
    }

    @Test("is made for the owner alone, with the folders above it")
    func isMade() throws {
        let place = try TemporaryFolder()
        let folder = ConfigurationFolder(path: place.path(of: "above/configuration"))
        try folder.prepare()
        try folder.prepare()
        #expect(try mode(of: folder.path) == 0o700)
        #expect(try mode(of: place.path(of: "above")) == 0o700)
    }

    @Test("that others can look into is refused with the command that mends it", arguments: [0o755, 0o710, 0o702])
    func isRefused(mode: Int) throws {
        let place = try TemporaryFolder()
        let folder = ConfigurationFolder(path: place.path(of: "it's here"))
        try folder.prepare()
        try setMode(mode, of: folder.path)
        #expect { try folder.prepare() } throws: { error in
            let error = error as? SettingsError
            return error?.kind == "folderNotPrivate"
                && error?.hint(in: .english) == "chmod 700 '\(place.path)/it'\\''s here'"
        }
        #expect(kind { try folder.connectionNames() } == "folderNotPrivate")
        let store = SettingsStore(folder: folder, now: { 0 })
        #expect(kind { try store.recipient() } == "folderNotPrivate")
    }

    @Test("that is a file is refused")
    func isFile() throws {
        let place = try TemporaryFolder()
        try write("", to: place.path(of: "file"))
        let folder = ConfigurationFolder(path: place.path(of: "file"))
        #expect(kind { try folder.prepare() } == "notRegularFile")
    }

    @Test("takes a connection's name in any script", arguments: ["a", "Näme-1_x.y", "ほげ", "が", "１", "हिन्दी"])
    func goodName(name: String) throws {
        let folder = ConfigurationFolder(path: "/f")
        #expect(try folder.settingsPath(connection: name) == "/f/connections/\(name)/OAuthSettings.txt")
    }

    @Test(
        "refuses a name that could lead elsewhere or hide",
        arguments: [
            "", ".", "..", ".a", "a/b", "a b", "a\0", "a\n", "a\u{202E}b", "\u{301}a", "a;b", "a*",
            String(repeating: "a", count: 65),
        ]
    )
    func badName(name: String) {
        let folder = ConfigurationFolder(path: "/f")
        #expect(kind { try folder.settingsPath(connection: name) } == "badName")
    }

    @Test("gives no new connection a name that a command takes for an option; one that is there stays usable")
    func hyphenFirst() async throws {
        let machine = try Machine()
        for name in ["-", "-x", "--name", "-1", "-日本"] {
            #expect(kind { try machine.folder.newSettingsPath(connection: name) } == "badName")
            let path = try machine.folder.settingsPath(connection: name)
            let settings = Settings(service: "example", connection: name)
            try await machine.store.update(.file(path: path)) { _ in (settings, ()) }
            #expect(try machine.folder.newSettingsPath(connection: name) == path)
        }
        #expect(try machine.folder.newSettingsPath(connection: "a-") == machine.folder.settingsPath(connection: "a-"))
    }

    @Test("lists the connections that have settings")
    func names() async throws {
        let machine = try Machine()
        #expect(try machine.folder.connectionNames().isEmpty)
        try await machine.save()
        try FileManager.default.createDirectory(
            atPath: machine.folder.connectionsPath + "/empty",
            withIntermediateDirectories: false
        )
        #expect(try machine.folder.connectionNames() == ["demo"])
        try await machine.store.remove(machine.location)
        #expect(try machine.folder.connectionNames().isEmpty)
    }
}
