package import Localization

/// What the fronts drive: the full screen and the line mode know the wizard only through this.
///
/// Everything but ``setWake(_:)``'s closure is used from one thread.
package protocol WizardFronting: AnyObject {
    /// What to show now.
    var page: Page { get }
    /// Set when the wizard has ended.
    var outcome: WizardOutcome? { get }
    /// Whether ``WizardEvent/tick`` is wanted once a second.
    var needsTicks: Bool { get }
    /// Whether the sign-in waits for an answer, which may be pasted as keys; asked for every key.
    var awaitsReply: Bool { get }
    /// Lines to print on the normal screen after leaving, such as the connection strings that were asked for.
    var farewell: [String] { get }

    /// Hears that the first page is on the screen, so that what takes longer may be looked for.
    func began()
    /// Takes in what the person did; returns what the terminal has to do for it.
    func handle(_ event: WizardEvent) -> [TerminalEffect]
    /// Takes in what the engine reported since the last call.
    func drain() -> [TerminalEffect]
    /// Says whom to wake, from any thread, when ``drain()`` has something to take in.
    func setWake(_ wake: (@Sendable () -> Void)?)
    /// The words in the person's language, for what the fronts say themselves.
    func words(_ text: LocalizedText) -> String
}
