internal import Localization

/// What the system does not give the program.
package enum ShortageWords {
    /// No threads.
    package static let threads = ErrorWords(
        LocalizedText(english: "the system lets this program start no threads", japanese: "スレッドを開始できません"),
        hint: LocalizedText(
            english: "raise the limit on processes (ulimit -u, TasksMax=, pids.max) or on memory (ulimit -v)",
            japanese: "プロセス数の上限（ulimit -u、TasksMax=、pids.max）かメモリーの上限（ulimit -v）を上げてください"
        )
    )
    /// Too few open files.
    package static let files = ErrorWords(
        LocalizedText(
            english: "too many open files: the system lets this program open too few",
            japanese: "開けるファイルの数が足りません"
        ),
        hint: LocalizedText(
            english: "raise the limit on open files (ulimit -n, LimitNOFILE=) to 64 or more",
            japanese: "開けるファイル数の上限（ulimit -n、LimitNOFILE=）を64以上にしてください"
        )
    )
    /// Too little memory.
    package static let memory = ErrorWords(
        LocalizedText(english: "the system gives this program too little memory", japanese: "メモリーが足りません"),
        hint: LocalizedText(
            english: "raise the limit on memory (ulimit -v, MemoryMax=), or end other programs",
            japanese: "メモリーの上限（ulimit -v、MemoryMax=）を上げるか、ほかのプログラムを終了してください"
        )
    )
}
