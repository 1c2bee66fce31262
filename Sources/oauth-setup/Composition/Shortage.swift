internal import CEntry
internal import Dispatch
internal import Glibc
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

    /// Lets threads that work side by side take memory without waiting for each other.
    static func partHeap() { entry_part_heap() }

    /// Lets the library of queues look for its threads while it has nothing to do, where there is no `/proc` to look in.
    ///
    /// It looks when its first thread begins, and a second later again; where work waits at that moment and the thread is not found,
    /// it ends the program.
    static func passFirstLook() {
        guard unsafe access("/proc/self/stat", F_OK) != 0 else { return }
        DispatchQueue.global().async {}
        usleep(20_000)
    }

    private static func check(_ lack: entry_lack) throws(Failure) {
        switch lack {
        case entry_lacks_threads: throw Failure(ShortageWords.threads)
        case entry_lacks_files: throw Failure(ShortageWords.files)
        case entry_lacks_memory: throw Failure(ShortageWords.memory)
        default: return
        }
    }
}
