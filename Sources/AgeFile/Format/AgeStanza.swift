/// One recipient's part of the header: a type, its arguments, and the file key wrapped for that recipient.
public struct AgeStanza: Sendable, Hashable {
    /// What kind of recipient it is for, such as `X25519`; the first word of its line.
    public var type: String
    /// The further words of its line: printable ASCII without blanks, none empty.
    public var arguments: [String]
    /// The bytes of its body.
    public var body: [UInt8]

    /// Makes a stanza; recipients outside this module need it.
    public init(type: String, arguments: [String], body: [UInt8]) {
        self.type = type
        self.arguments = arguments
        self.body = body
    }
}
