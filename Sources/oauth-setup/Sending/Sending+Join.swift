internal import Localization
internal import Secrets
internal import SettingsStore
internal import StrictJSON
internal import Wording

/// A connection that machines share stays where it is: the other machine joins them.
extension Sending {
    /// Lets the other side into the fleet of a connection, and has it read that.
    func join(_ location: SettingsLocation) async throws {
        let text = location.text
        let end = text.lastIndex(of: "/") ?? text.startIndex
        let (place, connection) = (String(text[..<end]), String(text[end...].dropFirst()))
        let fleet = try program.store.fleets().entry(at: place)?.name ?? connection
        let host = newName ?? route.host.map { String($0.split(separator: "@").last ?? "") } ?? ""
        guard ConfigurationFolder.isConnectionName(host) else { throw Failure(FleetWords.memberUnnamed, exitCode: 2) }
        try await talking { far, greeting in
            let invitation = try await program.store.addMember(host, greeting.recipient, to: place, called: fleet)
            let order: JSONValue = [
                "do": "join", "connection": .string(connection),
                "invitation": .string(String(decoding: invitation, as: UTF8.self)),
            ]
            let answer = try await far.answer(to: order, within: timeout)
            try FarError.check(answer, from: route.peer)
            guard answer["done"] == true else { throw FarSide.Fault.nonsense }
            let there = "\(ForeignText.clean(answer["fleet"]?.string ?? fleet))/\(connection)"
            say(FleetWords.joinedThere(route.peer, member: host, there))
        }
    }
}
