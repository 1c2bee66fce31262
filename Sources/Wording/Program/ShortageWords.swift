internal import Localization

/// What the system does not give the program.
package enum ShortageWords {
    package static let threads = ErrorWords.en("the system lets this program start no threads")
        .fix("raise the limit on processes (ulimit -u, TasksMax=, pids.max) or on memory (ulimit -v)")
        .ja("スレッドを開始できません").fix("プロセス数の上限（ulimit -u、TasksMax=、pids.max）かメモリーの上限（ulimit -v）を上げてください")
    package static let files = ErrorWords.en("too many open files: the system lets this program open too few")
        .fix("raise the limit on open files (ulimit -n, LimitNOFILE=) to 64 or more")
        .ja("開けるファイルの数が足りません").fix("開けるファイル数の上限（ulimit -n、LimitNOFILE=）を64以上にしてください")
    package static let memory = ErrorWords.en("the system gives this program too little memory")
        .fix("raise the limit on memory (ulimit -v, MemoryMax=), or end other programs")
        .ja("メモリーが足りません").fix("メモリーの上限（ulimit -v、MemoryMax=）を上げるか、ほかのプログラムを終了してください")
}
