public import Secrets

/// A connection property by the vendor's name; its value is not shown, because it may be a password.
public struct SettingsProperty: Sendable, Hashable {
    /// The property's name, as the vendor spells it.
    public var name: String
    /// The property's value.
    public var value: Secret

    /// Makes a property.
    public init(name: String, value: Secret) {
        self.name = name
        self.value = value
    }

    /// Makes a property from plain text.
    public init(_ name: String, _ value: String) { self.init(name: name, value: Secret(value)) }
}
