internal import Bounds
internal import StrictJSON

/// Where a connection went: it was moved to another machine, and this one gave up its tokens.
public struct MovedConnection: Sendable, Hashable {
    private static let passphrase = "passphrase"

    /// Stands for the public key when a connector on this machine took the tokens over.
    public static let connector = "connector"

    /// The public key (`age1…`) it was sealed for, or ``connector``; nil when it was sealed with a passphrase.
    public var recipient: String?
    /// When, in milliseconds since 1970.
    public var at: Int64
    /// The sealed copy for the other machine, until it is known to be in a file of its own.
    ///
    /// This machine cannot open it, so that it keeps nothing it could refresh with.
    public var undelivered: String?

    /// Makes the mark.
    public init(recipient: String?, at: Int64, undelivered: String? = nil) {
        self.recipient = recipient
        self.at = at
        self.undelivered = undelivered
    }

    init?(_ json: JSONObject) {
        guard let recipient = json["to"]?.string, let at = json["at"]?.integer(in: .moment),
            json.holds("undelivered", { $0.string != nil })
        else { return nil }
        self.init(
            recipient: recipient == Self.passphrase ? nil : recipient,
            at: at,
            undelivered: json["undelivered"]?.string
        )
    }

    func write(to json: inout JSONObject) {
        json["to"] = .string(recipient ?? Self.passphrase)
        json["at"] = .integer(at)
        json["undelivered"] = undelivered.map { .string($0) }
    }
}
