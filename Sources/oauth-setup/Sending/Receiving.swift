internal import AuthEngine
internal import Bounds
internal import Glibc
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON
internal import Transport
internal import Wording

/// The far end of `send`: takes orders on standard input and answers on standard output, a line of JSON each.
struct Receiving: Sendable {
    /// The longest order: a sealed copy, each of its characters written out.
    private static let limit = 4 * SizeLimit.file
    /// How many bytes of names are told.
    private static let namesLimit = 1 << 15

    let program: Program

    /// Greets, and carries out orders until there are no more.
    func run() async throws {
        do {
            answer(Greeting(version: EngineVersion.current, recipient: try program.recipient()).json)
        } catch {
            var line = Greeting(version: EngineVersion.current, recipient: "").json
            for (name, value) in FarError.json(error, program.language) { line[name] = value }
            answer(line)
            return
        }
        var orders = LineBuffer(limit: Self.limit)
        while true {
            while let line = orders.next() {
                // An order of somebody who has gone meanwhile may be overtaken by now.
                guard !hasGone else { return }
                do {
                    answer(try await carryOut(line))
                } catch {
                    answer(FarError.json(error, program.language))
                }
            }
            guard !orders.isFull, orders.read(STDIN_FILENO) else { return }
        }
    }

    /// A line that nothing before it can run into.
    private func answer(_ json: JSONObject) { Output.bytes(Array("\n\(JSONValue.object(json).text())\n".utf8)) }

    private var hasGone: Bool {
        var waiting = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
        return unsafe poll(&waiting, 1, 0) > 0 && waiting.revents & Int16(POLLHUP | POLLERR) != 0
    }

    private func carryOut(_ line: [UInt8]) async throws -> JSONObject {
        let order = try? JSONParser.parse(line)
        if order?["do"]?.string == "names" { return try names() }
        if order?["do"]?.string == "join" { return try await joined(order) }
        guard let order, let name = order["connection"]?.string,
            let origin = order["origin"]?.string, let id = order["transit"]?.string
        else { throw Failure(SendWords.orderNotUnderstood) }
        let location = SettingsLocation.file(path: try program.folder.newSettingsPath(connection: name))
        var answer = JSONObject()
        switch order["do"]?.string {
        case "take": try await take(order, id: id, origin: origin, as: name, at: location)
        case "test": answer["account"] = .string(try await tested(name, at: location))
        case "look": answer["found"] = .string(try found(id, at: location))
        case "arrive":
            guard try await program.store.arrive(location, id) else { throw Failure(SendWords.notHere, exitCode: 3) }
        case "withdraw":
            answer["found"] = .string(try found(id, at: location))
            let isGone = try await program.store.withdraw(location, origin: origin)
            answer["others"] = .bool(try await dropOutdated(origin, but: name) || isGone)
        default: throw Failure(SendWords.orderNotUnderstood)
        }
        answer["done"] = true
        return answer
    }

    /// Becomes a member of the fleet that the other side is in, and reads the connection there.
    private func joined(_ order: JSONValue?) async throws -> JSONObject {
        guard let name = order?["connection"]?.string, let invitation = order?["invitation"]?.string else {
            throw Failure(SendWords.orderNotUnderstood)
        }
        let joined = try await program.store.joinFleet(Array(invitation.utf8), called: nil)
        guard try await program.store.read(try program.store.location("\(joined.place)/\(name)")) != nil else {
            throw Failure(SendWords.notHere, exitCode: 3)
        }
        var answer = JSONObject()
        answer["fleet"] = .string(joined.name)
        answer["done"] = true
        return answer
    }

    /// The names that are taken here, as many as the line has room for that the other side reads.
    private func names() throws -> JSONObject {
        var room = Self.namesLimit
        let names = try program.folder.connectionNames().map { JSONValue.string($0) }.prefix { name in
            room -= name.text().utf8.count + 1
            return room > 0
        }
        var answer = JSONObject()
        answer["names"] = .array(Array(names))
        answer["done"] = true
        return answer
    }

    private func take(
        _ order: JSONValue,
        id: String,
        origin: String,
        as name: String,
        at location: SettingsLocation
    ) async throws {
        let settings = try program.store.openedCopy(Array((order["sealed"]?.string ?? "").utf8))
        let (there, peer) = (order["name"]?.string ?? "", order["from"]?.string ?? "")
        try await program.store.takeIn(
            settings,
            as: name,
            at: location,
            replacing: order["replace"] == true,
            arriving: Transit(arriving: id, origin: origin, name: there, peer: peer)
        )
        try await dropOutdated(origin, but: name)
    }

    /// Removes what came of the same connection under other names and was never taken over.
    ///
    /// - Returns: whether there was any.
    @discardableResult
    private func dropOutdated(_ origin: String, but name: String) async throws -> Bool {
        var isAny = false
        for other in try program.folder.connectionNames() where other != name {
            let location = try program.folder.location(connection: other)
            // What does not open is nothing of this.
            guard let settings = try? program.store.peek(location),
                (settings.arriving ?? settings.incoming?.arriving)?.origin == origin
            else { continue }
            if try await program.store.withdraw(location, origin: origin) { isAny = true }
        }
        return isAny
    }

    /// What is here of a journey: nothing, what waits for the word of the other side, or what is this machine's.
    private func found(_ id: String, at location: SettingsLocation) throws -> String {
        let settings = try program.store.peek(location)
        let transit = [settings?.incoming, settings].compactMap(\.self).filter { $0.moved == nil }.compactMap(\.transit)
            .first { $0.id == id && !$0.isLeaving }
        return transit.map { $0.isPending ? "pending" : "owned" } ?? "none"
    }

    /// Asks the service who is signed in.
    private func tested(_ name: String, at location: SettingsLocation) async throws -> String {
        var settings = try program.settings(of: name).settings
        if let incoming = settings.incoming {
            GivenSecrets.learn(incoming)
            let plan = try program.engine.plan(of: incoming.askingNobody)
            let account = try await program.engine.test(plan, tokens: incoming.tokens)
            return SignedInWords.sentence(account)(program.language)
        }
        settings[property: OAuthProperty.settingsLocation] = nil
        let plan = try program.engine.plan(of: settings.askingNobody)
        let setup = ConnectionSetup(program.engine.skippingPauses(), plan, from: .stored, at: location)
        let connection = try await setup.run(report: { _ in }, present: { _ in throw AuthError(.cancelled) })
        return SignedInWords.sentence(connection.account)(program.language)
    }
}
