package import Localization

/// The help of `token`.
package enum TokenHelp {
    package static let abstract = LocalizedText.en("Print a valid access token, refreshed if due.")
        .ja("有効なアクセストークンを出力します。必要なら更新します。")
    package static let discussion = LocalizedText.en(
        """
        A token that is still valid is printed without any network call. For a
        connection without OAuth the stored credential is printed, as its header
        carries it. Nothing is ever asked; exit code 3 means that a person must sign
        in again. A refresh that has begun is brought to its end and stored, even if
        this program is killed. Only the service's own word ends a sign-in: a refresh
        that fails in any other way is tried again, by itself after a growing pause (2
        seconds to 15 minutes; up to 10 are waited out, else exit code 1 tells the time
        of the next try), or at once with --now. Formats:

          token               the token alone
          header              whole header lines, for instance Authorization: Bearer …
          json                token, type, expires (RFC 3339, or null)
          credential-process  Version (1), AccessToken, TokenType, and Expiration (RFC 3339) when it ends

        Examples:
          oauth-setup token sales
          oauth-setup token sales --header | curl -H @- https://…
        """
    )
    .ja(
        """
        有効なトークンがあれば、通信せずに出力します。OAuth以外の接続では、保存済みの認証情報をヘッダーで送る形で
        出力します。何も尋ねません。終了コード3は、再ログインが必要という意味です。始まった更新は、このプログラムが強制終了されても
        最後まで行われ、保存されます。ログインが終わるのは、サービスがそう答えたときだけです。ほかの失敗では、次第に長くなる
        間隔（2秒～15分）をおいて再試行します。残り10秒以内なら待ち、それより長ければ終了コード1で次の時刻を
        示します。--now ですぐに試せます。形式:

          token               トークンだけ
          header              ヘッダー行全体（例: Authorization: Bearer …）
          json                token、type、expires（RFC 3339または null）
          credential-process  Version（1）、AccessToken、TokenType と、
                              期限があれば Expiration (RFC 3339)

        例:
          oauth-setup token sales
          oauth-setup token sales --header | curl -H @- https://…
        """
    )
    package static let acceptOlder: LocalizedText =
        .en("Refresh settings although they are an older copy than one that was here before, such as a backup.")
        .ja("バックアップなど、以前より古いコピーであっても更新する")
    package static let forceRefresh: LocalizedText =
        .en("Refresh although the token is still valid, for instance after its permissions were changed.")
        .ja("トークンが有効でも更新する（権限を変更した後など）")
    package static let header = LocalizedText.en("The same as --format header.").ja("--format header と同じ")
    package static let json = LocalizedText.en("The same as --format json.").ja("--format json と同じ")

    package static func format(_ formats: String) -> LocalizedText {
        .en("How to print it: \(formats).").ja("出力の形式: \(formats)")
    }
}
