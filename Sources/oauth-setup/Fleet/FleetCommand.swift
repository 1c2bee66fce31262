internal import ArgumentParser
internal import Glibc
internal import Localization
internal import SettingsStore
internal import Wording

/// `fleet`: machines that share the connections of one place.
struct FleetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleet",
        abstract: Help.text(FleetHelp.abstract),
        discussion: Help.discussion(FleetHelp.discussion),
        subcommands: [FleetInit.self, FleetJoin.self, FleetMembers.self, FleetRemove.self]
    )

    /// What this machine is called where nobody says so.
    static var hostName: String {
        var name = [CChar](repeating: 0, count: 65)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return "" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension Program {
    /// Refuses to take away what machines share: another one joins them instead.
    func refuseShared(_ name: String, _ location: SettingsLocation) throws(Failure) {
        guard store.isShared(location) else { return }
        let place = location.text.prefix(upTo: location.text.lastIndex(of: "/") ?? location.text.endIndex)
        let fleet = (try? store.fleets())?.entry(at: String(place))?.name ?? String(place)
        throw Failure(FleetWords.joinInstead(name, fleet: fleet, command), exitCode: 2)
    }

    /// Where a fleet is that a person names: by its name here, or its address.
    func fleetPlace(_ name: String) throws(SettingsError) -> String {
        if name.contains("://") { return name }
        guard let entry = try store.fleets().entry(named: name) else {
            throw SettingsError.badName(.noSuchFleet(name: name))
        }
        return entry.location
    }
}

/// `fleet init`: makes one of this machine.
struct FleetInit: WaitingCommand {
    static let configuration = CommandConfiguration("init", FleetHelp.initAbstract, FleetHelp.initDiscussion)

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(FleetHelp.name)) var name: String
    @Argument(help: Help.about(FleetHelp.location)) var location: String
    @Option(help: Help.about(FleetHelp.member, "NAME")) var member: String?

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let member = member ?? FleetCommand.hostName
        try await program.store.makeFleet(at: location, called: name, member: member)
        program.voice.aside(FleetWords.made(name, member: member, program.command)(program.language))
    }
}

/// `fleet join`: prints this machine's key, or takes an invitation.
struct FleetJoin: WaitingCommand {
    static let configuration = CommandConfiguration("join", FleetHelp.joinAbstract, FleetHelp.joinDiscussion)

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(FleetHelp.invitation), completion: .file()) var invitation: String?
    @Option(help: Help.about(FleetHelp.asName, "NAME")) var asName: String?

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let recipient = try program.recipient()
        guard let file = invitation ?? (isatty(STDIN_FILENO) == 1 ? nil : "-") else {
            Output.data(recipient)
            ask(recipient, program)
            return
        }
        let bytes = try FileText.required(file, FleetWords.unreadable(file))
        guard invitation != nil || bytes.contains(where: { $0 > 32 }) else {
            Output.data(recipient)
            ask(recipient, program)
            return
        }
        let joined = try await program.store.joinFleet(bytes, called: asName)
        program.voice.aside(FleetWords.joined(joined.name, joined.place, program.command)(program.language))
    }

    private func ask(_ recipient: String, _ program: Program) {
        program.voice.aside(FleetWords.ask(FleetCommand.hostName, recipient, program.command)(program.language))
        program.voice.aside(FleetWords.takeInvitation(program.command)(program.language))
    }
}

/// `fleet members`: who is in it, or one more.
struct FleetMembers: WaitingCommand {
    static let configuration = CommandConfiguration("members", FleetHelp.membersAbstract, FleetHelp.membersDiscussion)

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(FleetHelp.known)) var name: String
    @Option(help: Help.about(FleetHelp.add, "MEMBER=KEY")) var add: String?

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let place = try program.fleetPlace(name)
        guard let add else {
            for member in try await program.store.members(of: place).members {
                Output.show("\(member.name)  \(member.recipient)")
            }
            return
        }
        let parts = add.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, ConfigurationFolder.isConnectionName(parts[0]) else {
            throw Failure(FleetWords.badMember, exitCode: 2)
        }
        let invitation = try await program.store.addMember(parts[0], parts[1], to: place, called: name)
        _ = Output.bytes(invitation)
        program.voice.aside(FleetWords.added(parts[0], program.command)(program.language))
    }
}

/// `fleet remove`: the others get new keys.
struct FleetRemove: WaitingCommand {
    static let configuration = CommandConfiguration("remove", FleetHelp.removeAbstract, FleetHelp.removeDiscussion)

    @OptionGroup var common: CommonOptions
    @Argument(help: Help.about(FleetHelp.known)) var name: String
    @Argument(help: Help.about(FleetHelp.memberToRemove)) var member: String

    func run(_ voice: Voice) async throws {
        let program = try Program(voice, common.key)
        let readable = try await program.store.removeMember(member, from: try program.fleetPlace(name))
        program.voice.aside(FleetWords.removed(member)(program.language))
        for connection in readable {
            Output.note(FleetWords.signInAgain("\(name)/\(connection)", program.command)(program.language))
        }
    }
}
