package import Localization

/// The help of `services check`.
package enum ServicesCheckHelp {
    package static let abstract = LocalizedText.en("Check a service definition: each mistake, and what it means.")
        .ja("サービス定義を検査し、誤りとその意味を表示します。")
    package static let discussion = LocalizedText.en(
        """
        Exit code 0 when the definition can be used, 1 when it has mistakes, 2 when the file cannot be read.

        Example: oauth-setup services check my-service.json
        """
    )
    .ja(
        """
        終了コードは、使えるとき0、誤りがあるとき1、ファイルを読めないとき2です。

        例: oauth-setup services check my-service.json
        """
    )
    package static let file = LocalizedText.en("The definition, JSON ('-' for standard input).")
        .ja("定義のJSONファイル（- は標準入力）")
}
