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
    /// Who signed in; nil while nobody has.
    package let who: LocalizedText?
    /// How many seconds ago that was tested last; nil where that is not known.
    package let testedAgo: Int?

    /// A connection and what is known of it.
    package init(
        name: String,
        service: LocalizedText,
        state: LocalizedText,
        kind: Badge.Kind,
        due: LocalizedText? = nil,
        who: LocalizedText? = nil,
        testedAgo: Int? = nil
    ) {
        (self.name, self.service, self.state) = (name, service, state)
        (self.kind, self.due, self.who, self.testedAgo) = (kind, due, who, testedAgo)
    }

    /// Who signed in, and when that was tested last.
    var facts: [LocalizedText] {
        [who, testedAgo.map { ConnectionPageWords.tested(secondsAgo: $0) }].compactMap(\.self)
    }

    /// What is known of it in one line, from all of it to the most important alone.
    var notes: [LocalizedText] {
        let brief = testedAgo.map { ConnectionPageWords.testedBriefly(secondsAgo: $0) }
        let lines = [[due] + facts.map(Optional.some), [due, who, brief], [due, who], [due ?? who]]
        return lines.map { ServicePageWords.together($0.compactMap(\.self)) }
    }
}
