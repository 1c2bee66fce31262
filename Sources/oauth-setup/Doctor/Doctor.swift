internal import AuthEngine
internal import FoundationEssentials
internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Transport
internal import Wording

/// Looks at everything around the program that may keep it from working, and changes nothing.
struct Doctor {
    let environment: [String: String]
    /// The configuration folder; nil when it is not known.
    let folder: ConfigurationFolder?
    /// The program; nil when it cannot even be composed.
    let program: Program?
    let voice: Voice
    /// The connection asked for; nil for all.
    let name: String?
    /// Whether the command line names the key.
    let isKeyGiven: Bool

    /// Looks at one thing, whatever became of the others.
    private typealias Check = () async -> [Finding]

    /// Every finding, in the order of the checks.
    func findings() async -> [Finding] {
        var checks: [Check] = [
            { [Self.locale, terminal] }, { folderFindings }, { servicesFindings }, { valueFindings(program) },
            { [browser] }, { clockFindings },
        ]
        if let program { checks += self.checks(program) }
        var findings: [Finding] = []
        for check in checks { findings += await check() }
        await program?.transport.shutdown()
        return findings
    }

    /// What is looked at where the program could be composed.
    private func checks(_ program: Program) -> [Check] {
        let names = name.map { [$0] } ?? connectionNames(program)
        let inspector = program.store.inspector()
        let patients = names.compactMap {
            CheckedConnection(name: $0, isAskedFor: name != nil, program: program, inspector: inspector)
        }
        return [
            { sharedFolder(program).map { [$0] } ?? [] },
            { organisationFindings(program) },
            { stateFindings(program) },
            { [identity(hasConnections: !names.isEmpty, program)] },
            { copies(program) },
            { patients.flatMap { [$0.finding] + unfinished($0) + waiting($0, program) } },
            { certificateFindings(program) },
            { await proxies(patients, program) },
            {
                var findings: [Finding] = []
                for callback in callbacks(patients, program) { findings += await PreflightCheck.findings(callback) }
                return findings
            },
            { await hosts(patients, program) },
            { await fleets(program) },
        ]
    }

    /// The engines of the fleets that are known by name.
    private func fleets(_ program: Program) async -> [Finding] {
        let entries: [FleetBook.Entry]
        do {
            entries = try program.store.fleets().entries
        } catch {
            return [Finding(.fleet, error)]
        }
        var findings: [Finding] = []
        for entry in entries where name == nil || name?.hasPrefix("\(entry.name)/") == true {
            for found in await program.store.examineFleet(at: entry.location) {
                let words = found.words("\(entry.name) (\(entry.location))")
                findings.append(Finding(.fleet, found.state, words, exitCode: found.exitCode))
            }
        }
        return findings
    }

    /// What a sign-in of each connection looks at before a browser opens, but for the callbacks; what several share is said once.
    private func hosts(_ patients: [CheckedConnection], _ program: Program) async -> [Finding] {
        let plans = patients.compactMap { patient in patient.plan.map { ($0, patient.location) } }
        guard !plans.isEmpty else { return [.good(.clock, DoctorMachineWords.clockNotCompared)] }
        return await withTaskGroup(of: (Int, [Finding]).self) { group in
            for (index, (plan, location)) in plans.enumerated() {
                group.addTask { [engine = program.engine] in
                    (index, await engine.preflight(plan, location: location).compactMap(PreflightCheck.finding))
                }
            }
            let found = await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap { $0.1 }
            var said: Set<String> = []
            return found.filter { said.insert("\($0.check) \($0.message(.english))").inserted }
        }
    }

    /// A folder that is refused is a finding of its own.
    private func connectionNames(_ program: Program) -> [String] {
        (try? program.folder.connectionNames()) ?? []
    }

    /// The ports that sign-ins listen on: those of the connections, and for all of them the usual ones of the services.
    private func callbacks(_ patients: [CheckedConnection], _ program: Program) -> [CallbackPort] {
        let usual = name == nil ? program.catalog.services.flatMap(\.schemes).compactMap(\.oauth) : []
        let texts = patients.compactMap(\.callback) + usual.filter { $0.grants.contains(.code) }.map(\.callback)
        return Set(texts.compactMap { CallbackPort($0) }).sorted { $0.port < $1.port }
    }
}
