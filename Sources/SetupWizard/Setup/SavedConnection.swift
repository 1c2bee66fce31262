package import Localization
internal import Wording

/// A connection that is saved on this machine, as the first page lists it.
package struct SavedConnection: Sendable, Equatable {
    /// What programs call it.
    package let name: String
    /// The service; the connection's own word for it where the service is not known.
    package let service: LocalizedText
    /// Its state in a word or two, and what that means for the person.
    package let state: LocalizedText
    package let kind: Badge.Kind
    /// Until when something must be done; nil while that is far.
    package let due: LocalizedText?
    /// Who signed in, and when that was tested last; empty where neither is known.
    package let facts: [LocalizedText]

    /// A connection and what is known of it.
    package init(
        name: String,
        service: LocalizedText,
        state: LocalizedText,
        kind: Badge.Kind,
        due: LocalizedText? = nil,
        facts: [LocalizedText] = []
    ) {
        (self.name, self.service, self.state) = (name, service, state)
        (self.kind, self.due, self.facts) = (kind, due, facts)
    }

    /// What is known of it in one line, from all of it to the most important alone.
    var notes: [LocalizedText] {
        let notes = (due.map { [$0] } ?? []) + facts
        return notes.indices.reversed().map { ServicePageWords.together(Array(notes[...$0])) }
    }
}
