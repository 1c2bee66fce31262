internal import Localization
internal import ServiceCatalog
internal import StrictJSON
internal import Wording

/// What the doctor found out about one thing.
struct Finding {
    /// The exit code of the worst finding: what is kept cannot be used, a person must sign in, a service refuses, anything else.
    static func exitCode(_ findings: [Finding]) -> Int32 {
        let codes = Set(findings.map(\.exitCode))
        return [5, 3, 4].first(where: codes.contains) ?? (codes.contains { $0 != 0 } ? 1 : 0)
    }

    let check: DoctorCheck
    let state: DoctorState
    /// How a program ends that has this problem.
    let exitCode: Int32
    let message: LocalizedText
    /// How to fix it; nil when there is nothing to do.
    let fix: LocalizedText?

    /// Everything is as it should be.
    static func good(_ check: DoctorCheck, _ message: LocalizedText) -> Finding {
        Finding(check, .good, message, fix: nil)
    }

    /// A finding with its words; the exit code of a problem is by what was looked at where none is given.
    init(
        _ check: DoctorCheck,
        _ state: DoctorState,
        _ message: LocalizedText,
        fix: LocalizedText?,
        exitCode: Int32? = nil
    ) {
        self.check = check
        self.state = state
        self.exitCode = state == .problem ? exitCode ?? check.exitCode : 0
        self.message = message
        self.fix = fix
    }

    /// A finding that comes with its fix.
    init(_ check: DoctorCheck, _ state: DoctorState, _ words: ErrorWords, exitCode: Int32? = nil) {
        self.init(check, state, words.message, fix: words.hint, exitCode: exitCode)
    }

    /// An error, in its own words.
    init(_ check: DoctorCheck, _ error: any Error, about name: String? = nil) {
        let start = name.map { "\($0): " } ?? ""
        self.init(
            check,
            .problem,
            LocalizedText { start + (Failure.words(error, $0)?.message ?? "\(type(of: error))") },
            fix: LocalizedText(ifAny: { Failure.words(error, $0)?.hint }),
            exitCode: Failure.words(error, .english)?.exitCode
        )
    }

    func lines(_ language: Language) -> [String] {
        let head = "\(state.words(language))  \(check.words(language)): \(message(language))"
        return [head] + (fix.map { ["    \(DoctorWords.fix(language)): " + $0(language)] } ?? [])
    }

    func json(_ language: Language) -> JSONValue {
        let fix: JSONValue = fix.map { .string(PracticeSession.commands(in: $0(language))) } ?? .null
        return [
            "check": .string(check.rawValue),
            "state": .string(state.rawValue),
            "message": .string(message(language)),
            "fix": fix,
            // Its former name, for this version only.
            "mend": fix,
        ]
    }
}

extension DoctorCheck {
    /// How a program ends that has a problem there: 5 for what is kept on the disk, 1 for everything around it.
    fileprivate var exitCode: Int32 {
        switch self {
        case .folder, .identity, .settings, .connection: 5
        case .locale, .terminal, .services, .network, .clock, .port, .browser, .proxy, .copies, .organisation, .values,
            .certificates, .state, .fleet:
            1
        }
    }
}
