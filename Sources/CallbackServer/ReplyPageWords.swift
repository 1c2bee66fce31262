public import Localization

/// What the pages say that a browser shows after the callback.
public struct ReplyPageWords: Sendable {
    /// What there is to say.
    public enum Note: String, Sendable, CaseIterable {
        /// The landing page: the answer is being handed over.
        case waiting
        /// The landing page without scripts: the address must be copied by hand.
        case paste
        /// The landing page: there is no answer.
        case lost
        /// The token is there.
        case received
        /// The token is there and saved.
        case saved
        /// The service reported an error.
        case denied
        /// The answer could not be exchanged for a token.
        case failed
        /// The token is there, but what the caller does with it did not work.
        case unsaved
        /// The request is none that is waited for.
        case wrong
        /// The sign-in had ended before.
        case already
    }

    /// The heading of a note.
    public let heading: @Sendable (Note) -> LocalizedText
    /// The text below the heading.
    public let text: @Sendable (Note) -> LocalizedText

    /// Words of these parts; plain text, no HTML.
    public init(
        heading: @escaping @Sendable (Note) -> LocalizedText,
        text: @escaping @Sendable (Note) -> LocalizedText
    ) {
        self.heading = heading
        self.text = text
    }

    /// No words: nothing but the page's colour tells what became of the sign-in.
    public static let none = ReplyPageWords(
        heading: { _ in LocalizedText(same: "") },
        text: { _ in LocalizedText(same: "") }
    )

    /// A note as HTML: a section for each language.
    func html(_ note: Note) -> String {
        Language.allCases.map { language in
            "<section lang=\"\(language.rawValue)\"><h1>\(Self.escaped(heading(note)(language)))</h1>"
                + "<p>\(Self.escaped(text(note)(language)))</p></section>"
        }.joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
}

/// What a browser is shown at a callback.
package struct CallbackPages: Sendable {
    /// A short way to the sign-in's own address, if there is to be one.
    let start: ShortAddress?
    /// What the pages say.
    let words: ReplyPageWords

    /// Pages that say this.
    package init(start: ShortAddress? = nil, words: ReplyPageWords = .none) {
        self.start = start
        self.words = words
    }
}
