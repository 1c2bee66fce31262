internal import AuthEngine
internal import CallbackServer
internal import Localization
internal import ServiceCatalog
internal import Wording

/// The findings of the look before a sign-in, as the doctor says them.
enum PreflightCheck {
    /// What was found about a callback's port and listener; a listener that is well needs no words.
    static func findings(_ callback: CallbackPort) async -> [Finding] {
        await AuthEngine.preflight(callback: callback.callback).compactMap { found in
            guard found.check == .callbackPort else { return found.isFine ? nil : finding(found, .port) }
            guard case .problem(let error) = found.verdict, case .callback(.portPrivileged(let port)) = error.fact
            else {
                return finding(found, .port)
            }
            // Pasting works all the same.
            return Finding(.port, .note, DoctorConnectionWords.portPrivileged(port: port, callback: callback.callback))
        }
    }

    /// What was found about a connection's host, clock and settings.
    static func finding(_ found: PreflightFinding) -> Finding? {
        switch found.check {
        case .listenerIPv4, .listenerIPv6, .callbackPort: nil
        case .tokenHost: finding(found, .network)
        case .clock: finding(found, .clock)
        case .settings: finding(found, .settings)
        }
    }

    private static func finding(_ found: PreflightFinding, _ check: DoctorCheck) -> Finding {
        let state: DoctorState =
            switch found.verdict {
            case .fine: .good
            // The clock does not keep a sign-in from working, but everything that has an end suffers.
            case .warning: check == .clock ? .problem : .note
            case .problem: .problem
            }
        let fix = check == .clock ? DoctorMachineWords.setClock : found.words.hint
        return Finding(check, state, found.words.message, fix: found.isFine ? nil : fix)
    }
}
