/// A request to a service; a description shows neither query nor headers nor body, because any of them may be secret.
public struct HTTPRequest: Sendable, CustomStringConvertible {
    /// `GET` or `POST`.
    public var method: String
    /// The absolute address.
    public var url: String
    /// Header names and values, in order.
    public var headers: [(name: String, value: String)]
    /// The body; nil for none.
    public var body: [UInt8]?
    /// How it travels.
    public var network: NetworkOptions
    /// Whether a reply that breaks off comes as far as it did, instead of an error.
    package var takesPart = false

    /// A request.
    public init(
        method: String,
        url: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8]? = nil,
        network: NetworkOptions = NetworkOptions()
    ) {
        self.network = network
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    /// The method and the address up to its query.
    public var description: String { "\(method) \(url.prefix { $0 != "?" && $0 != "#" })" }
}

/// A service's reply; a description shows the status only.
public struct HTTPReply: Sendable, CustomStringConvertible {
    /// The status code.
    public var status: Int
    /// Header names and values, in order.
    public var headers: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]
    /// Why the body is only a part, as far as it can be told; nil for the whole.
    package var cut: NetworkFault?

    /// A reply.
    public init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, case aside.
    public func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }

    /// For instance `HTTP 200, 1234 bytes`.
    public var description: String { "HTTP \(status), \(body.count) bytes" }
}
