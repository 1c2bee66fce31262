/// What a person, or the command that stands for one, is told of a connection that is kept alive.
package enum KeepEvent: String, Sendable, CaseIterable {
    /// A person must sign in, or nothing works any more.
    case signInNeeded = "sign-in-needed"
    /// A person will have to within the time that was asked for.
    case signInSoon = "sign-in-soon"
    /// For a day nothing but failures, or settings that cannot be used.
    case failing
    /// What was told before is over.
    case worksAgain = "works-again"
}
