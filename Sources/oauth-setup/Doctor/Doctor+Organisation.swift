internal import AuthEngine
internal import Glibc
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Transport
internal import Wording

extension Doctor {
    /// The files of this machine's administrator, and the person's own file of applications.
    func organisationFindings(_ program: Program) -> [Finding] {
        guard program.practice == nil else { return [] }
        let defaults = Organisation.defaults
        let organisation = Organisation(program.folder, program.catalog)
        let faulty = defaults.faults(in: program.catalog) + organisation.faults
        let faults = faulty.map { Finding(.organisation, .problem, $0.words) }
        // Of a file with a fault that is all there is to say.
        let good =
            defaults.files.map { ValueWords.inOrder($0) }
            + organisation.files.filter { file in !faulty.contains { $0.file == file.path } }
            .map { ValueWords.inOrder($0.path, apps: $0.apps.count) }
        let hidden = (defaults.hidden + Organisation.hidden).map {
            Finding(.organisation, .note, ValueWords.forOthers($0))
        }
        let found = good.map { Finding.good(.organisation, $0) } + hidden + faults
        return found.isEmpty ? [.good(.organisation, ValueWords.noFiles)] : found
    }

    /// Where the values come from that hold for every connection.
    func valueFindings(_ program: Program?) -> [Finding] {
        let values = MachineValues(
            environment: environment,
            folder: folder,
            program: program,
            voice: voice,
            isKeyGiven: isKeyGiven
        )
        return values.all.map { .good(.values, $0.words) }
    }

    /// The certificates that are trusted besides the machine's own, where they cannot be read.
    func certificateFindings(_ program: Program) -> [Finding] {
        do throws(AuthError) {
            try AuthError.translating { () throws(TransportError) in try program.transport.checkAuthorities() }
            return []
        } catch {
            return [Finding(.certificates, error)]
        }
    }

    /// Whether this machine can remember what it must; nothing is written.
    func stateFindings(_ program: Program) -> [Finding] {
        guard let path = program.store.statePath else { return [Finding(.state, .problem, ValueWords.stateUnknown)] }
        var place = path
        // What is missing is made in the nearest folder that is there.
        while unsafe access(place, F_OK) != 0, errno == ENOENT, let slash = place.lastIndex(of: "/"), place != "/" {
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
        guard unsafe access(place, W_OK | X_OK) != 0 else { return [.good(.state, ValueWords.stateWritable(path))] }
        let why = SystemFailure(number: errno).words
        let words = ValueWords.stateNotWritable(path, why: why, word: ForeignText.word(place))
        return [Finding(.state, .problem, words)]
    }

    /// A clock that shows a time before this program was made; it is compared with a server's where there is a connection.
    var clockFindings: [Finding] {
        // 2026 began then, in UTC.
        guard Program.now() < 1_767_225_600_000 else { return [] }
        let words = ValueWords.clockBehind(Moment.text(Program.now()))
        return [Finding(.clock, .problem, words, fix: DoctorMachineWords.setClock)]
    }
}
