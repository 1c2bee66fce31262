package import Localization

/// The help over every page.
package enum HelpPageWords {
    package static let title = LocalizedText.en("Help").ja("ヘルプ")
    package static let keys: LocalizedText =
        .en(
            "Arrow keys, Tab and Shift-Tab move; Enter chooses; Esc goes one page back and keeps your answers; "
                + "PgUp and PgDn scroll."
        )
        .ja("矢印キー、Tab、Shift-Tab で移動、Enter で決定、Esc で前のページに戻り（入力内容は残ります）、PgUp と PgDn でスクロールします。")
    package static let more: LocalizedText =
        .en("F2 switches the language, Ctrl-L paints the screen anew, Ctrl-Z pauses the program, Ctrl-C leaves.")
        .ja("F2 で言語を切り替え、Ctrl-L で再描画、Ctrl-Z で一時停止、Ctrl-C で終了します。")
    package static let fields: LocalizedText =
        .en(
            "In a field: Home and End, Ctrl-W deletes a word, Ctrl-U the text before the caret, Ctrl-_ undoes, Ctrl-T shows a secret."
        )
        .ja("入力欄では Home / End、Ctrl-W で単語、Ctrl-U で前の文字列を削除、Ctrl-_ で取り消し、Ctrl-T でシークレットを表示します。")
    package static let secrets: LocalizedText =
        .en(
            "Secrets stay on this machine: the settings file is sealed with the key identity.txt in the configuration folder."
        )
        .ja("シークレットはこのマシンに保存され、設定フォルダーの鍵 identity.txt で暗号化されます。")
}
