import ConnectionStrings
import ServiceCatalog

// A new dialect is printed, recognised and read again.
let service = ServiceCatalog.bundled().services[0]
let given = ConnectionProperties([("User", "花子 & co"), ("Password", "a=b%\n")])
guard let dialect = Dialect(id: "link") else { fatalError("no dialect") }
let text = try ConnectionStringPrinter.print(given, as: dialect, connector: service.connector, masking: false) { _ in
    false
}
let read = try ConnectionStringParser.parse(text, knownNames: nil)
guard read.dialect == dialect, read.properties == given, dialect.title == "Link" else { fatalError(text) }
print(text)
