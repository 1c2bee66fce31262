package import Localization

/// What is said of the settings files, besides errors.
package enum StoreWords {
    /// What was there could not be opened, and is gone.
    package static func replaced(_ path: String) -> LocalizedText {
        .en("note: the settings that were in \(path) could not be opened, and were replaced")
            .ja("注意: \(path) にあった設定は開けなかったため、置き換えました")
    }

    /// Two machines may write at once.
    package static func locksMayBeLocal(path: String, fileSystem: String) -> LocalizedText {
        .en(
            "warning: \(path) is on \(fileSystem), where locks may count on one machine only: let one"
                + " machine use it, or keep it on a disk of its own"
        )
        .ja("警告: \(path) は \(fileSystem) にあり、ロックが1台のマシンの中でしか効かないことがあります。1台だけで使うか、そのマシンのディスクに置いてください")
    }

    /// New tokens are at another place than the settings.
    package static func keptAside(name: String, reason: LocalizedText, path: String) -> LocalizedText {
        .en(
            "warning: the new tokens of \(name) could not be written (\(reason.english)); they are kept, sealed,"
                + " in \(path), and are used and written from there"
        )
        .ja(
            "警告: \(name) の新しいトークンを書き込めませんでした（\(reason.japanese)）。暗号化して \(path) に"
                + "保管し、そこから使います。書き込めるようになると、自動で元の場所に書き込みます"
        )
    }

    /// A new refresh token is lost.
    package static func notKept(name: String, reason: LocalizedText) -> LocalizedText {
        .en(
            "warning: the new refresh token of \(name) could not be kept (\(reason.english)); the access token"
                + " works until it ends, then a new sign-in may be needed"
        )
        .ja("警告: \(name) の新しいリフレッシュトークンを保存できませんでした（\(reason.japanese)）。アクセストークンは期限まで使えますが、その後は再サインインが必要になることがあります")
    }
}
