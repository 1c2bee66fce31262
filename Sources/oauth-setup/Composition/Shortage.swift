internal import CEntry

/// What the system does not give this process, found out before a library waits for it for ever or ends the program.
enum Shortage {
    /// Makes sure that threads, open files and memory are to be had.
    ///
    /// - Throws: ``Failure``.
    static func check() throws(Failure) {
        switch entry_find_lack() {
        case entry_lacks_threads:
            throw Failure(
                "the system lets this program start no threads",
                "スレッドを開始できません",
                hint: (
                    "raise the limit on processes (ulimit -u, TasksMax=, pids.max) or on memory (ulimit -v)",
                    "プロセス数の上限（ulimit -u、TasksMax=、pids.max）かメモリーの上限（ulimit -v）を上げてください"
                )
            )
        case entry_lacks_files:
            throw Failure(
                "too many open files: the system lets this program open too few",
                "開けるファイルの数が足りません",
                hint: (
                    "raise the limit on open files (ulimit -n, LimitNOFILE=) to 64 or more",
                    "開けるファイル数の上限（ulimit -n、LimitNOFILE=）を64以上にしてください"
                )
            )
        case entry_lacks_memory:
            throw Failure(
                "the system gives this program too little memory",
                "メモリーが足りません",
                hint: (
                    "raise the limit on memory (ulimit -v, MemoryMax=), or end other programs",
                    "メモリーの上限（ulimit -v、MemoryMax=）を上げるか、ほかのプログラムを終了してください"
                )
            )
        default: return
        }
    }
}
