package import AuthEngine
package import Localization
package import SettingsStore

extension AuthError.SignInFault {
    /// What is stored goes only the way, and to the addresses, it was stored with.
    static func storedOtherwise(_ property: String?) -> ErrorWords {
        guard let property else {
            return .en("the definition of the service leads to other addresses than when this sign-in was stored")
                .fix("if the change is right, sign in again: oauth-setup wizard --connection NAME")
                .ja("サービスの定義のURLが、保存したときと変わっています").fix("変更が正しければ、oauth-setup wizard --connection 接続名 でログインし直してください")
        }
        return .en("\(property) is another one than the stored sign-in was made with, and nothing was sent")
            .fix(
                "leave \(property) as it was stored; to change it, sign in again: oauth-setup import-string NAME --replace"
            )
            .ja("\(property) が保存されているログインのものと違うため、何も送信していません")
            .fix("\(property) を保存時の値に戻してください。変更するには oauth-setup import-string 接続名 --replace でログインし直します")
    }

    /// When a renewal that failed is tried again, and how it is tried at once.
    static func renewalPaused(_ connection: String, _ failures: Int, _ moment: Int64, _ left: Int64) -> ErrorWords {
        let span = TimeWords.span(Int((left + 999) / 1000))
        let command = "oauth-setup token \(connection.isEmpty ? "NAME" : DisplayPath.word(connection)) --now"
        return .en(
            "the renewal failed\(failures > 1 ? " \(failures) times in a row" : ""); the sign-in is kept, and the next try is in "
                + "\(span(.english)), at \(TimeWords.instant(moment))"
        )
        .fix("`\(command)` tries at once")
        .ja(
            "更新に\(failures > 1 ? "\(failures)回続けて" : "")失敗しました。ログイン状態は保持されており、次は"
                + "\(span(.japanese))後（\(TimeWords.instant(moment))）に試します"
        )
        .fix("すぐに試すには `\(command)` を実行してください")
    }

    /// Where a connection is on its way to or from, and how that is finished.
    static func inTransit(_ connection: String, _ transit: Transit) -> ErrorWords {
        let word = DisplayPath.word(connection)
        let peer = DisplayPath.path(transit.peer)
        guard transit.isLeaving else {
            let name = DisplayPath.word(transit.name) + (transit.name == connection ? "" : " --as \(word)")
            return .en(
                "\(connection) has come from \(peer), which has not said yet that it renews it no more; nothing was sent"
            )
            .fix(
                "finish it there: oauth-setup send \(name) to this machine again; only where that"
                    + " machine is gone for good, here: oauth-setup token \(word) --adopt"
            )
            .ja("\(connection) は \(peer) から届きましたが、元のマシンが手放したことをまだ確認できていないため、何も送信しませんでした")
            .fix(
                "元のマシンで、もう一度このマシン宛てに oauth-setup send \(name) を実行してください。"
                    + "元のマシンがもう使えない場合に限り、ここで oauth-setup token \(word) --adopt を実行してください"
            )
        }
        let command = transit.command(of: connection)
        return .en(
            "\(connection) is on its way to \(peer.isEmpty ? "another machine" : peer), and neither side renews it until that is"
                + " finished; nothing was sent"
        )
        .fix("finish it: \(command), or take it back: \(command) --undo")
        .ja("\(connection) は \(peer.isEmpty ? "別のマシン" : peer) への移動の途中で、完了するまでどちらでも更新しないため、何も送信しませんでした")
        .fix("完了するには \(command)、取り消すには \(command) --undo を実行してください")
    }

    /// Who owns a sign-in, and the three ways to go on.
    static func ownedElsewhere(_ connection: String, _ host: String, _ at: Int64) -> ErrorWords {
        let when = TimeWords.localMoment(at)
        let ways = AuthError.waysOn(connection, host: host)
        return .en(
            "another machine\(host.isEmpty ? "" : ", \(host),") refreshed the sign-in of \(connection) last, at \(when);"
                + " nothing was sent, because two machines that use it end it for both"
        )
        .fix(ways(.english))
        .ja(
            "\(connection) のログインは、最後に別のマシン\(host.isEmpty ? "" : "（\(host)）")が \(when) に更新しています。"
                + "2台で使うと両方で無効になるため、何も送信しませんでした"
        )
        .fix(ways(.japanese))
    }
}

extension AuthError {
    /// The commands to choose from where another machine owns a sign-in.
    ///
    /// - Parameters:
    ///   - connection: the connection's name.
    ///   - host: what people call the other machine; may be empty.
    ///   - program: how the program is called.
    /// - Returns: one line.
    package static func waysOn(_ connection: String, host: String, program: String = "oauth-setup") -> LocalizedText {
        .en(
            "choose: continue here for good: \(program) token \(connection) --adopt; sign in again: \(program)"
                + " wizard --connection \(connection) --step sign-in; or move it, on "
                + "\(host.isEmpty ? "the other machine" : host): \(program) transfer \(connection) --to KEY,"
                + " with the KEY that \(program) key prints here"
        )
        .ja(
            "次から選んでください。今後ここで使う: \(program) token \(connection) --adopt ／ 新しくログインする: "
                + "\(program) wizard --connection \(connection) --step sign-in ／ \(host.isEmpty ? "元のマシン" : host)"
                + " から移す: \(program) transfer \(connection) --to 公開鍵（公開鍵はここで \(program) key が表示するもの）"
        )
    }
}

extension Transit {
    /// The command that finishes the journey of a connection that leaves.
    ///
    /// - Parameter connection: its name here.
    /// - Returns: one line, without secrets.
    package func command(of connection: String) -> String {
        "oauth-setup send \(DisplayPath.word(connection)) \(peer.isEmpty ? "--via COMMAND" : DisplayPath.word(peer))"
            + (program.isEmpty ? "" : " --program \(DisplayPath.word(program))")
    }
}
