public import Localization

/// A way of signing in: the value of `AuthScheme` and everything that follows from it.
public struct Scheme: Sendable, Hashable {
    /// An OAuth application: the connector's own, or one the person registered.
    public enum App: String, Sendable, CaseIterable {
        /// The application that ships with the connector (or with this build).
        case embedded
        /// An application the person registered at the service.
        case custom
    }

    /// The value of `AuthScheme`, spelled as the vendor spells it.
    public let id: String
    /// The name a person reads.
    public let name: LocalizedText
    /// The name in a word or two, for a list where it stands beside others.
    public let brief: LocalizedText
    /// When to pick it.
    public let help: LocalizedText
    /// The applications that can be used; empty when the scheme is not OAuth.
    public package(set) var apps: [App]
    /// What it asks for, in order.
    public let fields: [FieldUse]
    /// Properties that always go with it, for instance `UseCursor=false`.
    public let constants: [PropertyValue]
    /// The OAuth behaviour; nil for a static secret.
    public let oauth: OAuth?
    /// What authorizes a request to the service's API.
    public let authorization: [Credential]
    /// The call that proves a connection and names who it belongs to, then those to try when it is gone (404).
    public let tests: [ConnectionTest]
}

/// One header or query parameter that authorizes a request.
public struct Credential: Sendable, Hashable {
    /// Where it goes.
    public enum Place: String, Sendable, CaseIterable {
        /// A request header.
        case header
        /// A parameter of the address.
        case query
    }

    /// How the filled-in value is written.
    public enum Encoding: String, Sendable, CaseIterable {
        /// As it is.
        case plain
        /// Base64 of its UTF-8 bytes.
        case base64
    }

    /// Where it goes.
    public let place: Place
    /// The header's or parameter's name.
    public let name: String
    /// What stands before the value, for instance `Bearer `.
    public let prefix: String
    /// The value, over the properties: `{User}:{Password}`.
    public let value: Template
    /// How the value is written.
    public let encoding: Encoding
    /// Sent only when this property has a value; nil for always.
    public let when: String?
}

/// A call to the live service that proves a connection.
public struct ConnectionTest: Sendable, Hashable {
    /// What the reply names.
    public enum Subject: String, Sendable, CaseIterable {
        /// A person who signed in.
        case user
        /// An account as a whole.
        case account
        /// An application inside the account; the service has no call that names the person.
        case app
    }

    /// What a reply is written in.
    public enum Format: String, Sendable, CaseIterable {
        /// JSON; places are JSON Pointers.
        case json
        /// XML; places are element paths such as `/account/name`.
        case xml
    }

    /// `GET` or `POST`.
    public let method: String
    /// The address, over the properties.
    public let url: Template
    /// The body, exactly; nil for none.
    public let body: String?
    /// The body's media type; nil for none.
    public let contentType: String?
    /// What the reply is written in.
    public let format: Format
    /// What the reply names.
    public let subject: Subject
    /// Where the name is; several places are joined by a blank, for instance a first and a last name.
    public let names: [String]
    /// Where an address or login is, when there is one.
    public let detail: String?
    /// Where the identifier is, when there is one.
    public let identifier: String?
    /// An account list that must contain the account asked for.
    public let membership: Membership?
}

/// A list in a test's reply that must contain the account the person named.
public struct Membership: Sendable, Hashable {
    /// Where the list is (JSON Pointer).
    public let list: String
    /// Where, in an element, the text is.
    public let element: String
    /// What that text must start with, over the properties.
    public let startsWith: Template
}
