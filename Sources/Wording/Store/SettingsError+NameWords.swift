internal import Localization
internal import SettingsStore

extension SettingsError.NameFault {
    /// Why a name or a place cannot be used, and what can.
    var words: ErrorWords {
        switch self {
        case .connection:
            .en("this is not a name for a connection")
                .fix("use at most 64 letters, digits, hyphens, underscores and dots, and no dot first")
                .ja("接続の名前として使えません").fix("64文字以内の文字、数字、- _ . を使ってください。先頭に . は使えません")
        case .leadingHyphen:
            .en("a connection's name must not begin with a hyphen")
                .fix("begin with a letter or a digit: commands take a hyphen for an option")
                .ja("接続の名前をハイフンで始めることはできません").fix("文字または数字で始めてください。ハイフンはコマンドのオプションとみなされます")
        case .linkNotUTF8(let path):
            .en("the link \(DisplayPath.path(path)) leads to a name that is not UTF-8")
                .fix("name the file itself, in UTF-8")
                .ja("リンク \(DisplayPath.path(path)) の先の名前がUTF-8ではありません").fix("UTF-8の名前で、ファイルそのものを指定してください")
        case .locationNotShowable:
            .en("the settings location has characters that cannot be shown").ja("設定の場所に、表示できない文字が含まれています")
        case .locationWithoutID:
            .en("the settings location has no id").fix("write memory:// and a word")
                .ja("設定の場所にIDがありません").fix("memory:// の後に語を続けてください")
        case .locationNotAFile: .en("the settings location does not name a file").ja("設定の場所がファイルを指していません")
        case .locationNotInEngine:
            .en("the settings location does not name hosts, a prefix and a connection")
                .fix("write etcd://HOST:2379/PREFIX/NAME or postgresql://HOST/DATABASE/PREFIX/NAME")
                .ja("設定の場所に、ホスト、プレフィックス、接続の名前がそろっていません")
                .fix("etcd://ホスト:2379/プレフィックス/名前 または postgresql://ホスト/データベース/プレフィックス/名前 の形で書いてください")
        case .locationPart(let part):
            .en("\(DisplayPath.path(part)) cannot be a part of a settings location")
                .fix("write hosts as HOST or HOST:PORT, and a prefix in at most 64 letters, digits, -, _ and .")
                .ja("\(DisplayPath.path(part)) は設定の場所の一部として使えません")
                .fix("ホストは HOST または HOST:PORT、プレフィックスは64文字以内の英数字と - _ . で書いてください")
        case .locationWithPassword:
            .en("the settings location has a password in it, where everybody would read it")
                .fix("leave it out, and put it into ~/.pgpass or the file that fleets.json names")
                .ja("設定の場所にパスワードが含まれています。誰にでも読めてしまいます")
                .fix("パスワードを取り除き、~/.pgpass、または fleets.json で指定するファイルに書いてください")
        case .noSuchFleet(let name):
            .en("no fleet is named \(DisplayPath.path(name)) here").fix(
                "oauth-setup fleet join, or name it in fleets.json"
            )
            .ja("\(DisplayPath.path(name)) という名前のフリートはありません").fix("oauth-setup fleet join を実行するか、fleets.json に書いてください")
        case .locationWithTilde:
            .en("the settings location starts with ~, which stands for nothing here").fix("write the whole path")
                .ja("設定の場所の先頭の ~ は、ここでは使えません").fix("パス全体を書いてください")
        }
    }
}

extension SettingsError.Occupant {
    /// What has a name already, and how to go on.
    var words: ErrorWords {
        switch self {
        case .file(let path):
            .en("\(DisplayPath.path(path)) is there already").fix("name another file, or remove this one first")
                .ja("\(DisplayPath.path(path)) はすでにあります").fix("別のファイルを指定するか、先にこのファイルを削除してください")
        case .fleet(let place):
            .en("there is a fleet at \(DisplayPath.path(place)) already")
                .fix("ask a member to let this machine in: oauth-setup fleet join")
                .ja("\(DisplayPath.path(place)) にはすでにフリートがあります")
                .fix("メンバーに追加してもらい、oauth-setup fleet join を実行してください")
        case .fleetName(let name, let place):
            .en("\(DisplayPath.path(name)) is the fleet at \(DisplayPath.path(place)) here")
                .fix("give this one another name, or correct fleets.json")
                .ja("このマシンでは \(DisplayPath.path(name)) は \(DisplayPath.path(place)) のフリートの名前です")
                .fix("別の名前を付けるか、fleets.json を修正してください")
        case .connection(let name):
            .en("there is a connection named \(DisplayPath.path(name)) already")
                .fix("give another one with --name, or --replace")
                .ja("\(DisplayPath.path(name)) という名前の接続がすでにあります").fix("--name で別の名前にするか、--replace を付けてください")
        }
    }
}

extension SettingsError.MissingFolder {
    /// Which folder is not known.
    var words: ErrorWords {
        switch self {
        case .home:
            .en("the home folder is not known").fix("set OAUTH_SETUP_HOME to a folder")
                .ja("ホームフォルダーの場所がわかりません").fix("OAUTH_SETUP_HOME にフォルダーを設定してください")
        case .state: .en("there is no state folder").ja("状態フォルダーがありません")
        }
    }
}
