package import Localization

/// What `send` says; `peer` is what the person calls the other side.
package enum SendWords {
    /// Stands for the name of a side that a command leads to.
    package static let otherSide = LocalizedText.en("the other side").ja("相手側")

    /// What the other side says.
    package static func there(_ peer: LocalizedText, _ text: String) -> LocalizedText {
        .en("\(peer.english): \(text)").ja("\(peer.japanese): \(text)")
    }

    package static func moved(_ name: String, _ peer: LocalizedText) -> LocalizedText {
        .en("\(name) now belongs to \(peer.english); here it has no tokens any more")
            .ja("\(name) は \(peer.japanese) のものになりました。このマシンにはトークンが残っていません")
    }

    /// What is sent where two may have it; the copy here is kept or not.
    package static func copied(_ name: String, _ peer: LocalizedText, isKept: Bool) -> LocalizedText {
        .en("\(name) is on \(peer.english) now\(isKept ? "; it works here too" : "")")
            .ja("\(name) を \(peer.japanese) に\(isKept ? "コピーしました。ここでも引き続き使えます" : "送りました")")
    }

    package static func unfinished(_ name: String, _ command: String) -> LocalizedText {
        .en("\(name) is neither here nor there yet; finish it: \(command), or take it back: \(command) --undo")
            .ja("\(name) の移動は完了していません。完了するには \(command)、取り消すには \(command) --undo を実行してください")
    }

    package static func keptHere(_ name: String, _ command: String) -> LocalizedText {
        .en("\(name) is set up, and still here; send it: \(command)")
            .ja("\(name) の設定は完了しましたが、まだこのマシンにあります。送るには \(command) を実行してください")
    }

    package static func takenBack(_ name: String) -> LocalizedText {
        .en("\(name) belongs to this machine again").ja("\(name) はこのマシンのものに戻りました")
    }

    package static func withdrawn(_ name: String, _ peer: LocalizedText) -> LocalizedText {
        .en("\(name) was here all the time; what an unfinished try left on \(peer.english) is removed")
            .ja("\(name) はこのマシンのものです。\(peer.japanese) に残っていたものを削除しました")
    }

    package static func nothingToUndo(_ name: String, _ peer: LocalizedText) -> LocalizedText {
        .en("\(name) is not on its way, and nothing of it waits on \(peer.english)")
            .ja("\(name) は移動の途中ではなく、\(peer.japanese) にも残っていません")
    }

    package static func arrived(_ name: String, _ command: String) -> ErrorWords {
        .en("\(name) has arrived there already, and cannot be taken back").fix("finish it: \(command)")
            .ja("\(name) はすでに送り先のものになっているため、取り消せません").fix("完了してください: \(command)")
    }

    package static func otherMachine(_ name: String, _ command: String) -> ErrorWords {
        .en("\(name) is on its way to another machine than this one").fix("go on with that one: \(command)")
            .ja("\(name) は別のマシンへの移動の途中です").fix("そのマシン宛てに続けてください: \(command)")
    }

    package static func sameMachine(_ peer: LocalizedText) -> ErrorWords {
        .en("\(peer.english) has the key of this machine itself").fix("name another machine or user")
            .ja("\(peer.japanese) の鍵は、このマシン自身の鍵です").fix("別のマシンまたはユーザーを指定してください")
    }

    package static let anotherName = LocalizedText.en(
        "give it another name there with --as, or --replace the one there"
    )
    .ja("--as で別の名前にするか、--replace で上書きしてください")

    package static func busy(_ name: String) -> ErrorWords {
        .en("\(name) was renewed again and again meanwhile").fix("stop the programs that use it, and try again")
            .ja("送っている間に \(name) が何度も更新されました").fix("使用中のプログラムを止めて、もう一度お試しください")
    }

    package static let noSSH = ErrorWords.en("there is no ssh here")
        .fix("install OpenSSH (openssh-client), or name another way with --via")
        .ja("このマシンに ssh がありません").fix("OpenSSH（openssh-client）をインストールするか、--via で別の方法を指定してください")

    package static func notStarted(_ why: LocalizedText) -> ErrorWords {
        .en("ssh could not be started: \(why.english)").ja("ssh を起動できませんでした: \(why.japanese)")
            .fix(.en("try again").ja("もう一度お試しください"))
    }

    package static func noProgram(_ peer: LocalizedText) -> ErrorWords {
        .en("there is no oauth-setup on \(peer.english)")
            .fix("install it there, or name its path there with --program; nothing has changed")
            .ja("\(peer.japanese) に oauth-setup がありません").fix("インストールするか、--program で送り先でのパスを指定してください。何も変更していません")
    }

    package static func notReached(_ peer: LocalizedText) -> ErrorWords {
        .en("ssh did not reach \(peer.english)").fix("try `ssh HOST true` first; what ssh says stands above")
            .ja("ssh で \(peer.japanese) に接続できませんでした").fix("先に `ssh HOST true` を試してください。ssh のメッセージは上に表示されています")
    }

    package static func ended(_ peer: LocalizedText, code: Int32?) -> ErrorWords {
        .en("\(peer.english) ended\(code.map { " with exit code \($0)" } ?? "") before it had answered")
            .fix("look at what it said above, and run the same command again")
            .ja("\(peer.japanese) は応答しないまま終了しました\(code.map { "（終了コード \($0)）" } ?? "")")
            .fix("上のメッセージを確認して、同じコマンドをもう一度実行してください")
    }

    package static func silent(_ peer: LocalizedText, seconds: Int) -> ErrorWords {
        .en("\(peer.english) has not answered within \(seconds) seconds").fix("run the same command again")
            .ja("\(peer.japanese) が\(seconds)秒以内に応答しませんでした").fix("同じコマンドをもう一度実行してください")
    }

    package static func nonsense(_ peer: LocalizedText) -> ErrorWords {
        .en("what \(peer.english) answers is not the answer of oauth-setup")
            .fix("see that the command line there starts oauth-setup, and nothing else prints in between")
            .ja("\(peer.japanese) の応答は oauth-setup のものではありません").fix("送り先で oauth-setup が起動され、ほかの出力が混ざらないことを確認してください")
    }

    package static func older(_ peer: LocalizedText, version: String) -> ErrorWords {
        .en("\(peer.english) has oauth-setup \(version), which is too old to receive a connection")
            .fix("install this version there, or use transfer and import")
            .ja("\(peer.japanese) の oauth-setup \(version) は古いため、接続を受け取れません").fix(
                "このバージョンをインストールするか、transfer と import を使ってください"
            )
    }

    package static func otherProtocol(_ peer: LocalizedText, version: String) -> ErrorWords {
        .en("\(peer.english) has oauth-setup \(version), which this version cannot talk with")
            .fix("install the same version on both machines")
            .ja("\(peer.japanese) の oauth-setup \(version) とは、このバージョンでは通信できません").fix("両方のマシンに同じバージョンをインストールしてください")
    }

    /// What the far end says of an order.
    package static let orderNotUnderstood = ErrorWords.en("this order is not known here")
        .fix("only oauth-setup send talks with this command")
        .ja("不明な命令です").fix("このコマンドは oauth-setup send が使うものです")

    package static let notHere = ErrorWords.en("what was sent is not here any more").fix("send it again")
        .ja("送られたものがここにありません").fix("もう一度送ってください")
}
