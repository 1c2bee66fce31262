internal import AuthEngine
internal import Bounds
internal import Secrets
internal import SettingsStore
internal import StrictJSON

/// What one process of this program asks of another: to refresh the tokens of settings on which it has a claim.
struct RefreshRequest {
    /// Where the other process has what it inherits.
    private static let inherited: Int32 = 3
    /// The longest order, and the longest answer: whatever tokens a reply may bring, in bytes.
    static let limit = 2 * SizeLimit.reply

    /// Where the settings are.
    let location: SettingsLocation
    /// The claim.
    let ticket: ClaimTicket
    /// How long the new access token must live, in milliseconds.
    let minValidity: Int64
    /// An access token that the service does not accept although it should be valid; nil when it is just due.
    let refused: Secret?
    /// Whether that one is only to be replaced.
    let isForced: Bool
    /// Whether a person is asked to sign in when the sign-in has ended, so that the other process does not tell that.
    let isAskedAfterwards: Bool
    /// The passphrase of this machine's key, if it was needed to read the settings.
    let passphrase: Secret?
    /// The content of this machine's key, if it came through a pipe.
    let identity: Secret?

    init?(_ due: DueRefresh, passphrase: Secret?, identity: [UInt8]?) {
        let text = identity.map { String(validForeign: $0) }
        // A key that is no text is passed on to nobody.
        if case .some(nil) = text { return nil }
        self.identity = text.flatMap { $0 }.map { Secret($0) }
        location = due.location
        ticket = due.ticket
        minValidity = due.minValidity.milliseconds
        refused = due.refused
        isForced = due.isForced
        isAskedAfterwards = due.isAskedAfterwards
        self.passphrase = passphrase
    }

    /// Reads an order; nil for anything else, such as one that was not written to its end.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONParser.parse(bytes), let scheme = json["scheme"]?.string,
            let place = json["place"]?.string, let note = json["ticket"]?.string,
            let minValidity = json["minValidity"]?.integer(in: .moment)
        else { return nil }
        location = SettingsLocation(scheme: scheme, place: place)
        ticket = ClaimTicket(inherited: Self.inherited, note: note)
        self.minValidity = minValidity
        refused = json["refused"]?.string.map { Secret($0) }
        isForced = json["isForced"] == true
        isAskedAfterwards = json["isAskedAfterwards"] == true
        passphrase = json["passphrase"]?.string.map { Secret($0) }
        identity = json["identity"]?.string.map { Secret($0) }
    }

    /// Tokens that could not be kept, as the other process hands them back.
    static func handedBack(_ tokens: StoredTokens) -> [UInt8] {
        var json = JSONObject()
        tokens.write(to: &json)
        return Array(JSONValue.object(json).text().utf8)
    }

    /// Tokens that the other process handed back; nil when there are none.
    static func tokens(_ bytes: [UInt8]) -> StoredTokens? {
        (try? JSONParser.parse(bytes))?.object.flatMap { StoredTokens($0) }
    }

    /// The order as it is read.
    var bytes: [UInt8] {
        var json = JSONObject()
        json["scheme"] = .string(location.scheme)
        json["place"] = .string(location.place)
        json["ticket"] = .string(ticket.note)
        json["minValidity"] = .integer(minValidity)
        json["refused"] = refused.map { .string($0.reveal()) }
        if isForced { json["isForced"] = true }
        if isAskedAfterwards { json["isAskedAfterwards"] = true }
        json["passphrase"] = passphrase.map { .string($0.reveal()) }
        json["identity"] = identity.map { .string($0.reveal()) }
        return Array(JSONValue.object(json).text().utf8)
    }
}
