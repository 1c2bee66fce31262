package import Localization

/// The help of `import-string`.
package enum ImportStringHelp {
    package static let abstract = LocalizedText.en("Turn a connection string, in any format, into a stored connection.")
        .ja("接続文字列（形式は自動判別）を、保存された接続にします。")
    package static let discussion = LocalizedText.en(
        """
        The string is read from standard input or a file, tested against the live service, and kept under NAME,
        which must be new unless --replace is given: then everything stored there is replaced once the string works,
        and nothing of it is used. Tokens in it are taken over; a single-use refresh token then belongs to this
        program, and a new one that comes for it is kept even when the test fails; with --replace the same string continues
        with it.
        Without tokens, GETANDREFRESH signs in by the browser. OAuthSettingsLocation is ignored: nothing that
        is stored elsewhere is used with the string's addresses.

        --json prints connection, service, scheme, file, and account with subject, name and detail; null when it was
        not tested.

        Example: oauth-setup import-string sales --service ID < connection-string.txt
        """
    )
    .ja(
        """
        標準入力またはファイルから文字列を読み、実際のサービスで確かめてから NAME として保存します。NAME は
        新しい名前に限ります（--replace を付けると、文字列が使えると確かめてから、既存の内容は使わずに置き換えます）。
        文字列のトークンは引き継ぎます。一度しか使えないリフレッシュトークンは、以後このプログラムのものになります。
        代わりに届いた新しいトークンは、テストに失敗しても保存され、同じ文字列を --replace で読み込むとそれを使います。
        トークンがなければ、GETANDREFRESH のときブラウザーでログインします。
        OAuthSettingsLocation は使いません。別の場所に保存されたものを、文字列のURLに送らないためです。

        --json は connection、service、scheme、file と、account（subject、name、detail）を出力します。確かめて
        いないときの account は null です。

        例: oauth-setup import-string sales --service ID < connection-string.txt
        """
    )
    package static let name = LocalizedText.en("The new connection's name.").ja("新しい接続の名前")
    package static let standardInput = LocalizedText.en("Standard input (also when left out).").ja("標準入力（省略したときも同じ）")
    package static let service = LocalizedText.en("The service the string is for, when it does not say so.")
        .ja("文字列だけではわからないときの、サービスのID")
    package static let replace = LocalizedText.en("Replace the connection of that name, once the string works.")
        .ja("使えることを確かめてから、同じ名前の接続を置き換える")
    package static let noTest = LocalizedText.en("Save without testing.").ja("テストせずに保存する")
}
