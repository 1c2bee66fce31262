/// Whom a settings file is sealed for, as far as a reader can tell: the file does not name its keys.
public struct SettingsSeal: Sendable, Hashable {
    /// This machine's public key that opens the file; nil when none does.
    public internal(set) var key: String?
    /// How many keys the file's header has a part for; 0 when it cannot be read.
    public internal(set) var keyCount = 0
    /// How many keys the next write seals it for: this machine's and those of `recipients.txt`; nil when unknown.
    public internal(set) var nextKeyCount: Int?
}

/// What there is to find out about settings without changing them.
public struct InspectedSettings: Sendable {
    /// The settings; nil when there are none, or they cannot be opened.
    public internal(set) var settings: Settings?
    /// Why they cannot be opened.
    public internal(set) var error: SettingsError?
    /// Whom their file is sealed for; empty for settings in memory.
    public internal(set) var seal = SettingsSeal()
    /// Where newer tokens of theirs wait, sealed, because their own file could not be written; nil when none do.
    public internal(set) var waiting: String?
}
