package import Localization

/// The help of `forget`.
package enum ForgetHelp {
    package static let abstract = LocalizedText.en("Remove a connection's settings from this machine.")
        .ja("接続の設定をこのマシンから削除します。")
    package static let discussion = LocalizedText.en(
        """
        Its tokens and secrets go, those of an unfinished setup beside it too, and its folder. The service is not told unless --revoke is given: it is asked to
        end the sign-in then, and the settings go whatever it says. Exit code 1 when it did not confirm, or has no
        way to be asked: end the access in the service's own settings then.

        What machines share (FLEET/NAME) stays with the others: only the copy here goes, unless --everywhere is given.

        Example: oauth-setup forget sales --revoke
        """
    )
    .ja(
        """
        トークンとシークレットを含む設定を（完了していない設定の分も）削除します。--revoke を付けないかぎり、サービスには知らせません。付けると
        先にログインの終了を依頼し、返事にかかわらず設定を削除します。サービスが確認しないとき、または依頼する
        方法がないときの終了コードは1です。その場合はサービス側の設定画面でアクセスを取り消してください。

        マシン間で共有している接続（フリート名/接続名）は、このマシンのコピーだけを削除します。すべてのマシンから
        削除するには --everywhere を付けてください。

        例: oauth-setup forget sales --revoke
        """
    )
    package static let everywhere = LocalizedText.en("Remove what machines share for all of them.")
        .ja("共有している接続を、すべてのマシンから削除する")
    package static let revoke = LocalizedText.en("Ask the service to end the sign-in first.")
        .ja("先に、ログインを終了するようサービスに依頼する")
}
