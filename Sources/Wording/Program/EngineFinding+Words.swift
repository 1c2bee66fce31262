internal import FoundationEssentials
internal import Localization
package import SettingsStore

extension EngineFinding {
    /// How bad it is.
    package var state: DoctorState {
        switch self {
        case .answers, .mayWrite, .keepsTime: .good
        case .size(let bytes, let limit): limit.map { bytes > $0 / 2 } == true ? .note : .good
        case .missing, .neverCompacted, .looseReplicas: .note
        case .full, .corrupt, .losesTime, .notDurable, .fault: .problem
        }
    }

    /// What there is to say of an engine, and what to do about it.
    ///
    /// - Parameter place: the fleet's address.
    /// - Returns: the words.
    package func words(_ place: String) -> ErrorWords {
        let place = DisplayPath.path(place)
        switch self {
        case .answers(let version):
            let version = DisplayPath.path(version)
            return ErrorWords(.en("\(place) answers, version \(version)").ja("\(place) は応答しています（バージョン \(version)）"))
        case .missing(let hosts):
            let names = DisplayPath.path(hosts.joined(separator: ", "))
            return .en("no answer from \(names); the others do the work").fix(
                "start these, so that another one may fail"
            )
            .ja("\(names) から応答がありません。残りのマシンで動作しています").fix("さらに故障しても動くように、起動してください")
        case .full:
            return .en("\(place) is full and takes no changes").fix(
                "compact and defragment it, then: etcdctl alarm disarm"
            )
            .ja("\(place) がいっぱいで、変更を受け付けません").fix("compact と defrag を実行してから、etcdctl alarm disarm を実行してください")
        case .corrupt:
            return .en("\(place) says that its data is damaged").fix(
                "replace the machine that is damaged, from a healthy one"
            )
            .ja("\(place) がデータの破損を報告しています").fix("破損したマシンを、正常なマシンをもとに入れ替えてください")
        case .size(let bytes, let limit):
            let text = Self.mebibytes(bytes)
            guard state == .note, let limit else {
                return ErrorWords(.en("\(place) keeps \(text)").ja("\(place) の使用量は \(text) です"))
            }
            return .en("\(place) keeps \(text), of \(Self.mebibytes(limit)) by default")
                .fix("turn on compaction (--auto-compaction-retention=1h), then defragment it")
                .ja("\(place) の使用量は \(text) です（既定の上限 \(Self.mebibytes(limit))）")
                .fix("自動コンパクション（--auto-compaction-retention=1h）を有効にし、defrag を実行してください")
        case .neverCompacted:
            return .en("\(place) keeps every old value for ever").fix("start etcd with --auto-compaction-retention=1h")
                .ja("\(place) は古い値をすべて残しています").fix("--auto-compaction-retention=1h を付けて etcd を起動してください")
        case .mayWrite:
            return ErrorWords(.en("this machine may read and write there").ja("このマシンは読み書きできます"))
        case .keepsTime: return ErrorWords(.en("its leases last as long as they should").ja("リースの時間は正確です"))
        case .losesTime(let granted, let left):
            return .en("a lease of \(granted) s has \(left) s left after one second")
                .fix("check the clock and the load of the engine's machines")
                .ja("\(granted) 秒のリースが、1秒後に残り \(left) 秒になっています").fix("エンジンのマシンの時計と負荷を確認してください")
        case .notDurable:
            return .en("\(place) may lose a write that it has acknowledged").fix("turn fsync and full_page_writes on")
                .ja("\(place) は、完了を返した書き込みを失うことがあります").fix("fsync と full_page_writes を on にしてください")
        case .looseReplicas:
            return .en("a replica of \(place) may lack a write that was acknowledged")
                .fix("name one that may take over in synchronous_standby_names")
                .ja("\(place) の複製には、完了を返した書き込みが届いていないことがあります")
                .fix("昇格させる複製を synchronous_standby_names に指定してください")
        case .fault(let error): return error.words
        }
    }

    private static func mebibytes(_ bytes: Int) -> String { "\(max(1, bytes >> 20)) MiB" }
}
