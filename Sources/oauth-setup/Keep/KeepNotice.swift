internal import AuthEngine
internal import Localization
internal import Secrets
internal import SettingsStore
internal import SetupWizard
internal import StrictJSON
internal import Upkeep
internal import Wording

/// Something that a command of the person's is told.
enum KeepNotice: Hashable, Sendable {
    /// What happened to the connection whose settings file has that path.
    case event(id: String, KeepEvent)
    /// The token file of that path was replaced.
    case change(path: String)
}

extension KeptConnections.Entry {
    /// What a person is told of an event.
    func words(_ event: KeepEvent, _ record: KeepRecord?, _ program: Program) -> String {
        let name = status.name
        let words =
            switch event {
            case .signInNeeded:
                (awayProblem?.message(in: program.language)).map { LocalizedText(same: $0) }
                    ?? KeepWords.signInNeeded(name)
            case .signInSoon: KeepWords.signInSoon(name, at: (kept.ends ?? kept.idleEnds).map { Moment.text($0) })
            case .failing: KeepWords.failing(name, cause(record, program), program.command)
            case .worksAgain: KeepWords.worksAgain(name)
            }
        return PracticeSession.commands(in: words(program.language))
    }

    /// Why nothing works: what is wrong with the settings, or what the last failure was.
    private func cause(_ record: KeepRecord?, _ program: Program) -> String? {
        (status.problem?.message(in: program.language)).map(Output.harmless)
            ?? record?.cause.map { ForeignText.clean($0) }
    }

    /// What is wrong with one that lives elsewhere, or is on its way there; nil for any other.
    private var awayProblem: AuthError? { status.state == .moved || status.transit != nil ? status.problem : nil }

    /// What to do: the ways out of that, or the command.
    func hint(_ program: Program) -> String {
        awayProblem.flatMap { status.hint($0, program.language) } ?? command(program)
    }

    /// The command that finishes its journey, or signs in again.
    private func command(_ program: Program) -> String {
        if let transit = status.transit, transit.isLeaving {
            return PracticeSession.commands(in: transit.command(of: status.name))
        }
        return SignInAdvice.command(status.name, isPractice: program.practice != nil)
    }

    /// What a command is told of an event.
    func facts(_ event: KeepEvent, _ record: KeepRecord, _ program: Program) -> JSONValue {
        let settings = status.settings
        func text(_ text: String?) -> JSONValue { text.map { .string(ForeignText.clean($0)) } ?? .null }
        return [
            "event": .string(event.rawValue),
            "connection": .string(status.name),
            "service": text(settings?.service),
            "scheme": text(settings?.scheme),
            "account": text(settings?.account?.name),
            "state": .string(status.state.rawValue),
            "stops": text(status.forecast?.stops.map { Moment.text($0) }),
            "failures": .integer(record.failures),
            "failingSince": text(record.failingSince.map { Moment.text($0) }),
            "cause": text(event == .failing ? cause(record, program) : nil),
            "at": .string(Moment.text(Program.now())),
            "message": .string(words(event, record, program)),
            "command": .string(command(program)),
        ]
    }
}
