package import Secrets

/// What the wizard wants done; the session does it.
package enum WizardEffect: Sendable, Equatable {
    /// Something for the terminal.
    case terminal(TerminalEffect)
    /// Run the set-up with these answers.
    case start(SetupAnswers)
    /// Find this machine's public key, made when there is none yet, and report it.
    case findKey
    /// Open this machine's key with a passphrase, and report the saved connections then.
    case unlock(Secret)
    /// Take a settings file of another machine in and test it.
    case importSettings(SettingsImport)
    /// Find the answers that a saved connection was set up with, and report them.
    case load(String, starts: Bool)
    /// Report what a saved connection is, without asking its service; which line has the focus then.
    case show(String, focus: Int?)
    /// Remove a saved connection from this machine.
    case forget(String)
    /// Hand this to the waiting sign-in.
    case reply(String)
    /// End the waiting sign-in and close its port.
    case cancel
    /// Open the address in the person's browser.
    case openBrowser(String)
    /// Approve the sign-in at that address as the person of the practice provider.
    case playPerson(String)
    /// Write text of a connection to a private file and report where.
    case save(String, connection: String)
    /// The wizard is over.
    case end(WizardOutcome)
}
