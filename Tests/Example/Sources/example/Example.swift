import AuthEngine
import ConnectionStrings
import Foundation
import SettingsStore
import WebRequests

/// Connects with the connection string on standard input and calls an address of the service.
///
/// `example SERVICE ADDRESS < string.txt`
@main
enum Example {
    static func main() async throws {
        let environment = ProcessInfo.processInfo.environment
        let arguments = CommandLine.arguments

        let store = SettingsStore(
            folder: try .resolve(environment: environment),
            environment: environment,
            now: { Int64(Date().timeIntervalSince1970 * 1000) }
        )
        let practice = environment["OAUTH_SETUP_PRACTICE"].map { EndpointMapping.practice(at: $0) }
        let engine = AuthEngine(store: store, surroundings: .live(endpoints: practice ?? .live))

        let text = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        let string = try ConnectionStringParser.parse(text, knownNames: nil)
        let plan = try engine.resolve(string.properties, service: arguments[1])
        let connection = try await engine.connect(plan) { signIn in
            FileHandle.standardError.write(Data("open \(signIn.authorizationURL)\n".utf8))
        }
        print("signed in as", connection.account.name)

        // Refreshed when due, saved, and sent once more when the service refuses the token.
        let reply = try await connection.send(HTTPRequest(method: "GET", url: arguments[2]))
        print(reply.status, reply.body.count, "bytes")
    }
}
