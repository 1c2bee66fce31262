import SettingsStore
import StrictJSON
import TestSupport
import Testing

@Suite("The age program and a settings file", .enabled(if: Tool("age") != nil && Tool("age-keygen") != nil))
struct AgeProgramTests {
    @Test("are no strangers: it opens what the store wrote")
    func opensOurs() async throws {
        let machine = try Machine()
        let saved = try await machine.save()
        let age = try #require(Tool("age"))
        let files = [
            "identity.txt": content(of: machine.folder.identityPath), "OAuthSettings.txt": content(of: machine.path),
        ]
        let result = try age.run(["--decrypt", "-i", "identity.txt", "OAuthSettings.txt"], files: files)
        #expect(result.status == 0)
        #expect(try JSONParser.parse(result.output) == saved.revealedJSON())
        #expect(String(decoding: result.output, as: UTF8.self).contains("\n  \"OAuth") == false)
        #expect(String(decoding: result.output, as: UTF8.self).contains("\n    \"OAuthAccessToken\": "))
    }

    @Test("are no strangers: the store opens what it wrote, for an identity of age-keygen", arguments: [true, false])
    func opensTheirs(armored: Bool) async throws {
        let machine = try Machine()
        try machine.folder.prepare()
        try write(try #require(Tool("age-keygen")).run([]).output, to: machine.folder.identityPath)
        let saved = try await machine.save()
        let text = Array(saved.revealedJSON().text(.compact).utf8)
        let arguments = (armored ? ["--armor"] : []) + ["-r", try machine.store.recipient(), "text"]
        let sealed = try #require(Tool("age")).run(arguments, files: ["text": text])
        #expect(sealed.status == 0)
        try write(sealed.output, to: machine.path)
        #expect(try machine.store.peek(machine.location) == saved)
        #expect(try await machine.save(token: "next").revision == 2)
    }
}
