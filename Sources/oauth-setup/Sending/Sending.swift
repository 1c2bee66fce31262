internal import AuthEngine
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import StrictJSON
internal import Wording

/// The near end of `send`.
///
/// The other side is given a sealed copy that it does not renew, and tests it. Then, where each refresh replaces the refresh
/// token, the connection is marked as leaving here, so that nobody renews it; only then the other side is told that it is its own,
/// and at last this side gives its tokens up. See ``Transit``.
struct Sending: Sendable {
    /// How long the access token must live yet, so that it can be tested there without a renewal.
    private static let leastLife = Duration.seconds(120)
    /// How often it is begun again because somebody has renewed it meanwhile.
    private static let tries = 3
    /// How long a question is waited for whose answer is only of use, in seconds.
    private static let atOnce = 5

    let program: Program
    /// The connection's name here.
    let name: String
    /// Its name there; nil for the same.
    let newName: String?
    let replaces: Bool
    let route: FarRoute
    /// How long each answer is waited for, in seconds.
    let timeout: Int
    /// Whether a copy stays here where two may have one.
    var isKept = true
    /// Whether the other machine is let into the fleet of what is shared.
    var joins = false

    private var location: SettingsLocation { get throws { try program.folder.location(connection: name) } }

    /// Sends the connection, or finishes what was begun.
    func run() async throws {
        let place = try program.store.location(named: name)
        guard joins == program.store.isShared(place) else {
            // What is not there at all is told as such.
            if joins { _ = try program.settings(of: name) }
            throw Failure(joins ? FleetWords.notShared(name) : FleetWords.offerJoin(name), exitCode: 2)
        }
        if joins { return try await join(place) }
        let settings = try program.settings(of: name).settings
        if let moved = settings.movedAway { throw moved }
        if let leaving = settings.leaving {
            try await talking { try await finish(leaving, $0, $1) }
            return
        }
        let plan = try TransferPlan(settings, program.catalog, move: false, copy: false)
        if settings.tokens?.refreshToken != nil { try program.store.checkNotOlder(settings) }
        try await Owner(name: name, program: program).ask(settings, at: try location)
        if let refusal = settings.refusal { throw AuthError(.signIn(.signInNeeded(refusal))) }
        try await talking { try await send(plan.moves, $0, $1) }
    }

    /// Proves that the other side can be talked with.
    ///
    /// - Returns: the names of the connections there; none where an older program does not tell, or not at once.
    func check() async throws -> Set<String> {
        try await talking { far, _ in
            do {
                let answer = try await far.answer(to: ["do": "names"], within: Self.atOnce)
                return Set((answer["names"]?.array ?? []).compactMap(\.string))
            } catch is FarSide.Fault {
                return []
            }
        }
    }

    /// The command that sends it, or finishes that.
    var command: String {
        "oauth-setup send \(ForeignText.word(name)) \(ForeignText.word(route.host ?? ""))"
            + (route.program == FarRoute.usualProgram ? "" : " --program \(ForeignText.word(route.program))")
    }

    /// Takes back what was begun and not finished.
    func undo() async throws {
        let settings = try program.settings(of: name).settings
        let leaving = settings.leaving
        try await talking { far, greeting in
            let orders = FarOrders(
                far: far,
                transit: leaving ?? transit(of: settings, greeting),
                from: from,
                peer: route.peer,
                timeout: timeout
            )
            let answer = try await orders.ask("withdraw")
            let found = answer["found"]?.string
            guard let leaving else {
                say(
                    found == "pending" || answer["others"] == true
                        ? SendWords.withdrawn(name, route.peer) : SendWords.nothingToUndo(name, route.peer)
                )
                return
            }
            guard found != "owned" else {
                throw Failure(SendWords.arrived(name, leaving.command(of: name)), exitCode: 2)
            }
            guard found == "pending" || greeting.recipient == leaving.key else { throw otherMachine(leaving) }
            try await program.store.takeBack(try location, leaving)
            say(SendWords.takenBack(name))
        }
    }

    /// Calls the other side, and lets it end whatever comes.
    func talking<Result>(_ body: (FarSide, Greeting) async throws -> Result) async throws -> Result {
        let far = try route.start(
            (program.practice == nil ? [] : ["practice"]) + ["receive", "--lang", program.language.rawValue],
            saysIn: program.language
        )
        defer { far.leave() }
        let greeting: Greeting
        do {
            greeting = try Greeting(try await far.answer(to: nil, within: timeout, skipping: true), from: route.peer)
        } catch let fault as FarSide.Fault {
            throw try await FarVersion(route: route, timeout: timeout).words(fault)
        }
        guard greeting.recipient != (try program.store.recipient()) else {
            throw Failure(SendWords.sameMachine(route.peer), exitCode: 2)
        }
        do {
            return try await body(far, greeting)
        } catch let fault as FarSide.Fault {
            throw fault.words(route)
        }
    }

    private func send(_ moves: Bool, _ far: FarSide, _ greeting: Greeting) async throws {
        for _ in 0..<Self.tries {
            let found = try program.settings(of: name)
            let settings = try await program.engine.current(
                found.settings,
                at: found.location,
                minValidity: Self.leastLife
            )
            let orders = FarOrders(
                far: far,
                transit: transit(of: settings, greeting),
                from: from,
                peer: route.peer,
                timeout: timeout
            )
            try await take(moves ? settings : settings.duplicate(), greeting, orders)
            do {
                let account = try await orders.ask("test")["account"]?.string ?? ""
                say(SendWords.there(route.peer, ForeignText.clean(account)))
            } catch let failure as Failure {
                // Where it stays there it is not renewed, and the next try takes its place.
                _ = try? await orders.ask("withdraw")
                throw failure
            }
            guard moves else {
                _ = try await orders.ask("arrive")
                say(SendWords.copied(name, route.peer, isKept: isKept))
                return
            }
            let token = settings.tokens?.refreshToken
            guard try await program.store.depart(try location, orders.transit, holding: token) else { continue }
            try await handOver(orders)
            return
        }
        throw Failure(SendWords.busy(name))
    }

    private func take(_ settings: Settings, _ greeting: Greeting, _ orders: FarOrders) async throws {
        let copy = try program.store.sealedCopy(of: settings, for: .recipient(greeting.recipient))
        _ = try await orders.ask(
            "take",
            ["sealed": .string(String(decoding: copy, as: UTF8.self)), "replace": .bool(replaces)]
        )
    }

    /// Says that it is the other side's, and gives it up.
    private func handOver(_ orders: FarOrders) async throws {
        _ = try await orders.ask("arrive")
        try await program.store.giveUp(try location, orders.transit)
        say(SendWords.moved(name, route.peer))
    }

    /// Goes on where an earlier try was cut short, with a connection that nobody renews.
    private func finish(_ leaving: Transit, _ far: FarSide, _ greeting: Greeting) async throws {
        let orders = FarOrders(far: far, transit: leaving, from: from, peer: route.peer, timeout: timeout)
        if try await orders.ask("look")["found"]?.string == "none" {
            guard greeting.recipient == leaving.key else { throw otherMachine(leaving) }
            try await take(try program.settings(of: name).settings, greeting, orders)
        }
        try await handOver(orders)
    }

    private func otherMachine(_ leaving: Transit) -> Failure {
        Failure(SendWords.otherMachine(name, leaving.command(of: name)), exitCode: 2)
    }

    private func transit(of settings: Settings, _ greeting: Greeting) -> Transit {
        Transit(
            of: settings,
            as: newName ?? name,
            to: route.host ?? "",
            program: route.program == FarRoute.usualProgram ? "" : route.program,
            key: greeting.recipient
        )
    }

    /// What the other side may call this one.
    private var from: JSONObject {
        let user = program.environment["LOGNAME"] ?? program.environment["USER"] ?? ""
        var json = JSONObject()
        json["from"] = .string(user.isEmpty ? program.store.machineName : "\(user)@\(program.store.machineName)")
        json["name"] = .string(name)
        return json
    }

    func say(_ words: LocalizedText) { program.voice.aside(words(program.language)) }
}

/// What one journey asks of the other side.
struct FarOrders: Sendable {
    let far: FarSide
    let transit: Transit
    /// Who asks.
    let from: JSONObject
    let peer: LocalizedText
    /// How long each answer is waited for, in seconds.
    let timeout: Int

    /// Has an order carried out.
    ///
    /// - Parameters:
    ///   - order: its name.
    ///   - members: what else belongs to it.
    /// - Returns: the answer.
    /// - Throws: ``FarSide/Fault``; ``Failure`` with what the other side says; `cancelled`.
    func ask(_ order: String, _ members: [String: JSONValue] = [:]) async throws -> JSONObject {
        var json = from
        json["do"] = .string(order)
        json["connection"] = .string(transit.name)
        json["transit"] = .string(transit.id)
        json["origin"] = .string(transit.origin)
        for (name, value) in members { json[name] = value }
        let answer = try await far.answer(to: .object(json), within: timeout)
        try FarError.check(answer, from: peer)
        guard answer["done"] == true else { throw FarSide.Fault.nonsense }
        return answer
    }
}
