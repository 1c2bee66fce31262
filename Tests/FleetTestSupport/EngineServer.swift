package import SettingsStore

/// An engine of one test, with a way to it on which requests and answers can be lost.
///
/// A target for each engine has one, and a suite that runs ``FleetCase/all`` with it.
package protocol EngineServer: Sendable {
    /// The kind of places that are there.
    var kind: SettingsKind { get }
    /// The address of the fleet there.
    var address: String { get }
    /// Another one, or another place in the same one.
    func another() throws -> any EngineServer

    /// What is there, for its operator: `.fleet`, `NAME/settings` or `NAME/claim`.
    func value(_ key: String) throws -> [UInt8]?
    /// Puts something there, as its operator.
    func put(_ key: String, _ value: [UInt8]) throws
    /// Says what becomes of requests from now on; those that change something are told.
    func answer(_ hook: @escaping @Sendable (_ isChange: Bool) -> Fate)
}

/// What becomes of a request.
package enum Fate: Sendable {
    case answered
    /// It is carried out, and the answer is lost.
    case unanswered
    case unheard
}
