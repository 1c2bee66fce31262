package import StrictJSON

/// The small files a session writes beside the settings; the program passes the real ones in.
package struct SessionFiles: Sendable {
    /// Writes text of a connection to a new file only the person can read, and returns its path; nil when that fails.
    package let save: @Sendable (_ text: String, _ connection: String) -> String?
    /// Reads a file a person names; nil when that fails.
    package let read: @Sendable (String) -> [UInt8]?
    /// Keeps the non-secret answers of a set-up that was broken off, in place of those before; nil forgets them.
    package let keepDraft: @Sendable (JSONValue?) -> Void

    package init(
        save: @escaping @Sendable (_ text: String, _ connection: String) -> String?,
        read: @escaping @Sendable (String) -> [UInt8]?,
        keepDraft: @escaping @Sendable (JSONValue?) -> Void
    ) {
        self.save = save
        self.read = read
        self.keepDraft = keepDraft
    }
}
