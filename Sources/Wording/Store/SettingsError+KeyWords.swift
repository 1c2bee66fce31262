internal import Localization
internal import SettingsStore

extension SettingsError.IdentityFault {
    /// What is wrong with an identity.
    var words: ErrorWords {
        let backup = LocalizedText.en("put it back from a backup").ja("バックアップから戻してください")
        switch self {
        case .cannotOpen(let path, let error):
            let why = error.words.message
            return .en("the identity \(DisplayPath.path(path)) cannot be opened: \(why.english)")
                .ja("鍵 \(DisplayPath.path(path)) を開けません: \(why.japanese)").fix(backup)
        case .cannotRead(let path, let error):
            let why = error.words.message
            return .en("the identity \(DisplayPath.path(path)) cannot be read: \(why.english)")
                .ja("鍵 \(DisplayPath.path(path)) を読み取れません: \(why.japanese)").fix(backup)
        case .noKey(let path):
            return .en("there is no key in \(DisplayPath.path(path))").ja("\(DisplayPath.path(path)) に鍵が入っていません")
        case .cannotMake(let error):
            let why = error.words.message
            return .en("an identity cannot be made: \(why.english)").ja("鍵を作成できません: \(why.japanese)")
        }
    }
}

extension SettingsError.PassphraseFault {
    /// Why a passphrase is not there, or cannot be used.
    var words: ErrorWords {
        switch self {
        case .nobodyToAsk(let path):
            return .en(
                "the identity \(DisplayPath.path(path)) is protected by a passphrase,"
                    + " and nobody can be asked for it"
            )
            .fix(
                "run this at a terminal, or give the passphrase with --passphrase-file FILE,"
                    + " --passphrase-fd N, or the file's path in OAUTH_SETUP_PASSPHRASE_FILE"
            )
            .ja("鍵 \(DisplayPath.path(path)) はパスフレーズで保護されており、入力を求めるターミナルがありません")
            .fix(
                "ターミナルで実行するか、--passphrase-file FILE、--passphrase-fd N または環境変数"
                    + " OAUTH_SETUP_PASSPHRASE_FILE（ファイルのパス）で渡してください"
            )
        case .nothingToRead(let place):
            return .en("there is no passphrase to read in \(place)")
                .fix("it takes the path of a file whose first line is the passphrase")
                .ja("\(place) からパスフレーズを読み取れません").fix("1行目にパスフレーズを書いたファイルのパスを指定してください")
        case .neededAgain(let path):
            return .en("the passphrase of \(DisplayPath.path(path)) is needed once more")
                .ja("\(DisplayPath.path(path)) のパスフレーズがもう一度必要です")
        case .empty: return .en("the passphrase is empty").ja("パスフレーズが空です")
        case .cannotProtect(let error):
            let why = error.words.message
            return .en("the identity cannot be protected: \(why.english)").ja("鍵を保護できません: \(why.japanese)")
        }
    }
}

extension SettingsError.RecipientFault {
    /// Why something cannot be sealed for a key.
    var words: ErrorWords {
        switch self {
        case .file(let path, let error):
            let (shown, why) = (DisplayPath.path(path), error.words)
            return .en("\(shown): \(why.message.english)").ja("\(shown): \(why.message.japanese)").fix(why.hint)
        case .given(let error): return error.words
        case .sealing(let error):
            let why = error.words
            return .en("the settings cannot be sealed: \(why.message.english)")
                .ja("設定を暗号化できません: \(why.message.japanese)").fix(why.hint)
        }
    }
}
