package import Localization

/// The help over every page.
package enum HelpPageWords {
    package static let title = LocalizedText.en("Help").ja("ヘルプ")
    package static let keys: LocalizedText =
        .en(
            "Arrow keys, Tab and Shift-Tab move; Enter chooses; Esc goes one page back and keeps your answers; "
                + "PgUp and PgDn scroll."
        )
        .ja("矢印キー、Tab、Shift-Tabで移動、Enterで決定、Escで前のページに戻り（入力内容は残ります）、PgUpとPgDnでスクロールします。")
    package static let more: LocalizedText =
        .en("F2 switches the language, Ctrl-L redraws the screen, Ctrl-Z pauses the program, Ctrl-C leaves.")
        .ja("F2で言語を切り替え、Ctrl-Lで再描画、Ctrl-Zで一時停止、Ctrl-Cで終了します。")
    package static let fields: LocalizedText =
        .en(
            "In a field: Home and End, Ctrl-W deletes a word, Ctrl-U the text before the cursor, Ctrl-_ undoes, Ctrl-T shows a secret."
        )
        .ja("入力欄では、HomeとEndで先頭と末尾に移動、Ctrl-Wで単語、Ctrl-Uで前の文字列を削除、Ctrl-_で取り消し、Ctrl-Tでシークレットを表示します。")
    package static let secrets: LocalizedText =
        .en(
            "Secrets stay on this machine: the settings file is encrypted with the key identity.txt in the configuration folder."
        )
        .ja("シークレットはこのマシンに保存され、設定フォルダーの鍵 identity.txt で暗号化されます。")
}
