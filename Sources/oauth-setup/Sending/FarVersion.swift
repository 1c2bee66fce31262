internal import Bounds
internal import Localization
internal import Secrets
internal import Wording

/// Finds out why the other side did not greet.
struct FarVersion {
    let route: FarRoute
    let timeout: Int

    /// What to say: for a program that does not know what is asked of it, its version.
    func words(_ fault: FarSide.Fault) async throws -> Failure {
        guard case .ended(2) = fault else { return fault.words(route) }
        let far = try route.start(["--version"], saysIn: nil)
        defer { far.leave() }
        // Without one it is no program of this kind.
        let line = try? await far.line(after: nil, within: timeout) { Self.isVersion($0) }
        guard let line else { return fault.words(route) }
        return Failure(SendWords.older(route.peer, version: ForeignText.clean(String(foreign: line))))
    }

    /// Whether a line is a version and nothing else.
    private static func isVersion(_ line: [UInt8]) -> Bool {
        line.first.map { (48...57).contains($0) } == true && line.count <= 32
            && line.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 46 || $0 == 45 }
    }
}

extension FarSide.Fault {
    /// What to say.
    func words(_ route: FarRoute) -> Failure {
        let peer = route.peer
        return switch self {
        case .ended(127): Failure(SendWords.noProgram(peer))
        case .ended(255) where route.via == nil: Failure(SendWords.notReached(peer))
        case .ended(let code): Failure(SendWords.ended(peer, code: code))
        case .silent(let seconds): Failure(SendWords.silent(peer, seconds: seconds), exitCode: 124)
        case .nonsense: Failure(SendWords.nonsense(peer))
        }
    }
}
