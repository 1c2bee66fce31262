public import Localization

/// What a service is: its ways of signing in, what each one asks for, where its endpoints are, how it behaves.
///
/// A definition is data (`Resources/Services/*.json` or a person's own file); no code knows a service's name.
public struct Service: Sendable, Hashable {
    /// The name in commands and files: lower case, digits and hyphens.
    public let id: String
    /// The name a person knows it by.
    public let name: LocalizedText
    /// One sentence: what connects to what.
    public let summary: LocalizedText
    /// The names that connectors use for it.
    public let connector: ConnectorNames
    /// Every property it knows, in the order in which they are asked.
    public let fields: [Field]
    /// The ways of signing in, the recommended one first.
    public package(set) var schemes: [Scheme]
    /// The hosts that its secrets and answers may go to; empty for those of its addresses, as a person's values complete them.
    public let hosts: [HostPattern]
    /// Whether it can also run in a person's own network: private numbers, and names that the internet does not know.
    public let ownNetwork: Bool
    /// Where connections with a client certificate go, when that is another host than without; nil otherwise.
    public let certificateHosts: CertificateHosts?
    /// How to register an application of one's own, where that is possible.
    public let registration: Registration?
    /// What its connector's stored procedures take beyond what every connector's take.
    public let procedureInputs: [ProcedureInput]

    /// What to do about errors that this service words in its own way.
    public let advice: [Advice]
    /// The file that defines it.
    public let file: String
    /// Whether it ships with the program, so that nobody can change its definition.
    public internal(set) var isBundled = false

    /// The way of signing in with that `AuthScheme` value (case-insensitive).
    public func scheme(_ id: String) -> Scheme? { schemes.first { $0.id.lowercased() == id.lowercased() } }

    /// The field of that property (case-insensitive).
    public func field(_ property: String) -> Field? {
        fields.first { $0.property.lowercased() == property.lowercased() }
    }
}

/// The names that connectors (drivers) use for a service.
public struct ConnectorNames: Sendable, Hashable {
    /// The product's name: `Example`.
    public let product: String
    /// The Python module: `cdata.example`.
    public let pythonModule: String
    /// The prefix of a JDBC URL: `jdbc:example:`.
    public let jdbcPrefix: String
    /// The JDBC driver class.
    public let jdbcClass: String
    /// The name of the ODBC driver: `CData ODBC Driver for Example`.
    public let odbcDriver: String
    /// The ADO.NET connection class.
    public let adoClass: String
    /// The SQLAlchemy dialect name, without `_2`.
    public let sqlAlchemyDialect: String
    /// Properties that every connection string of the connector needs, such as a `URI`.
    public let constants: [PropertyValue]
    /// The connector's own properties beyond signing in, which a string may hold: taken, kept and printed as they are.
    public let properties: [String]
}

/// One property and its value.
public struct PropertyValue: Sendable, Hashable {
    /// The connection property, spelled as the vendor spells it.
    public let property: String
    /// Its value.
    public let value: String

    /// A property with its value.
    public init(property: String, value: String) {
        self.property = property
        self.value = value
    }
}

/// How to register an application at the service.
public struct Registration: Sendable, Hashable {
    /// Where: a template, for instance `{Url}/admin/…`, or a fixed address.
    public let console: Template
    /// The steps, in order.
    public let steps: [LocalizedText]
}
