internal import ArgumentParser
internal import Glibc
internal import SettingsStore
internal import StrictJSON
internal import Wording

/// `doctor`: what is wrong around the program and how to fix it.
struct DoctorCommand: WaitingCommand {
    static let configuration = CommandConfiguration("doctor", DoctorHelp.abstract, DoctorHelp.discussion)

    @OptionGroup var common: CommonOptions

    @Argument(help: Help.about(OptionHelp.connectionOrAll), completion: .connections) var name: String?

    @Flag(help: Help.about(DoctorHelp.json)) var json = false

    func run(_ voice: Voice) async throws {
        let environment = Invocation.environment
        let language = voice.language
        // What keeps the program from being composed is what the checks without it find.
        var failure: (any Error)?
        var program: Program?
        do {
            program = try Program(voice, common.key, warns: false)
        } catch {
            failure = error
        }
        if let name, let program, !(try program.folder.connectionNames().contains(name)) {
            _ = try program.settings(of: name)
        }
        let doctor = Doctor(
            environment: environment,
            folder: program?.folder ?? Self.folder(environment),
            program: program,
            voice: voice,
            name: name,
            isKeyGiven: common.key.identity != nil
        )
        var findings = await doctor.findings()
        if let failure, !findings.contains(where: { $0.state == .problem }) {
            findings.append(Finding(.folder, failure))
        }
        if json {
            Output.data(JSONValue.array(findings.map { $0.json(language) }).text(.pretty))
        } else {
            for finding in findings { Output.show(finding.lines(language)) }
        }
        if let loss = Output.loss { throw loss }
        let code = Finding.exitCode(findings)
        if code != 0 { throw ExitCode(code) }
    }

    /// The folder when the program could not be composed.
    private static func folder(_ environment: [String: String]) -> ConfigurationFolder? {
        guard let folder = try? ConfigurationFolder.resolve(environment: environment) else { return nil }
        return PracticeSession.current == nil ? folder : ConfigurationFolder(path: folder.path + "/practice")
    }
}
