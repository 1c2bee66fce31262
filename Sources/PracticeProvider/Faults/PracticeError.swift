/// Why the practice provider cannot run.
package enum PracticeError: Error, Hashable, Sendable {
    /// What can be wrong with the state file.
    package enum StateFault: Hashable, Sendable, CaseIterable {
        /// It cannot be locked.
        case cannotLock
        /// It cannot be read.
        case cannotRead
        /// It cannot be written.
        case cannotWrite
        /// It holds something else than a state.
        case notAState
    }

    /// It stopped before it listened.
    case stopped
    /// The port is used by another program.
    case portTaken(port: Int)
    /// The port may not be opened, or opening it failed otherwise, with an error number of the system.
    case notListening(port: Int, errno: Int32)
    /// The state file cannot be used.
    case stateFile(path: String, StateFault)
    /// The log cannot be written.
    case logFile(path: String)
}
