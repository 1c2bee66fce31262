internal import CEntry
internal import Wording

/// What the system does not give this process, found out before a library waits for it for ever or ends the program.
enum Shortage {
    /// Makes sure that open files and memory are to be had.
    ///
    /// - Throws: ``Failure``.
    static func check() throws(Failure) { try check(entry_find_lack()) }

    /// Makes sure that there can be threads, and memory for what they do, before a task needs one.
    ///
    /// - Throws: ``Failure``.
    static func checkThreads() throws(Failure) { try check(entry_find_lack_of_threads()) }

    /// Whether there can be threads, and memory for what they do.
    static var hasThreads: Bool { entry_find_lack_of_threads() == entry_lacks_nothing }

    private static func check(_ lack: entry_lack) throws(Failure) {
        switch lack {
        case entry_lacks_threads: throw Failure(ShortageWords.threads)
        case entry_lacks_files: throw Failure(ShortageWords.files)
        case entry_lacks_memory: throw Failure(ShortageWords.memory)
        default: return
        }
    }
}
