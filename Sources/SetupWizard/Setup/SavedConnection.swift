package import Localization

/// A connection that is saved on this machine, as the first page lists it.
package struct SavedConnection: Sendable, Equatable {
    /// What programs call it.
    package let name: String
    /// The service; the connection's own word for it where the service is not known.
    package let service: LocalizedText
    /// Its state in a word or two, and what that means for the person.
    package let state: LocalizedText
    package let kind: Badge.Kind
    /// Who signed in, or until when something must be done; may be empty.
    package let note: LocalizedText

    /// A connection and what is known of it.
    package init(
        name: String,
        service: LocalizedText,
        state: LocalizedText,
        kind: Badge.Kind,
        note: LocalizedText
    ) {
        (self.name, self.service, self.state) = (name, service, state)
        (self.kind, self.note) = (kind, note)
    }
}
