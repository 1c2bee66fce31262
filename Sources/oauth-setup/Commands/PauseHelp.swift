internal import ArgumentParser

/// The help of the option that `token` and `exec` share.
enum PauseHelp {
    /// `--now`.
    static let now = Help.about(
        "Refresh at once, without the pause after failed refreshes.",
        "更新に失敗した後の待ち時間をおかず、すぐに更新する"
    )
}
