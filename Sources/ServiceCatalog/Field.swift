public import Localization

/// One property of a connection, as a question to a person.
public struct Field: Sendable, Hashable {
    /// What kind of value it takes; decides cleaning and checking.
    public enum Kind: String, Sendable, CaseIterable {
        /// Any text.
        case text
        /// The base address of an account: https, host, no path (`https://team.example.com`).
        case url
        /// A callback (redirect) address.
        case callback
        /// The first label of an account's host; a pasted address is understood.
        case subdomain
        /// Digits only.
        case number
        /// Several values separated by commas.
        case list
        /// One of ``Field/choices``.
        case choice
        /// The path of a file.
        case file
    }

    /// One possible value of a choice.
    public struct Choice: Sendable, Hashable {
        /// The value that is stored.
        public let value: String
        /// What a person reads.
        public let label: LocalizedText
    }

    /// The connection property, spelled as the vendor spells it.
    public let property: String
    /// What kind of value it takes.
    public let kind: Kind
    /// Whether the value is a secret: masked, never echoed.
    public let secret: Bool
    /// The question, a few words.
    public let label: LocalizedText
    /// What it is and where to find it.
    public let help: LocalizedText
    /// An example of a good value; empty for secrets.
    public let example: String
    /// What is assumed when nothing is given.
    public let defaultValue: String?
    /// The possible values of a ``Kind-swift.enum/choice``.
    public let choices: [Choice]
    /// The most values of a ``Kind-swift.enum/list``.
    public let limit: Int?
    /// Whether each value of a ``Kind-swift.enum/list`` is digits, such as an ID.
    public let digits: Bool
    /// For ``Kind-swift.enum/subdomain``: the domain that follows, for instance `example.com`.
    public let domain: String?
    /// Whether connectors know the property; false for one that only this program understands.
    public let connector: Bool
}

extension Field {
    /// A question that is no property of a connection.
    ///
    /// - Parameters:
    ///   - name: by which its answer is found.
    ///   - label: the question, a few words.
    ///   - help: what it is.
    ///   - choices: the values, the first of which is assumed; without any it takes a text.
    package init(
        asking name: String,
        _ label: LocalizedText,
        help: LocalizedText,
        choices: [(String, LocalizedText)] = []
    ) {
        (property, kind, secret) = (name, choices.isEmpty ? .text : .choice, false)
        (self.label, self.help, example, defaultValue) = (label, help, "", choices.first?.0)
        self.choices = choices.map { Choice(value: $0.0, label: $0.1) }
        (limit, digits, domain, connector) = (nil, false, nil, false)
    }
}

/// How a way of signing in uses a field.
public struct FieldUse: Sendable, Hashable {
    /// When the person must answer.
    public enum Requirement: String, Sendable, CaseIterable {
        /// Always.
        case always
        /// Only with an OAuth application of one's own; otherwise it is not asked at all.
        case custom
        /// Asked only with an OAuth application of one's own, and it may be left empty.
        case customOptional
        /// It may be left empty.
        case optional
        /// It may be left empty until the person has signed in: the service's reply to the test lists what it can be.
        case listed
        /// It may be given as a property; nobody is asked for it.
        case advanced
    }

    /// The property.
    public let property: String
    /// When it must be given.
    public let required: Requirement
}
