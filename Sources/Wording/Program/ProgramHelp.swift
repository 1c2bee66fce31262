package import Localization

/// The help of the program itself.
package enum ProgramHelp {
    package static let abstract = LocalizedText.en("Sign in to a service once; programs stay connected.")
        .ja("一度ログインすれば、プログラムはつながり続けます。")
    package static let discussion = LocalizedText.en(
        """
        Without a command the wizard starts. `oauth-setup practice` tries everything
        without an account.

        Exit codes: 0 done, 1 failed, 2 wrong usage, 3 sign-in needed, 4 refused by
        the service, 5 settings file unreadable, 124 timed out, 130 aborted.

        The wizard uses a few colours; NO_COLOR=1 turns them off.

        Example: oauth-setup practice
        """
    )
    .ja(
        """
        コマンドを付けないとウィザードが始まります。oauth-setup practice なら、
        アカウントがなくても全体を試せます。

        終了コード: 0 完了、1 失敗、2 使い方の誤り、3 ログインが必要、4 サービスが拒否、
        5 設定ファイルを読めない、124 時間切れ、130 中断。

        ウィザードは一部に色を使います。NO_COLOR=1 を設定すると使いません。

        例: oauth-setup practice
        """
    )
}
