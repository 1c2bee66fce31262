internal import Bounds
package import Secrets

/// An address at the callback's own port that leads to the sign-in: short enough to be typed, for a browser on this machine or
/// behind `ssh -L`.
///
/// Its path is random: where it leads holds the `state`, which is for the person alone.
package struct ShortAddress: Sendable {
    private static let byteCount = 6

    /// The path: a slash and eight characters.
    package let path: String
    /// Where it leads.
    let target: String

    package init(to target: String, random: RandomBytes) {
        path = "/" + Base64URL.encode(random(Self.byteCount))
        self.target = target
    }
}
