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
        guard let answer = YesNoPrompt.ask(Self.question(name, last)(program.language)) else {
            throw Failure(
                "another machine\(last.shownHost) refreshed the sign-in of \(name) last, at \(last.shownTime)",
                "\(name) のサインインは、最後に別のマシン\(last.shownHost)が \(last.shownTime) に更新しています",
                hint: (
                    "run it there, or give --adopt to go on from here for good",
                    "元のマシンで実行するか、--adopt を付けてこのマシンに引き継いでください"
                ),
                exitCode: 3
            )
        }
        guard answer else { throw AuthError(.cancelled) }
        try await program.engine.adopt(location)
    }

    private static func question(_ name: String, _ last: LastRefresh) -> LocalizedText {
        LocalizedText(
            english: "Another machine\(last.shownHost) refreshed \(name) last, at \(last.shownTime)."
                + " Go on from here, so that it stops there? [y/N]",
            japanese: "\(name) は、最後に別のマシン\(last.shownHost)が \(last.shownTime) に更新しました。"
                + "ここから続けますか（元のマシンでは使えなくなります）？ [y/N]"
        )
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
