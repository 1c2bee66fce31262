package import Localization

/// The help of `key`.
package enum KeyHelp {
    package static let abstract = LocalizedText.en("Print this machine's public key; protect or replace the key.")
        .ja("このマシンの公開鍵を表示します。鍵の保護と交換もできます。")
    package static let discussion = LocalizedText.en(
        """
        The public key is for whoever hands a connection over to this machine. Nothing secret is printed. The key is
        made when it is first asked for.

        --protect seals the key file with a passphrase, as age -p does: age --decrypt -i identity.txt asks for it,
        and so does every command that opens a connection, once; the wizard on a page of its own, when a connection
        is opened or before a sign-in begins. Where nobody can be asked, give the passphrase with
        --passphrase-file, --passphrase-fd, or the path of its file in OAUTH_SETUP_PASSPHRASE_FILE; without it the
        command ends at once with exit code 5. On a key that has a passphrase --protect gives it another one.

        --rotate makes a new key and seals every connection for it. Killed at any point, one of the keys opens every
        file, and --rotate again finishes. Files outside of the connections folder are not found by it: name them
        with --also, or let the old key stay with --keep-old. After a leak end the sign-ins too: forget --revoke.

        --rotate --post-quantum makes a key that a quantum computer cannot work out either (ML-KEM-768 with X25519,
        AGE-SECRET-KEY-PQ-1 and age1pq1), which age reads from 1.3 on. A file that recipients.txt seals for an
        older kind of key too is only as safe as that one.

        Example: on the other machine, oauth-setup transfer sales --to $(ssh server oauth-setup key) -o sales.age
        """
    )
    .ja(
        """
        公開鍵は、このマシンに接続を渡す人に教えます。シークレットは表示しません。鍵は最初に必要になったときに作ります。

        --protect は、age -p と同じ方法で鍵ファイルをパスフレーズで保護します。以後 age --decrypt -i identity.txt
        も、接続を開くコマンドも、パスフレーズを一度尋ねます。ウィザードは、接続を開くときやログインを始める前に
        専用のページで尋ねます。尋ねる相手がいない場所では --passphrase-file、--passphrase-fd、または環境変数
        OAUTH_SETUP_PASSPHRASE_FILE（ファイルのパス）で渡します。ないときはすぐに終了コード5で終わります。保護済みの
        鍵に使うと、パスフレーズを変更します。

        --rotate は新しい鍵を作り、すべての接続をその鍵で暗号化し直します。途中で止まっても、どのファイルもどちらか
        の鍵で開け、もう一度 --rotate を実行すると完了します。接続フォルダーの外にあるファイルは --also で指定する
        か、--keep-old で古い鍵を残してください。漏えいしたときは、forget --revoke でログインも終了してください。

        --rotate --post-quantum は、量子計算機でも破れない鍵（ML-KEM-768とX25519、AGE-SECRET-KEY-PQ-1 と
        age1pq1）を作ります。age 1.3以降で読めます。recipients.txt に従来の鍵があるファイルの強さは、その鍵までです。

        例: 相手のマシンで
          oauth-setup transfer sales --to $(ssh server oauth-setup key) -o sales.age
        """
    )
    package static let showRecipient = LocalizedText.en("Print the public key; the same as without it.")
        .ja("公開鍵を表示する（何も指定しないときと同じ）")
    package static let protect = LocalizedText.en("Seal the key file with a passphrase.").ja("鍵ファイルをパスフレーズで保護する")
    package static let unprotect = LocalizedText.en("Take the passphrase away.").ja("パスフレーズを外す")
    package static let rotate = LocalizedText.en("Make a new key and seal every connection for it.")
        .ja("新しい鍵を作り、すべての接続をその鍵で暗号化し直す")
    package static let postQuantum = LocalizedText.en("With --rotate: make a post-quantum key.")
        .ja("--rotate と一緒に: 耐量子の鍵を作る")
    package static let newPassphraseFile: LocalizedText =
        .en("With --protect: the new passphrase, from the first line of a file.")
        .ja("--protect と一緒に: 新しいパスフレーズ（ファイルの1行目）")
    package static let also = LocalizedText.en("With --rotate: a settings file at another place; repeatable.")
        .ja("--rotate と一緒に: 別の場所にある設定ファイル（繰り返し可）")
    package static let keepOld = LocalizedText.en("With --rotate: leave the old key in the key file.")
        .ja("--rotate と一緒に: 古い鍵を鍵ファイルに残す")
    package static let json: LocalizedText =
        .en(
            "Print JSON: recipient, identity (the file of the secret key), protected; with --rotate also retired, resealed, left, foreign."
        )
        .ja("JSONで出力する（recipient、identity（秘密鍵のファイル）、protected。--rotate では retired、resealed、left、foreign も）")
}
