package import ConnectionStrings

extension Dialect {
    /// The name a person knows the format by; the same in every language.
    package var title: String {
        switch self {
        case .cdata: "CData"
        case .python: "Python"
        case .sqlAlchemy1: "SQLAlchemy 1"
        case .sqlAlchemy2: "SQLAlchemy 2"
        case .jdbc: "JDBC"
        case .odbc: "ODBC"
        case .odbcINI: "odbc.ini"
        case .adoNet: "ADO.NET"
        case .properties: "Java properties"
        case .json: "JSON"
        case .environment: ".env"
        }
    }
}
