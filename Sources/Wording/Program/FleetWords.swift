package import Localization
internal import SettingsStore

/// What the commands of fleets say; `program` is what a command line of this kind begins with.
package enum FleetWords {
    package static let badMember = ErrorWords.en("a member is written as a name and a key")
        .fix("--add NAME=age1…, as oauth-setup fleet join prints it there")
        .ja("メンバーは名前と公開鍵で指定してください").fix("追加するマシンの oauth-setup fleet join が表示する --add 名前=age1… をそのまま使ってください")

    package static func noCopy(_ name: String, _ path: String) -> ErrorWords {
        let path = DisplayPath.path(path)
        return .en("\(name) is there, but this machine cannot keep its copy at \(path)")
            .fix("allow writing there, or set XDG_STATE_HOME to a folder that this user may write to")
            .ja("\(name) はありますが、コピーを \(path) に保存できません")
            .fix("書き込みを許可するか、XDG_STATE_HOME に書き込めるフォルダーを設定してください")
    }

    package static func joinInstead(_ name: String, fleet: String, _ program: String) -> ErrorWords {
        .en("\(name) is shared; a machine that wants it joins the fleet")
            .fix("there: \(program) fleet join, then here: \(program) fleet members \(fleet) --add NAME=KEY")
            .ja("\(name) は共有されています。使いたいマシンはフリートに加わってください")
            .fix("そのマシンで \(program) fleet join、このマシンで \(program) fleet members \(fleet) --add 名前=鍵 を実行してください")
    }

    /// For `send`, which can let the other machine in by itself.
    package static func offerJoin(_ name: String) -> ErrorWords {
        .en("\(name) is shared; a machine that wants it joins the fleet")
            .fix("the same command with --join lets it in")
            .ja("\(name) は共有されています。使いたいマシンはフリートに加わってください").fix("同じコマンドに --join を付けると、相手をフリートに加えます")
    }

    package static func notShared(_ name: String) -> ErrorWords {
        .en("\(name) is not shared, so that there is no fleet to join").fix("send it without --join")
            .ja("\(name) は共有されていないため、加わるフリートがありません").fix("--join を付けずに送ってください")
    }

    package static let memberUnnamed = ErrorWords.en("the other machine needs a name as a member")
        .fix("--as NAME").ja("相手のマシンのメンバー名が必要です").fix("--as 名前")

    package static func joinedThere(_ peer: LocalizedText, member: String, _ connection: String) -> LocalizedText {
        .en("\(peer.english) is a member now, as \(member), and has \(connection)")
            .ja("\(peer.japanese) をメンバー \(member) として加えました。\(connection) を使えます")
    }

    package static func made(_ name: String, member: String, _ program: String) -> LocalizedText {
        .en("fleet \(name) made, with this machine as \(member). Other machines: \(program) fleet join")
            .ja("フリート \(name) を作りました（このマシンの名前: \(member)）。ほかのマシンでは \(program) fleet join を実行してください")
    }

    package static func ask(_ host: String, _ recipient: String, _ program: String) -> LocalizedText {
        let command = "\(program) fleet members FLEET --add \(host)=\(recipient)"
        return .en("a member lets this machine in with: \(command)").ja("メンバーのマシンで実行してください: \(command)")
    }

    package static func takeInvitation(_ program: String) -> LocalizedText {
        .en("and gives it what that prints: \(program) fleet join FILE").ja(
            "その出力をこのマシンで読み込みます: \(program) fleet join ファイル"
        )
    }

    package static func unreadable(_ file: String) -> LocalizedText {
        .en("the invitation \(file) cannot be read").ja("招待 \(file) を読み込めません")
    }

    package static func joined(_ name: String, _ place: String, _ program: String) -> LocalizedText {
        .en("joined the fleet \(name) at \(place). A token: \(program) token \(name)/CONNECTION")
            .ja("\(place) のフリート \(name) に加わりました。トークンの取得: \(program) token \(name)/接続名")
    }

    package static func added(_ member: String, _ program: String) -> LocalizedText {
        .en("\(member) is a member now. Give it this invitation: \(program) fleet join FILE")
            .ja("\(member) をメンバーに追加しました。この招待をそのマシンに渡してください: \(program) fleet join ファイル")
    }

    package static func removed(_ member: String) -> LocalizedText {
        .en("\(member) is removed; the others have new keys").ja("\(member) を外しました。ほかのマシンの鍵は新しくなりました")
    }

    package static func signInAgain(_ connection: String, _ program: String) -> LocalizedText {
        .en(
            "it may have kept the refresh token of \(connection): sign in again to end that (\(program) wizard --connection \(connection) --step sign-in)"
        )
        .ja(
            "外したマシンに \(connection) のリフレッシュトークンが残っている可能性があります。無効にするには再ログインしてください（\(program) wizard --connection \(connection) --step sign-in）"
        )
    }
}
