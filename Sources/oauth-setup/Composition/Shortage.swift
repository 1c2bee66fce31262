internal import CEntry
internal import Wording

/// What the system does not give this process, found out before a library waits for it for ever or ends the program.
enum Shortage {
    /// Makes sure that threads, open files and memory are to be had.
    ///
    /// - Throws: ``Failure``.
    static func check() throws(Failure) {
        switch entry_find_lack() {
        case entry_lacks_threads: throw Failure(ShortageWords.threads)
        case entry_lacks_files: throw Failure(ShortageWords.files)
        case entry_lacks_memory: throw Failure(ShortageWords.memory)
        default: return
        }
    }
}
