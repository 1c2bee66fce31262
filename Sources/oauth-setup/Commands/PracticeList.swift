internal import Localization
internal import PracticeProvider
internal import ServiceCatalog

/// What the stand-in accepts, for `practice --show`; none of it is a real secret.
enum PracticeList {
    static func lines(_ catalog: PracticeCatalog, _ language: Language) -> [String] {
        catalog.services.flatMap { practice -> [String] in
            var lines = ["\(practice.service.id)  \(practice.service.name(language))"]
            for property in practice.properties where !property.value.isEmpty {
                lines.append("    \(property.property) = \(property.value)")
            }
            if let app = practice.embeddedApp {
                lines.append("    embedded app: \(app.clientID), callback \(app.callback)")
            }
            for client in practice.clients {
                lines.append("    client \(client.id), callbacks \(client.callbacks.joined(separator: " "))")
            }
            return lines + [""]
        }
    }
}
