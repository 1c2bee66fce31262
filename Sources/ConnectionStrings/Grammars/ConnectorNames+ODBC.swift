internal import ServiceCatalog

extension ConnectorNames {
    /// Whether a text of ODBC names this connector's driver: its name, or the path of its library, as the vendor's
    /// installers choose it (`…/cdata-odbc-driver-for-example/lib/libexampleodbc.x64.so`).
    func isODBCDriver(_ text: String) -> Bool {
        if text.lowercased() == odbcDriver.lowercased() { return true }
        guard let file = text.lowercased().split(whereSeparator: { $0 == "/" || $0 == "\\" }).last,
            text.contains("/") || text.contains("\\")
        else { return false }
        let name = product.lowercased().filter { $0.isLetter || $0.isNumber }
        return file.hasPrefix("lib\(name)odbc.") || file.hasPrefix("cdata.odbc.\(name).")
    }
}
