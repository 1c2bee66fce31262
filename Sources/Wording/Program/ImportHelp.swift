package import Localization

/// The help of `import`.
package enum ImportHelp {
    package static let abstract = LocalizedText.en("Import a connection that another machine sealed for this one.")
        .ja("別のマシンがこのマシン宛てに暗号化した接続を取り込みます。")
    package static let discussion = LocalizedText.en(
        """
        The connection is sealed again, for this machine's own key. Nothing is sent over the network, and FILE stays;
        remove it afterwards. A passphrase is asked for at the terminal.

        Example: oauth-setup import sales.age --name sales
        """
    )
    .ja(
        """
        接続を、このマシンの鍵で暗号化し直します。通信は行いません。FILE は残るので、後で削除してください。
        パスフレーズはターミナルで尋ねます。

        例: oauth-setup import sales.age --name sales
        """
    )
    package static let file = LocalizedText.en("The file, or - for standard input.").ja("ファイル（- は標準入力）")
    package static let name = LocalizedText.en("The connection's name here; the one it had there without it.")
        .ja("このマシンでの接続名（省略すると元の名前）")
    package static let replace = LocalizedText.en("Overwrite a connection of that name.").ja("同じ名前の接続を上書きする")
}
