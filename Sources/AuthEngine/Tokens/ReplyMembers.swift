internal import StrictJSON

/// The members of a token reply, however odd the rest of it is: the one place where replies that may carry tokens are read.
///
/// A service that replaces its refresh tokens gives each of them away once. So nothing in the reply is a reason to let one
/// go: not the encoding, not the type it is said to be of, not text around it, not another member. The reply came over the
/// connection to the endpoint that was asked, so that reading it this way gives nobody else a say.
struct ReplyMembers {
    /// How many objects deep tokens are looked for.
    private static let deepest = 4

    private let members: JSONObject

    /// Reads a body as JSON, else as a form (`access_token=…&…`); nil when it is neither.
    init?(_ reply: HTTPReply) {
        guard let members = LenientJSON.object(reply.body) ?? FormReply.members(reply) else { return nil }
        self.members = members
    }

    /// Members that were read elsewhere.
    init(_ members: JSONObject) {
        self.members = members
    }

    /// The member of that name: on top, else in the objects inside, the outermost of them.
    subscript(name: String) -> JSONValue? {
        var level = [members]
        for _ in 0...Self.deepest where !level.isEmpty {
            for object in level {
                if let value = object[name], value != .null { return value }
            }
            level = level.flatMap { object in
                object.flatMap { member in
                    member.value.object.map { [$0] } ?? member.value.array?.compactMap(\.object) ?? []
                }
            }
        }
        return nil
    }
}
