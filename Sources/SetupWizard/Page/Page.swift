/// What the person sees at one moment, in words and fields, independent of any screen.
///
/// The full screen paints it, the line mode asks it as questions; both say exactly what stands here, already in the
/// person's language and free of control characters.
package struct Page: Sendable, Equatable {
    /// Which page it is; the line mode and tests tell pages apart by it.
    package var kind: PageKind
    /// The heading: what is asked, or what happened.
    package var title: String
    /// The way to this page in a few words each, the page itself last; empty for a page that has none.
    package var crumbs: [String] = []
    /// The stages of the whole set-up, for a wide screen; empty where text is copied, which must stand alone.
    package var stages: [Stage] = []
    /// What stands over the stages.
    package var stagesTitle = ""
    /// Which step of how many this is; nil for pages outside the row of steps.
    package var step: Step?
    /// A word that must be seen all the time, such as PRACTICE; nil for none.
    package var banner: String?
    /// A word that says how the page is used now, such as that the mouse chooses; nil for none.
    package var mode: String?
    /// What this page is for and why, one paragraph each.
    package var lead: [String] = []
    /// The content, from top to bottom.
    package var blocks: [Block] = []
    /// One message: what is wrong or what just happened.
    package var status: Status?
    /// The keys that do something here, in order of importance; made from the table that dispatches them.
    package var keys: [KeyHint] = []
    /// How many rows the content is moved up beyond what the focus needs, negative downwards; a front shows no further than
    /// the ends.
    package var scroll = 0
    /// Whether it is read from its beginning, although what has the focus comes at its end.
    package var readsFromTop = false

    /// A stage of the set-up, as a list beside the page tells it.
    package struct Stage: Sendable, Equatable {
        /// How far it is.
        package enum State: Sendable, Equatable, CaseIterable {
            case done
            case current
            case ahead
        }

        package var title: String
        /// What was answered there; empty for nothing yet.
        package var value: String
        package var state: State
    }

    /// A step's place among the steps.
    package struct Step: Sendable, Equatable {
        /// From 1.
        package var number: Int
        /// How many steps there are for the answers so far.
        package var count: Int
        /// In the person's language: `Step 2 of 6`.
        package var text: String
    }

    /// A message in one row.
    package enum Status: Sendable, Equatable {
        /// Something just happened.
        case note(String)
        /// Something is wrong; the text says what to do.
        case problem(String)
    }

    /// A key and what it does.
    package struct KeyHint: Sendable, Equatable {
        /// The key as it is shown: `Enter`, `Esc`, `c`.
        package var key: String
        /// What it does, one or two words.
        package var action: String
    }
}

extension Page {
    /// Whether text stands on it that people copy with the terminal's own means.
    var hasCopies: Bool {
        blocks.contains { block in
            switch block {
            case .copyable, .address: true
            default: false
            }
        }
    }
}

/// The pages of the wizard.
package enum PageKind: Sendable, Hashable, CaseIterable {
    /// One that asks.
    case step(Question)
    /// The sign-in is running.
    case signIn
    /// Values are being tested or saved; nothing to answer.
    case working
    /// Something failed; what, why, what next.
    case failure
    /// The result.
    case done
    /// Help over another page.
    case help
    /// A yes-or-no question over another page, such as leaving with answers typed.
    case question

    package static var allCases: [PageKind] {
        Question.allCases.map { .step($0) } + [.signIn, .working, .failure, .done, .help, .question]
    }
}

/// A piece of a page's content.
package enum Block: Sendable, Equatable {
    /// A paragraph, wrapped to the width.
    case text(String, TextStyle)
    /// A list to pick one from; the page has at most one.
    case choices(ChoiceList)
    /// A text field.
    case field(FieldView)
    /// A label and a value; a selected one has the focus, Enter goes to its page.
    case row(RowView)
    /// What it all came to, in the place of the heading: the word on a filled ground, and a sentence after it.
    case outcome(Badge.Kind, String, String)
    /// A word on a filled ground, and a sentence after it.
    case tagged(Badge, String)
    /// Something that is done, being done or still to be done.
    case stage(Page.Stage)
    /// A line across the page.
    case rule
    /// Text to copy: starts in column 0, on rows of its own, broken only by the width.
    case copyable(String)
    /// A long address to copy; where the screen is too small for all of it, its end gives way to these words.
    case address(String, cut: String)
    /// A button; Enter or Space presses it.
    case button(ButtonView)
    /// An empty row; the first to go when the screen is small.
    case gap
}

/// How a paragraph looks.
package enum TextStyle: Sendable, Equatable {
    case normal
    /// Less important.
    case quiet
    /// More important.
    case strong
    /// Something to look at, though nothing failed.
    case warning
    /// What failed.
    case fault
    /// Something succeeded.
    case success
}

/// A word or two on a filled ground; what it says never lies in the colour alone.
package struct Badge: Sendable, Equatable {
    /// What the ground tells.
    package enum Kind: Sendable, Equatable, CaseIterable {
        /// What is chosen.
        case selection
        /// What is wrong.
        case fault
        /// What to look at: practice, a warning.
        case notice
        /// What works.
        case success
    }

    package var text: String
    package var kind: Kind

    /// A tag of that kind.
    package init(text: String, kind: Kind) { (self.text, self.kind) = (text, kind) }
}

/// A list to pick one from.
package struct ChoiceList: Sendable, Equatable {
    /// One thing to pick.
    package struct Item: Sendable, Equatable {
        package var title: String
        /// One sentence about it; may be empty.
        package var detail = ""
        /// A few words beside the title, for comparing; may be empty.
        package var aside = ""
        /// Stands over this and the items after it; empty where no part of the list begins.
        package var heading = ""
        /// The state of the thing; nil for none.
        package var tag: Badge?
        /// A few words after the tag, and shorter ones in their place where there is less room; empty for nothing.
        package var notes: [String] = []
        /// Whether it does not match what is searched for: shown where there is room, never picked.
        package var isDimmed = false
    }

    package var items: [Item]
    /// The index under the cursor.
    package var selected: Int
    /// Whether the list has the focus.
    package var focused: Bool
}

/// A text field.
package struct FieldView: Sendable, Equatable {
    package var label: String
    /// What is shown: the text, or its mask when it is a secret that is not revealed.
    package var shown: String
    /// Where the caret is, in characters of ``shown``.
    package var caret = 0
    package var focused: Bool
    /// Whether it is a secret: the line mode reads it without echo.
    package var secret = false
    /// Shown dimly while the field is empty: an example or the default.
    package var placeholder = ""
    /// What it is and where to find it; shown while the field has the focus.
    package var help = ""
    /// What is wrong with it and what would be right; nil while there is nothing to say.
    package var problem: String?
    /// What was done to the text, such as removed blanks; nil for nothing.
    package var note: String?
    /// What mends the problem at a key, in words; nil for nothing.
    package var fix: String?
    /// Whether it may stay empty.
    package var optional = false
    /// After the label: whether it is needed, whether it is hidden; may be empty.
    package var remark = ""
    /// For a field with fixed values: they and which one is chosen; left and right change it.
    package var options: ChoiceList?
}

/// A label and a value.
package struct RowView: Sendable, Equatable {
    package var label: String
    package var value: String
    package var focused: Bool
    /// Whether Enter leads somewhere.
    package var selectable: Bool
    /// Whether left and right change it.
    package var turns = false
    /// What is to be said of the value, such as that it is missing; nil for nothing.
    package var tag: Badge?
}

package struct ButtonView: Sendable, Equatable {
    package var label: String
    package var focused: Bool
}
