internal import AuthEngine
internal import Localization
internal import Secrets
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// Asks before a sign-in that another machine refreshed last is used here.
struct Owner {
    /// The connection's name.
    let name: String
    let program: Program

    /// Asks at the terminal, and takes the connection over when the person says so.
    ///
    /// - Throws: ``Failure`` where nobody can be asked; `cancelled` after a no.
    func ask(_ settings: Settings, at location: SettingsLocation) async throws {
        guard let last = try program.engine.ownerElsewhere(settings, at: location) else { return }
        if settings.pendingTransit != nil { throw AuthError(settings.ownedElsewhere(last)) }
        let question = OwnerWords.question(host: last.shownHost, name: name, time: last.shownTime)
        guard let answer = YesNoPrompt.ask(question(program.language)) else {
            throw Failure(OwnerWords.elsewhere(host: last.shownHost, name: name, time: last.shownTime), exitCode: 3)
        }
        guard answer else { throw AuthError(.cancelled) }
        try await program.engine.adopt(location)
    }
}

extension LastRefresh {
    /// The other machine's name in brackets, with a blank before; empty when it has none.
    var shownHost: String {
        let host = ForeignText.clean(self.host)
        return host.isEmpty ? "" : " (\(host))"
    }

    /// When, by this machine's clock and zone.
    var shownTime: String { TimeWords.localMoment(at) }
}
