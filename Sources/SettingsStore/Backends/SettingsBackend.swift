/// A place for settings: everything that the store, and the engine above it, need to be able to do there.
///
/// A place keeps bytes and knows nothing of what is in them. Whoever writes has a ``SettingsClaim``. On a machine the system keeps
/// the others out while there is one; where several machines share a place, it may be overtaken: then nothing is written, the
/// store reads again, and does again what it did.
package protocol SettingsBackend: Sendable {
    /// Who can get at it; on a disk that has to be looked up.
    var reach: SettingsReach { get }
    /// Whether anybody but this process can, so that what is there is sealed.
    var isSealed: Bool { get }
    /// What errors call it: a path, or an address.
    var path: String { get }
    /// The machines that the settings are sealed for and vouched by; nil where that is this machine's own affair.
    ///
    /// Where there are some, they are known once something was read.
    ///
    /// - Throws: ``SettingsError``, `fleet` among others.
    var roster: FleetRoster? { get throws(SettingsError) }
    /// Whether new tokens are kept on this machine before they are written there, as the way there is long.
    var isFar: Bool { get }
    /// Whether anything is there or is about to be; true where that would have to be asked.
    var isInUse: Bool { get }
    /// The process of this machine that has a claim, as far as the system shows it.
    func holder(_ locks: LockTable) -> Int?

    /// Refuses a place that could not take settings, as far as that is seen without writing or asking over a network.
    ///
    /// - Throws: ``SettingsError``, as writing there would.
    func checkTakesSettings() throws(SettingsError)

    /// What is there, as far as this machine knows it without waiting for anything; nil also where it knows nothing.
    func peek() throws(SettingsError) -> [UInt8]?

    /// The same also where this machine would have to ask first, because something waits here to be brought there.
    func kept() throws(SettingsError) -> [UInt8]?

    /// What is there at this moment; nil for nothing.
    func read() async throws(SettingsError) -> [UInt8]?

    /// Waits until nobody else has a claim, and makes one.
    ///
    /// - Parameters:
    ///   - timeout: how long to wait.
    ///   - making: whether the place is made, if need be, and must be safe to write to.
    /// - Returns: the claim; it is ended whatever happens.
    /// - Throws: ``SettingsError``: `locked` and others, or `CancellationError`.
    func claim(within timeout: Duration, making: Bool) async throws -> any SettingsClaim

    /// Makes a claim to hand over, if nobody else has one and nothing has to be waited for.
    ///
    /// - Returns: nil where one has to be waited for; it is ended whatever happens.
    /// - Throws: ``SettingsError``, see ``claim(within:making:)``.
    func claimAtOnce() throws(SettingsError) -> PromptClaim?

    /// Takes over a claim that another process of this machine has made.
    ///
    /// - Throws: `locked` for a ticket of anything else.
    func adopt(_ ticket: ClaimTicket) throws(SettingsError) -> any SettingsClaim
}

extension SettingsBackend {
    package var isInUse: Bool { true }
    package func kept() throws(SettingsError) -> [UInt8]? { try peek() }
    package var isSealed: Bool { true }
    package func checkTakesSettings() throws(SettingsError) { _ = try peek() }
    package func holder(_ locks: LockTable) -> Int? { nil }
    package func read() async throws(SettingsError) -> [UInt8]? { try peek() }
    package var roster: FleetRoster? { get throws(SettingsError) { nil } }
    package var isFar: Bool { false }
    package func claimAtOnce() throws(SettingsError) -> PromptClaim? { nil }
    var source: SettingsSource { .file(path: path) }
}

/// The right to write settings, until it is ended: here, or by whoever adopts its ticket.
package protocol SettingsClaim: AnyObject {
    /// What another process needs to go on in this one's place; nil where none can.
    ///
    /// Between the two the claim is never given back.
    var ticket: ClaimTicket? { get }

    /// What is there now; what is written later is written over just this.
    func read() async throws(SettingsError) -> [UInt8]?

    /// Waits until no other machine is about to spend what is there; on one machine the claim itself says so.
    ///
    /// - Throws: ``SettingsError``: `fleet` with `busy` when that takes longer.
    func waitForOthers(within patience: Duration) async throws(SettingsError)

    /// Proves that something can be written, so that a failure is known while nothing is lost.
    func prepare() async throws(SettingsError)

    /// Writes, durably; nobody else writes from then on until the claim ends or, where machines share the place, runs out.
    ///
    /// - Parameters:
    ///   - content: what is to be there from then on.
    ///   - terms: how long the claim lasts where machines share the place, and how long another machine's is waited for.
    /// - Returns: whether it was written.
    /// - Throws: ``SettingsError``: `cannotWrite`, `fleet` and others.
    func checkpoint(_ content: [UInt8], _ terms: ClaimTerms) async throws(SettingsError) -> ClaimAttempt

    /// Until when what the checkpoint was for may be sent; nil for as long as this process lives.
    var sendsUntil: ContinuousClock.Instant? { get }

    /// Writes, durably and for the last time.
    func write(_ content: [UInt8]) async throws(SettingsError) -> ClaimAttempt

    /// Removes what is there.
    func remove() async throws(SettingsError) -> ClaimAttempt

    /// Gives the right back.
    func end() async
}

extension SettingsClaim {
    package var sendsUntil: ContinuousClock.Instant? { nil }
    package func waitForOthers(within patience: Duration) async throws(SettingsError) {}
}

/// What a checkpoint asks of a place that machines share; on one machine the system knows when a claim has ended.
package struct ClaimTerms: Sendable {
    /// For how long after the time in which an answer may come no other machine is to send the same token.
    package var holdOff: Duration = .zero
    /// How long another machine's claim is waited for.
    package var patience: Duration = .seconds(60)

    /// Terms for what is spent once, whoever sends it.
    package init() {}
}

/// A claim that is made to be handed over.
package struct PromptClaim {
    /// What the other process needs.
    package let ticket: ClaimTicket
    /// Gives the right back, for the other process, too.
    package let end: () -> Void
}

/// How a write under a claim ended.
///
/// That nobody knows how is no answer: a place asks again until it knows, or throws.
package enum ClaimAttempt: Sendable {
    case done
    /// Somebody else was faster, and nothing was written.
    case overtaken
}

/// A claim on its way to another process of this program, which has what this one names open, or knows it.
public struct ClaimTicket: Sendable, Hashable {
    /// What that process must inherit; the claim lasts as long as anybody has it open and nobody gives it back.
    public let inherited: Int32?
    /// What it must be told.
    public let note: String

    /// A ticket, as the other process makes it of what it got.
    public init(inherited: Int32?, note: String = "") {
        self.inherited = inherited
        self.note = note
    }
}

/// Who can get at a place for settings.
package enum SettingsReach: Sendable, Hashable {
    /// This process: nothing is sealed, and nothing is remembered outside.
    case process
    /// This machine: when its disk is copied, the copy is told from it.
    case machine
    /// Several machines, which take turns; by a file system that they share, or nil.
    case machines(SharedFileSystem?)
}
