package import ConnectionStrings
package import ServiceCatalog

/// Where the browser is in which the person signs in.
package enum BrowserPlace: String, Sendable, Equatable, CaseIterable {
    /// On this machine.
    case here
    /// On another device: the person brings the code or the whole address back.
    case elsewhere
    /// Nowhere: nothing is signed in, only a connection string is made.
    case none
}

/// Everything a person answers, whichever front asked: the full screen, the line mode or a file of answers.
///
/// Values stay when an earlier answer changes, so that going back loses nothing; only those that the current scheme asks for are
/// used. Each service has its own: what was typed for one is never taken for another, and is found again on the way back. A
/// description shows no values.
package struct SetupAnswers: Sendable, Equatable, CustomStringConvertible {
    /// The service's id.
    package var service: String?
    /// The value of `AuthScheme`.
    package var scheme: String?
    /// Whose OAuth application.
    package var app: Scheme.App?
    package var browser: BrowserPlace?
    /// The connection's name.
    package var connection = ""
    /// Where the settings file goes; empty for the default place.
    package var location = ""
    /// Whether only a connection string is wanted: nothing is sent and nothing is written.
    package var stringOnly = false
    /// What was given for the connector itself, beyond signing in: kept for the strings, never asked for.
    package var beyond: ConnectionProperties {
        get { beyondByService[service ?? ""] ?? ConnectionProperties() }
        set { beyondByService[service ?? ""] = newValue }
    }
    private var beyondByService: [String: ConnectionProperties] = [:]
    /// What was typed, by service and property in lower case.
    private var values: [String: [String: String]] = [:]
    /// The properties whose values stood in quotes or were set by a program, so that blanks at their ends are meant.
    private var exact: Set<String> = []

    package init() {}

    /// The value typed for a property of the service chosen (case-insensitive); setting nil or an empty text forgets it.
    package subscript(property: String) -> String? {
        get { values[service ?? ""]?[property.lowercased()] }
        set {
            let key = property.lowercased()
            let value = newValue?.isEmpty == true ? nil : newValue
            if self[property] != value { exact.remove(exactKey(property)) }
            values[service ?? "", default: [:]][key] = value
        }
    }

    /// Sets a value that nobody typed: blanks at its ends are meant.
    package mutating func setExactly(_ value: String, for property: String) {
        self[property] = value
        exact.insert(exactKey(property))
    }

    /// Whether blanks at the ends of a property's value are meant.
    package func isExact(_ property: String) -> Bool { exact.contains(exactKey(property)) }

    private func exactKey(_ property: String) -> String { "\(service ?? "") \(property.lowercased())" }

    /// The choices, without any value.
    package var description: String {
        let count = values[service ?? ""]?.count ?? 0
        return "answers for \(service ?? "no service"), \(scheme ?? "no scheme"), \(count) values"
    }
}
