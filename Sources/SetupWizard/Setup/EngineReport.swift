package import AuthEngine
package import ConnectionStrings
package import Localization
package import ServiceCatalog
package import SettingsStore
internal import WebRequests
package import Wording

/// What a running set-up tells the front.
package enum EngineReport: Sendable {
    /// The person can sign in now.
    case signInReady(SignInView)
    /// The browser was asked to open the address, and whether that worked.
    case browserAsked(worked: Bool)
    /// Text was written to a file; nil when that failed.
    case written(path: String?)
    /// This machine's public key; nil when it cannot be read or made.
    case machineKey(String?)
    /// The settings of another machine were kept under that name; the test is still to come.
    case imported(connection: String)
    /// The settings file cannot be taken in like that; nothing was written.
    case importRefused(ImportRefusal)
    /// The saved connections that were used last, with their states.
    case connections([SavedConnection])
    /// This machine's key is open; the saved connections with their states.
    case unlocked([SavedConnection])
    /// The passphrase did not open it, and why.
    case unlockRefused(AuthError)
    /// The answers that a saved connection was set up with; whether to sign in with them at once.
    case loaded(SetupAnswers, starts: Bool)
    /// What a saved connection is, without a test; which line has the focus.
    case shown(SetupResult, focus: Int?)
    /// A connection was removed.
    case forgotten(String)
    /// What was asked of a saved connection cannot be done.
    case connectionFailed(AuthError)
    /// A step began.
    case progress(SetupProgress)
    /// What the person pasted was refused; the sign-in goes on waiting.
    case replyRefused(AuthError)
    /// Nothing has come back for a while: the service may not know this callback.
    case stillWaiting(callback: String)
    /// Something that is worth knowing although nothing failed.
    case notice(EngineNotice)
    /// The set-up ends without a result, but the new tokens are kept there: the next one goes on with them.
    case kept(path: String)
    /// The set-up ended without a result.
    case failed(AuthError)
    /// The set-up succeeded.
    case finished(SetupResult)
}

/// A sign-in that waits for the person.
package struct SignInView: Sendable, Equatable {
    /// The address to open.
    package var url: String
    /// A short address that leads there, for a browser on this machine or behind `ssh -L`; nil without one.
    package var shortURL: String?
    /// Where the browser will end, when that is known.
    package var callback: String?
    /// Whether the answer can come back by itself.
    package var listening: Bool
    /// Whether a reply that is pasted is read where no page says so.
    package var takesReplies = false
    /// Whether a code alone is taken, not only the whole address.
    package var takesCode = true
    /// What the person brings back from the browser.
    var reply: SignInPageWords.Reply { callback == nil ? .code : takesCode ? .either : .address }
    /// Why it cannot.
    package var problem: AuthError?
    /// How long the person has, in seconds.
    package var seconds: Int
    /// The SHA-256 of the certificate of an https callback on this machine.
    package var fingerprint: String?
    /// What was looked at beforehand, in order.
    package var findings: [PreflightFinding] = []
    /// The proxy or certificates of its own that the connection brings, if it does.
    package var ownWay: EngineNotice?
    /// Whether nothing has come back for a while.
    package var waitsLong = false
    /// How many answers with a wrong state were refused so far.
    package var wrongStates = 0

    /// Whether no other machine can open the address, as in practice.
    var opensOnlyHere: Bool { WebAddress(url)?.isLoopback == true }
}

extension SignInView {
    init(_ signIn: SignIn, _ timeout: Duration, _ findings: [PreflightFinding], _ ownWay: EngineNotice?) {
        self.init(
            url: signIn.authorizationURL,
            callback: signIn.callback,
            listening: signIn.isListening,
            problem: signIn.listeningProblem,
            seconds: Int(timeout.components.seconds),
            fingerprint: signIn.certificateFingerprint
        )
        self.findings = findings
        self.ownWay = ownWay
        shortURL = signIn.shortURL
        takesCode = signIn.takesBareCode
    }
}

/// A step of a running set-up.
package enum SetupProgress: Sendable, Equatable {
    case preparing
    case exchanging
    case testing
    case saving
}

/// How far a running set-up has come, as far as failures differ by it.
enum SetupStage: Sendable, Equatable {
    case starting
    case waiting
    case exchanging
    case testing
    case saving
}

/// What a set-up ended with.
package struct SetupResult: Sendable, Equatable {
    /// The connection's name.
    package var connection: String
    package var service: Service
    package var scheme: Scheme
    package var app: Scheme.App?
    /// Who or what answered; nil when nothing was signed in.
    package var account: SignedInAccount?
    /// Who had signed in before, when that was somebody else; nil otherwise.
    package var accountBefore: SignedInAccount?
    /// The scopes that were asked for and not granted.
    package var missingScopes: [String] = []
    /// Where the settings file is; nil when none was written.
    package var settingsPath: String?
    /// Where it would have been written, after a dry run, which sends and writes nothing; nil otherwise.
    package var dryRunPath: String?
    /// When the access token ends, as people say it; nil when that is unknown or there is none.
    package var tokenEnds: LocalizedText?
    /// Whether the token is renewed without the person.
    package var renews: Bool
    /// The connection properties, secrets included, for the connection strings.
    package var properties: ConnectionProperties
}
