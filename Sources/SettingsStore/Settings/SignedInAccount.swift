internal import StrictJSON

/// Who signed in, as the service named them in the connection test.
public struct SignedInAccount: Sendable, Hashable {
    /// The service's own id of the person, or whatever it names them by.
    public var subject: String
    /// The name to show.
    public var name: String
    /// A second line to show, such as an address or a plan.
    public var detail: String?
    /// The id of the account or space, where that is another thing than the person.
    public var identifier: String?

    /// Makes an account.
    public init(subject: String, name: String, detail: String? = nil, identifier: String? = nil) {
        self.subject = subject
        self.name = name
        self.detail = detail
        self.identifier = identifier
    }

    init?(_ json: JSONObject) {
        guard let subject = json["subject"]?.string, let name = json["name"]?.string,
            json.holds("detail", { $0.string != nil }), json.holds("identifier", { $0.string != nil })
        else { return nil }
        self.init(subject: subject, name: name, detail: json["detail"]?.string, identifier: json["identifier"]?.string)
    }

    func write(to json: inout JSONObject) {
        json["subject"] = .string(subject)
        json["name"] = .string(name)
        json["detail"] = detail.map { .string($0) }
        json["identifier"] = identifier.map { .string($0) }
    }
}
