/// This machine's key, as far as the pages know whether it can be used.
package struct KeyLock: Sendable, Equatable {
    /// Where a person was going when the passphrase had to be asked for.
    enum Goal: Sendable, Equatable {
        /// To a page beside the row of steps.
        case page(Question)
        /// On with the set-up that was broken off.
        case resume(SetupAnswers)
        /// To the sign-in or the test.
        case start
    }

    /// Whether its passphrase is still to be asked for.
    package var isLocked = false
    /// Where it goes on once the key is open; nil while nobody is asked.
    var goal: Goal?
}
