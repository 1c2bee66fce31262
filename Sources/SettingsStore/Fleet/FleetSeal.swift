internal import Secrets
internal import StrictJSON

/// Who vouches for the settings of a connection that machines share.
///
/// The code is in the settings themselves, so that it is sealed with them, and `age -d` shows settings as everywhere else.
struct FleetSeal: Sendable {
    /// Where the code is.
    private static let member = "fleet"

    let roster: FleetRoster
    /// The connection.
    let name: String
    /// What errors call the place.
    let place: String

    /// Settings with their code.
    func vouching(_ json: JSONValue) -> JSONValue {
        guard var object = json.object else { return json }
        object[Self.member] = .string(roster.code(for: json.text(), named: name))
        return .object(object)
    }

    /// Settings without their code, which is proved.
    ///
    /// - Throws: `fleet` with `notVouched`.
    func vouched(_ json: JSONValue) throws(SettingsError) -> JSONValue {
        guard var object = json.object, let code = object[Self.member]?.string else { throw notVouched }
        object[Self.member] = nil
        let bare = JSONValue.object(object)
        guard ConstantTime.equal(code, roster.code(for: bare.text(), named: name)) else { throw notVouched }
        return bare
    }

    private var notVouched: SettingsError { .fleet(place: place, .notVouched(key: name)) }
}
