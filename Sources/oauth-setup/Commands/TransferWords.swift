internal import Localization
internal import ServiceCatalog
internal import SettingsStore
internal import Wording

/// What the commands for other machines say.
enum TransferWords {
    /// A copy of the connection's string that could not be removed.
    static func copyLeft(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "a copy with its secrets could not be removed: \(path)",
            japanese: "秘密の値を含むコピーを削除できませんでした: \(path)"
        )
    }

    static func forgotten(_ name: String) -> LocalizedText {
        LocalizedText(english: "\(name) is removed from this machine", japanese: "\(name) をこのマシンから削除しました")
    }

    static func passphrase(_ passphrase: String) -> LocalizedText {
        LocalizedText(
            english: "passphrase (shown only now): \(passphrase)",
            japanese: "パスフレーズ（表示は今回だけです）: \(passphrase)"
        )
    }

    static func moved(_ name: String) -> LocalizedText {
        LocalizedText(
            english: "\(name) now belongs to the other machine; here it has no tokens any more",
            japanese: "\(name) は移動先のものになりました。このマシンにはトークンが残っていません"
        )
    }

    static func copied(_ name: String) -> LocalizedText {
        LocalizedText(english: "\(name) is copied; it works here too", japanese: "\(name) をコピーしました。ここでも引き続き使えます")
    }

    static let again = LocalizedText(
        english: "this is the file of the move that was begun earlier, sealed as it was then",
        japanese: "以前に始めた移動のファイルです。暗号化の鍵もそのときのままです"
    )

    static func next(file: String) -> LocalizedText {
        LocalizedText(
            english: "on the other machine: oauth-setup import \(file)",
            japanese: "移動先のマシンで: oauth-setup import \(file)"
        )
    }

    static func imported(_ name: String) -> LocalizedText {
        LocalizedText(
            english: "\(name) is here now; oauth-setup connect \(name) tests it",
            japanese: "\(name) を取り込みました。oauth-setup connect \(name) でテストできます"
        )
    }

    static func warning(_ warning: StoreWarning) -> LocalizedText {
        switch warning {
        case .replaced(let path):
            LocalizedText(
                english: "note: the settings that were in \(path) could not be opened, and were replaced",
                japanese: "注意: \(path) にあった設定は開けなかったため、置き換えました"
            )
        case .locksMayBeLocal(let path, let fileSystem):
            LocalizedText(
                english: "warning: \(path) is on \(fileSystem), where locks may count on one machine only: let one"
                    + " machine use it, or keep it on a disk of its own",
                japanese: "警告: \(path) は \(fileSystem) にあり、ロックが1台のマシンの中でしか効かないことがあります。"
                    + "1台だけで使うか、そのマシンのディスクに置いてください"
            )
        case .keptAside(let name, let reason, let path):
            LocalizedText(
                english:
                    "warning: the new tokens of \(name) could not be written (\(reason.message(in: .english))); they are kept, sealed,"
                    + " in \(path), and are used and written from there",
                japanese: "警告: \(name) の新しいトークンを書き込めませんでした（\(reason.message(in: .japanese))）。暗号化して \(path) に"
                    + "保管し、そこから使います。書き込めるようになると、自動で元の場所に書き込みます"
            )
        case .notKept(let name, let reason):
            LocalizedText(
                english:
                    "warning: the new refresh token of \(name) could not be kept (\(reason.message(in: .english))); the access token"
                    + " works until it ends, then a new sign-in may be needed",
                japanese: "警告: \(name) の新しいリフレッシュトークンを保存できませんでした（\(reason.message(in: .japanese))）。"
                    + "アクセストークンは期限まで使えますが、その後は再サインインが必要になることがあります"
            )
        }
    }

    static let askPassphrase = LocalizedText(english: "Passphrase: ", japanese: "パスフレーズ: ")
}
