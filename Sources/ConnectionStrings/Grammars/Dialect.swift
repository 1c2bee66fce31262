/// A way of writing connection properties down; each has its own quoting (connectors.md section 3).
///
/// The raw value is the dialect's name on the command line.
public enum Dialect: String, Sendable, CaseIterable {
    /// The vendor's own form: `A=b;C=d;`.
    case cdata
    /// Two lines of Python: the import and `mod.connect("A=b;C=d;")`.
    case python
    /// A URL for SQLAlchemy 1.x: `sample:///?A=b;C=d`.
    case sqlAlchemy1 = "sqlalchemy"
    /// A URL for SQLAlchemy 2.x: `sample_2:///?A=b;C=d`.
    case sqlAlchemy2 = "sqlalchemy2"
    /// A JDBC URL: `jdbc:sample:A=b;C=d;`.
    case jdbc
    /// An ODBC string without a data source: `Driver={…};A=b;C=d`.
    case odbc
    /// A section of `odbc.ini`.
    case odbcINI = "odbc-ini"
    /// An ADO.NET string, as .NET's `DbConnectionStringBuilder` writes it: `A=b;C=d`.
    case adoNet = "ado.net"
    /// A Java properties file.
    case properties
    /// A JSON object of texts.
    case json
    /// An environment file (`.env`) that a POSIX shell can read.
    case environment = "env"

    /// The dialect of that name (case-insensitive).
    public init?(id: String) { self.init(rawValue: id.lowercased()) }

    /// The name on the command line.
    public var id: String { rawValue }

    /// The name a person knows the format by; the same in every language.
    package var title: String { grammar.title }

    /// The parser and printer.
    var grammar: any DialectGrammar.Type {
        switch self {
        case .cdata: CDataGrammar.self
        case .python: PythonGrammar.self
        case .sqlAlchemy1: SQLAlchemy1Grammar.self
        case .sqlAlchemy2: SQLAlchemy2Grammar.self
        case .jdbc: JDBCGrammar.self
        case .odbc: ODBCGrammar.self
        case .odbcINI: ODBCINIGrammar.self
        case .adoNet: ADONetGrammar.self
        case .properties: JavaPropertiesGrammar.self
        case .json: JSONGrammar.self
        case .environment: EnvironmentGrammar.self
        }
    }
}
