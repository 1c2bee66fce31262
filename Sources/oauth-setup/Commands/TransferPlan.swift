internal import AuthEngine
internal import ServiceCatalog
internal import SettingsStore
internal import SetupWizard
internal import Wording

/// Whether a connection is moved or copied, and what a move takes away.
struct TransferPlan {
    /// Whether this machine gives the connection up.
    let moves: Bool
    /// What it gives up besides the tokens: the secrets of a way of signing in without tokens.
    let secretProperties: [String]

    /// Decides by what the person asked for and what the service allows.
    ///
    /// - Throws: ``Failure`` when a copy would make two owners of one rotating token.
    init(_ settings: Settings, _ catalog: ServiceCatalog, move: Bool, copy: Bool) throws {
        let result = try SetupResult(stored: settings, path: "", catalog: catalog, now: Program.now())
        let rotates = settings.rotatesRefreshToken(result.scheme.oauth)
        if rotates, copy { throw Failure(TransferWords.notCopied, exitCode: 2) }
        moves = rotates || move
        secretProperties =
            result.scheme.oauth != nil
            ? []
            : result.scheme.fields.map(\.property).filter { result.service.field($0)?.secret == true }
    }
}
