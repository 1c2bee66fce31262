/// How the person at the browser behaves.
package enum PracticePerson: String, CaseIterable, Sendable {
    /// The consent page is shown, and a real person clicks.
    case asks
    /// Permission is given at once, without a page.
    case approves
    /// Permission is given at once, but not for the last of several scopes.
    case grantsLess
    /// Permission is refused at once.
    case refuses
    /// Permission is given, but the answer carries a `state` nobody sent: the program must not take it.
    case answersWithWrongState
    /// The browser is left alone: no answer ever comes back.
    case neverAnswers
}
