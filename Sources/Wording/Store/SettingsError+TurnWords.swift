internal import FoundationEssentials
internal import Localization
internal import SettingsStore

extension SettingsError.LockHolder {
    /// Who is at work, and that one can wait.
    var words: ErrorWords {
        ErrorWords(message, hint: .en("wait until it is done and try again").ja("終わるまで待ってから、もう一度お試しください"))
    }

    private var message: LocalizedText {
        switch self {
        case .process(let number, let path):
            .en("\(number.map { "process \($0)" } ?? "another process") is using \(DisplayPath.path(path))")
                .ja("\(number.map { "プロセス \($0)" } ?? "別のプロセス") が \(DisplayPath.path(path)) を使用中です")
        case .ownTask: .en("another task of this process is using these settings").ja("このプロセスの別の処理がこの設定を使用中です")
        }
    }
}

extension SettingsError.Move {
    /// Where a connection went, and how to go on with it.
    var words: ErrorWords {
        let hint =
            canBeSentAgain
            ? LocalizedText(same: "oauth-setup transfer \(DisplayPath.word(connection)) -o FILE")
            : .en("use it there, or sign in again here").ja("移動先で使うか、ここでもう一度ログインしてください")
        return ErrorWords(message, hint: hint)
    }

    private var message: LocalizedText {
        let name = DisplayPath.path(connection)
        let time = Date(timeIntervalSince1970: Double(at / 1_000)).formatted(.iso8601)
        switch target {
        case .connector:
            return .en("a connector took over the tokens of the connection \(name) at \(time)")
                .ja("接続 \(name) のトークンは \(time) にコネクターへ引き渡されました")
        case .machine(let recipient):
            let key = DisplayPath.path(recipient).briefKey
            return .en("the connection \(name) was moved to the machine of \(key) at \(time)")
                .ja("接続 \(name) は \(time) に別のマシン（\(key)）へ移されました")
        case .passphrase:
            return .en("the connection \(name) was moved to whoever has the passphrase at \(time)")
                .ja("接続 \(name) は \(time) にパスフレーズを持つ人へ移されました")
        }
    }
}

extension SettingsError.OlderCopy {
    /// Which copy is an older one, and how to take it all the same.
    func words(_ connection: String) -> ErrorWords {
        let name = DisplayPath.path(connection)
        return switch self {
        case .stored(let revision, let seen):
            .en("the settings of \(name) are an older copy: revision \(revision), but \(seen) was here before")
                .ja("\(name) の設定は古いコピーです（リビジョン \(revision)、以前ここにあったのは \(seen)）")
                .fix(same: "oauth-setup token \(DisplayPath.word(connection)) --accept-older")
        case .takenIn:
            .en("the file holds an older copy of the connection \(name) than was here before")
                .fix("sign in again, or take the copy in with --replace")
                .ja("このファイルの接続 \(name) は、以前ここにあったものより古いコピーです").fix("もう一度ログインするか、--replace を付けて取り込んでください")
        }
    }
}
