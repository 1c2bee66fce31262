/// The version of this package, as `--version` and every request's `User-Agent` tell it.
public enum EngineVersion {
    /// For instance `0.1.0` (semver.org).
    public static let current = "0.1.0"
}
