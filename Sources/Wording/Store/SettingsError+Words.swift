internal import Localization
public import SettingsStore

/// What the errors of the store say.
extension SettingsError: Worded {
    /// What happened, and what to do about it.
    public var words: ErrorWords {
        switch self {
        case .damaged(let source, let damage): damage.words(source)
        case .sealedToAnotherKey(let source): source.sealedToAnotherKey
        case .newerSchema(let source, let version): source.newerSchema(version)
        case .notPrivate(let path, let exposure): exposure.words(path)
        case .folderNotPrivate(let path, let exposure): exposure.words(path)
        case .locked(let holder): holder.words
        case .cannotRead(let path, let failure): failure.words(path)
        case .cannotWrite(let path, let failure): failure.words(path)
        case .notRegularFile(let path, let shape): shape.words(path)
        case .badName(let fault): fault.words
        case .identityMissing(let path): Self.identityMissing(path)
        case .identityDamaged(let fault): fault.words
        case .identityProtected(let fault): fault.words
        case .passphraseWrong(let path): Self.passphraseWrong(path)
        case .aborted: .en("aborted").ja("中止しました")
        case .badRecipient(let fault): fault.words
        case .moved(let move): move.words
        case .olderThanSeen(let connection, let copy): copy.words(connection)
        case .alreadyThere(let occupant): occupant.words
        case .noFolder(let folder): folder.words
        case .fleet(let place, let fault): fault.words(place)
        case .tokensNotKept(let cause): Self.tokensNotKept(cause)
        }
    }

    private static func identityMissing(_ path: String) -> ErrorWords {
        .en("there is no identity at \(DisplayPath.path(path))")
            .fix("put it back from a backup, name another one in OAUTH_SETUP_IDENTITY, or sign in again")
            .ja("\(DisplayPath.path(path)) に鍵がありません").fix("バックアップから戻すか、OAUTH_SETUP_IDENTITY で別の鍵を指定するか、もう一度ログインしてください")
    }

    private static func passphraseWrong(_ path: String) -> ErrorWords {
        .en("the passphrase of the identity \(DisplayPath.path(path)) is wrong").fix("try again with the right one")
            .ja("鍵 \(DisplayPath.path(path)) のパスフレーズが違います").fix("もう一度実行し、正しいパスフレーズを入力してください")
    }

    private static func tokensNotKept(_ cause: SettingsError) -> ErrorWords {
        let why = cause.words.message
        return .en("the new tokens could not be kept: \(why.english)")
            .fix("make room or allow writing there, then sign in again")
            .ja("新しいトークンを保存できませんでした: \(why.japanese)").fix("空きを作るか書き込みを許可してから、もう一度ログインしてください")
    }
}
