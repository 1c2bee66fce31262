import Foundation
import StrictJSON
import TestSupport
import Testing

extension ProgramRun {
    /// Changes a connection's settings file as another program could: opened and sealed by age.
    ///
    /// - Returns: false where there is no age.
    func changeSettings(_ name: String, _ change: (inout JSONObject) -> Void) throws -> Bool {
        guard let age = Tool("age"), let keygen = Tool("age-keygen") else { return false }
        let identity = "\(home)/.config/oauth-setup/practice/identity.txt"
        let opened = try age.run(["--decrypt", "-i", identity, settingsPath(name)])
        guard case .object(var members) = try JSONParser.parse(opened.output) else { return false }
        change(&members)
        let plain = try write(JSONValue.object(members).text(), to: "plain.json")
        let keys = String(decoding: try keygen.run(["-y", identity]).output, as: UTF8.self)
        let key = keys.trimmingCharacters(in: .whitespacesAndNewlines)
        let sealed = "\(home)/sealed.age"
        _ = try age.run(["--encrypt", "--armor", "-r", key, "-o", sealed, plain])
        try Data(contentsOf: URL(filePath: sealed)).write(to: URL(filePath: settingsPath(name)))
        for path in [plain, sealed] { try FileManager.default.removeItem(atPath: path) }
        return true
    }

    /// A practice connection, set up without questions.
    ///
    /// `options` are those of `practice`.
    func connect(_ way: Way, as connection: String = "test", options: [String] = []) throws {
        let file = try write(way.answers(connection: connection), to: "answers-\(connection).json")
        let arguments = ["practice", "--auto-approve"] + options + ["wizard", "--answers", file]
        let setup = try run(arguments)
        try #require(setup.exitCode == 0, "\(setup.errors)")
    }

    /// The name of a service or scheme in a language.
    func name(_ service: String, scheme: String? = nil, _ language: String) throws -> String {
        let listed = try JSONParser.parse(try run(["services", "--json"]).output).array ?? []
        let found = listed.first { $0["id"] == .string(service) }
        let entry = scheme.flatMap { id in found?["schemes"]?.array?.first { $0["id"] == .string(id) } } ?? found
        return try #require(entry?["name"]?[language]?.string)
    }

    /// The JSON a practice command prints.
    func json(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> JSONValue {
        let ended = try run(["practice"] + arguments, input: input, environment: environment)
        try #require(ended.exitCode == 0, "\(ended.errors)")
        return try JSONParser.parse(ended.output)
    }

    /// Waits until the access token of the connection `test` has ended.
    func waitUntilDue() throws {
        let deadline = ContinuousClock.now + .seconds(20)
        func isValid() throws -> Bool {
            let shown = try run(["practice", "status", "test", "--json"])
            return try JSONParser.parse(shown.output)["state"] == "valid"
        }
        while try isValid() { try #require(ContinuousClock.now < deadline, "the token never ended") }
    }
}

extension Way {
    static let kintone = Way(service: "kintone", scheme: "OAuth", app: "custom", isOAuth: true)
    static let kintoneToken = Way(service: "kintone", scheme: "APIToken", app: nil, isOAuth: false)
    static let dropbox = Way(service: "dropbox", scheme: "OAuth", app: "custom", isOAuth: true)
    static let backlog = Way(service: "backlog", scheme: "OAuth", app: "custom", isOAuth: true)
    static let backlogKey = Way(service: "backlog", scheme: "APIToken", app: nil, isOAuth: false)
}
