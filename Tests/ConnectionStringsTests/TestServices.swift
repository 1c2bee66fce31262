import ConnectionStrings
import ServiceCatalog

/// Small services of the shapes that occur, made by hand.
enum TestServices {
    static func make(schemes: String, fields: String = "", constants: String = "{}") throws -> Service {
        let json = """
            {"schemaVersion": 1, "id": "sample", "name": "Sample", "summary": "A sample",
             "connector": {"product": "Sample", "pythonModule": "cdata.sample", "jdbcPrefix": "jdbc:sample:",
              "jdbcClass": "cdata.jdbc.sample.SampleDriver", "odbcDriver": "CData ODBC Driver for Sample",
              "adoClass": "SampleConnection", "sqlAlchemyDialect": "sample", "constants": \(constants),
              "properties": ["UseOwn"]},
             "fields": [\(fields)], "schemes": [\(schemes)]}
            """
        return try ServiceCatalog.service(json: Array(json.utf8), file: "sample.json")
    }

    static func field(_ name: String, kind: String = "text", _ more: String = "") -> String {
        """
        {"property": "\(name)", "kind": "\(kind)", "label": "L", "help": "H"\(more.isEmpty ? "" : ", \(more)")}
        """
    }

    static func oauth(
        id: String = "OAuth",
        grants: String = "\"code\"",
        uses: [(String, String)],
        constants: String = "{}"
    ) -> String {
        """
        {"id": "\(id)", "name": "N", "help": "H", "apps": ["embedded", "custom"], "constants": \(constants),
         "fields": [\(list(uses))],
         "oauth": {"grants": [\(grants)], "authorizationEndpoint": "https://x.test/a",
          "tokenEndpoint": "https://x.test/t", "clientAuthentication": "body", "pkce": "none"},
         \(rest)}
        """
    }

    static func secret(id: String, uses: [(String, String)]) -> String {
        """
        {"id": "\(id)", "name": "N", "help": "H", "fields": [\(list(uses))], \(rest)}
        """
    }

    private static func list(_ uses: [(String, String)]) -> String {
        uses.map { "{\"property\": \"\($0.0)\", \"required\": \"\($0.1)\"}" }.joined(separator: ", ")
    }

    private static let rest = """
        "authorization": [{"place": "header", "name": "A", "value": "x", "encoding": "plain"}],
        "tests": [{"method": "GET", "url": "https://x.test/", "format": "json", "subject": "user", "name": "/n"}]
        """

    /// The connector of the samples.
    static func connector() throws -> ConnectorNames {
        try make(schemes: secret(id: "None", uses: [])).connector
    }
}

/// A pair that can be compared and shown.
func texts(_ properties: ConnectionProperties) -> [[String]] {
    properties.pairs.map { [$0.name, $0.value] }
}

/// Whether names and values are the same bytes; `==` of texts takes canonically equal ones for the same.
func identical(_ one: ConnectionProperties, _ other: ConnectionProperties) -> Bool {
    one.pairs.map { Array($0.name.utf8) } == other.pairs.map { Array($0.name.utf8) }
        && one.pairs.map { Array($0.value.utf8) } == other.pairs.map { Array($0.value.utf8) }
}
