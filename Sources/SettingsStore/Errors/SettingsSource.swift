/// What settings were read from, as far as an error names it.
public enum SettingsSource: Sendable, Hashable {
    /// A file of that path.
    case file(path: String)
    /// A copy from another machine; whether it seems to be meant as text, which mail programs change.
    case copy(mentionsArmor: Bool)
    /// A JSON value.
    case json
}
