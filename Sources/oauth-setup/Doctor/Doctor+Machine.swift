internal import AuthEngine
internal import CPlatform
internal import ServiceCatalog
internal import SetupWizard
internal import TerminalUI
internal import Wording

extension Doctor {
    /// The character set, which decides whether Japanese and lines can be shown.
    static var locale: Finding {
        let name = unsafe String(cString: platform_codeset())
        guard name != "UTF-8" else { return .good(.locale, DoctorMachineWords.isUTF8) }
        return Finding(.locale, .problem, DoctorMachineWords.notUTF8(name))
    }

    /// Which front the wizard would take here.
    var terminal: Finding {
        switch FrontChoice.decide(environment: environment, plain: false) {
        case .fullScreen: .good(.terminal, DoctorMachineWords.fullScreen)
        case .lineMode(.noTerminal): .good(.terminal, DoctorMachineWords.noTerminal)
        case .lineMode(.smallWindow(let rows, let columns)):
            Finding(.terminal, .note, DoctorMachineWords.smallWindow(columns: columns, rows: rows))
        case .lineMode(.terminalType): Finding(.terminal, .note, DoctorMachineWords.unknownTerminal)
        case .lineMode: .good(.terminal, DoctorMachineWords.lineMode)
        }
    }

    /// Whether a browser can be opened.
    var browser: Finding {
        let wanted = Browser.programs(environment: environment)
        guard !wanted.isEmpty else { return Finding(.browser, .note, DoctorMachineWords.noBrowser) }
        let found = wanted.compactMap { ProgramSearch.path($0, environment: environment) }
        if let path = found.first { return .good(.browser, DoctorMachineWords.browser(path)) }
        let names = wanted.joined(separator: ", ")
        return Finding(.browser, .problem, DoctorMachineWords.browserMissing(names))
    }
}
