internal import ServiceCatalog
internal import SettingsStore

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
        case .refreshedElsewhere(let name):
            LocalizedText(
                english: "warning: \(name) was last refreshed on another machine; if it is used there too, each refresh"
                    + " ends the other's sign-in. Move it instead: oauth-setup transfer",
                japanese: "警告: \(name) は別のマシンで更新されています。両方で使うと、更新のたびに互いのサインインが無効になります。"
                    + "oauth-setup transfer で移動してください"
            )
        case .keptAside(let name, let reason, let path):
            LocalizedText(
                english:
                    "warning: the new tokens of \(name) could not be written (\(reason.message)); they are kept, sealed,"
                    + " in \(path), and are used and written from there",
                japanese: "警告: \(name) の新しいトークンを書き込めませんでした（\(reason.japaneseMessage)）。暗号化して \(path) に"
                    + "保管し、そこから使います。書き込めるようになると、自動で元の場所に書き込みます"
            )
        case .notKept(let name, let reason):
            LocalizedText(
                english:
                    "warning: the new refresh token of \(name) could not be kept (\(reason.message)); the access token"
                    + " works until it ends, then a new sign-in may be needed",
                japanese: "警告: \(name) の新しいリフレッシュトークンを保存できませんでした（\(reason.japaneseMessage)）。"
                    + "アクセストークンは期限まで使えますが、その後は再サインインが必要になることがあります"
            )
        }
    }

    static let askPassphrase = LocalizedText(english: "Passphrase: ", japanese: "パスフレーズ: ")
}
