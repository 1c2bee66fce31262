internal import Localization

/// What is said of the connections of this machine.
package enum ConnectionWords {
    /// There is no such connection; the name is nil where it must not be shown, `start` the command that sets one up.
    package static func missing(_ name: String?, nearest: String?, start: String) -> ErrorWords {
        .en(name.map { "there is no connection named \($0)" } ?? "there is no connection of that name")
            .ja(name.map { "\($0) という接続はありません" } ?? "その名前の接続はありません")
            .fix(
                nearest.map(GivenNameWords.nearest)
                    ?? .en("`\(start) status` lists the connections; `\(start)` sets one up")
                    .ja("接続の一覧は `\(start) status` で確認できます。新しい接続は `\(start)` で設定します")
            )
    }
}
