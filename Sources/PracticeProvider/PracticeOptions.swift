internal import FoundationEssentials
package import Localization
package import Secrets

/// How a practice provider runs.
package struct PracticeOptions: Sendable {
    /// The port on 127.0.0.1; 0 lets the system choose.
    package var port: Int
    /// The lifetime of access tokens in seconds; nil for what the catalogue says.
    package var tokenLifetime: Int?
    /// How the person at the browser behaves.
    package var person: PracticePerson
    /// The time, in milliseconds since 1970.
    package var now: @Sendable () -> Int64
    /// Where random bytes come from.
    package var random = RandomBytes.system
    /// A file that keeps spent codes and the like for the next process; nil keeps them in memory only.
    package var stateFile: String?
    /// A file that gets a line for each request, with its whole address; nil for none.
    package var logFile: String?
    /// What a page says of a request that gets no answer; nothing by default, so that only what is wrong stands there.
    package var words: @Sendable (PracticeMistake) -> LocalizedText = { _ in LocalizedText(same: "") }

    /// Options; what is left out suits a wizard that a real person tries.
    package init(
        port: Int = 0,
        tokenLifetime: Int? = nil,
        person: PracticePerson = .asks,
        now: @escaping @Sendable () -> Int64 = { Int64(Date().timeIntervalSince1970 * 1000) },
        stateFile: String? = nil,
        logFile: String? = nil
    ) {
        self.port = port
        self.tokenLifetime = tokenLifetime
        self.person = person
        self.now = now
        self.stateFile = stateFile
        self.logFile = logFile
    }
}
