package import Localization
package import SettingsStore

extension StoreWarning {
    /// The warning as a sentence.
    package var words: LocalizedText {
        switch self {
        case .replaced(let path):
            .en("note: the settings that were in \(path) could not be opened, and were replaced")
                .ja("注意: \(path) にあった設定は開けなかったため、置き換えました")
        case .locksMayBeLocal(let path, let fileSystem):
            .en(
                "warning: \(path) is on \(fileSystem), where locks may count on one machine only: let one"
                    + " machine use it, or keep it on a disk of its own"
            )
            .ja("警告: \(path) は \(fileSystem) にあり、ロックが1台のマシンの中でしか効かないことがあります。1台だけで使うか、そのマシンのディスクに置いてください")
        case .keptAside(let name, let reason, let path):
            .en(
                "warning: the new tokens of \(name) could not be written (\(reason.words.message.english)); they are kept, sealed,"
                    + " in \(path), and are used and written from there"
            )
            .ja(
                "警告: \(name) の新しいトークンを書き込めませんでした（\(reason.words.message.japanese)）。暗号化して \(path) に"
                    + "保管し、そこから使います。書き込めるようになると、自動で元の場所に書き込みます"
            )
        case .notKept(let name, let reason):
            .en(
                "warning: the new refresh token of \(name) could not be kept (\(reason.words.message.english)); the access token"
                    + " works until it ends, then a new sign-in may be needed"
            )
            .ja(
                "警告: \(name) の新しいリフレッシュトークンを保存できませんでした（\(reason.words.message.japanese)）。アクセストークンは期限まで使えますが、その後は再ログインが必要になることがあります"
            )
        }
    }
}
