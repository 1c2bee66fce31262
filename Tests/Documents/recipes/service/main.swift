import Localization
import ServiceCatalog

// A new service is there without a fault, with both of its names for a person.
let catalog = ServiceCatalog.bundled()
guard catalog.faults.isEmpty, let service = catalog.service("glacier"), service.summary(.japanese).hasSuffix("です。"),
    service.schemes.map(\.id) == ["APIToken"]
else { fatalError("\(catalog.faults)") }
print(service.summary(.english))
