internal import ServiceCatalog
internal import SettingsStore

/// The store's errors in the person's language; the store itself speaks English, with the paths in it.
extension SettingsError {
    /// What happened; in Japanese the kind of error, then the store's own words with the path.
    func message(in language: Language) -> String {
        language == .english ? message : "\(japanese.message)（\(message)）"
    }

    /// What to do; a command is the same in every language.
    func hint(in language: Language) -> String? {
        guard language == .japanese, let hint else { return hint }
        return isCommand(hint) ? hint : japanese.hint
    }

    private func isCommand(_ hint: String) -> Bool {
        ["chmod ", "chown ", "mkdir ", "cp ", "oauth-setup "].contains { hint.hasPrefix($0) }
    }

    /// What a script is told.
    var outcome: AuthError.Outcome {
        switch code {
        case .cannotWrite, .locked: .failed
        case .badName, .badRecipient, .alreadyThere: .usage
        case .moved: .signInNeeded
        case .aborted: .aborted
        default: .settingsUnreadable
        }
    }

    private var japanese: (message: String, hint: String) {
        switch code {
        case .damaged: ("設定ファイルが壊れています", "バックアップを戻すか、削除してもう一度サインインしてください")
        case .sealedToAnotherKey:
            ("設定ファイルは別の鍵で暗号化されています", "暗号化に使った鍵を指定するか、もう一度サインインしてください")
        case .newerSchema:
            ("設定ファイルは新しいバージョンで作成されています", "このプログラムを更新してください。設定はそのまま残っています")
        case .notPrivate: ("他のユーザーがファイルを読み書きできます", "権限を自分だけに限定してください")
        case .folderNotPrivate: ("他のユーザーが設定フォルダーを読み書きできます", "権限を自分だけに限定してください")
        case .locked: ("他のプロセスが設定ファイルを使用中です", "終わるまで待ってから、もう一度お試しください")
        case .cannotRead: ("ファイルを読み取れません", "ファイルの権限を確認してください")
        case .cannotWrite: ("ファイルに書き込めません。元の内容は残っています", "ディスクの空きと権限を確認してください")
        case .notRegularFile: ("通常のファイルではありません", "リンクではなくファイルそのものを指定してください")
        case .badName: ("この名前や場所は使えません", "64 文字以内の文字、数字、- _ . を使ってください")
        case .identityMissing: ("設定ファイルを開く鍵がありません", "鍵をバックアップから戻すか、もう一度サインインしてください")
        case .identityDamaged: ("鍵のファイルが壊れています", "バックアップから戻してください")
        case .identityProtected:
            (
                "鍵はパスフレーズで保護されています",
                "端末で実行するか、--passphrase-file FILE、--passphrase-fd N または環境変数"
                    + " OAUTH_SETUP_PASSPHRASE_FILE（ファイルのパス）で渡してください"
            )
        case .passphraseWrong: ("鍵のパスフレーズが違います", "もう一度実行し、正しいパスフレーズを入力してください")
        case .aborted: ("中止しました", "")
        case .badRecipient: ("公開鍵が正しくありません", "age1… で始まる公開鍵を確認してください")
        case .moved: ("この接続は別のマシンに移されました", "移動先で使うか、ここでもう一度サインインしてください")
        case .olderThanSeen: ("設定ファイルは、以前ここにあったものより古いコピーです", "もう一度サインインしてください")
        case .alreadyThere: ("同じ名前のものが既にあります", "別の名前にするか、--replace を付けてください")
        case .noFolder: ("設定フォルダーの場所が分かりません", "OAUTH_SETUP_HOME を設定してください")
        }
    }
}
