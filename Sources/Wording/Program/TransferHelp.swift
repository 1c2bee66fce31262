package import Localization

/// The help of `transfer`.
package enum TransferHelp {
    package static let abstract = LocalizedText.en("Seal a connection for another machine.").ja("接続を、別のマシン宛てに暗号化します。")
    package static let discussion = LocalizedText.en(
        """
        Where each refresh replaces the refresh token, two machines with one token end each other's sign-in: such a
        connection is moved, and this machine gives its tokens up. Others are copied, unless --move is given.

        A move is one write of this machine's settings: before it the tokens are here, after it they are the other
        machine's, sealed so that this one cannot open them. The file is written then. When that was interrupted,
        oauth-setup transfer NAME -o FILE writes it again.

        Example: oauth-setup transfer sales --to age1… -o sales.age
        """
    )
    .ja(
        """
        更新のたびにリフレッシュトークンが変わるサービスでは、2台が同じトークンを持つと互いのログインを終わらせて
        しまいます。そのような接続は移動し、このマシンはトークンを手放します。ほかの接続は、--move を付けないかぎり
        コピーします。

        移動は、このマシンの設定を1回書き換えるだけです。それまではこのマシンのもの、その後は相手のもので、この
        マシンでは開けない形に暗号化されます。ファイルはその後で書きます。途中で止まったときは、
        oauth-setup transfer NAME -o FILE で書き直せます。

        例: oauth-setup transfer sales --to age1… -o sales.age
        """
    )
    package static let to = LocalizedText.en("The other machine's public key, from oauth-setup key.")
        .ja("相手のマシンの公開鍵（oauth-setup key の出力）")
    package static let passphrase = LocalizedText.en("Seal with a new passphrase, shown once on standard error.")
        .ja("新しいパスフレーズで暗号化する（標準エラーに一度だけ表示）")
    package static let output = LocalizedText.en("The file to write; standard output without it.")
        .ja("書き込むファイル（省略すると標準出力）")
    package static let move = LocalizedText.en("Give the connection up here.").ja("このマシンでは接続を手放す")
    package static let copy = LocalizedText.en("Keep the connection here too.").ja("このマシンにも接続を残す")
}
