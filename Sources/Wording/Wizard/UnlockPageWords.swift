package import Localization

/// The page that asks for the passphrase of this machine's key.
package enum UnlockPageWords {
    package static let title = LocalizedText.en("This machine's key is locked").ja("このマシンの鍵はロックされています")
    package static let lead: LocalizedText =
        .en("Your connections are sealed with it. Its passphrase is asked for once, and forgotten when you leave.")
        .ja("接続を暗号化している鍵です。パスフレーズは終了時に破棄します。")
    package static let label = LocalizedText.en("Passphrase").ja("パスフレーズ")
    package static let help = LocalizedText.en("The one that oauth-setup key --protect was given.")
        .ja("oauth-setup key --protect で設定したものです。")
    package static let button = LocalizedText.en("Unlock").ja("ロックを解除")
    package static let opening = LocalizedText.en("Opening the key").ja("鍵を開いています")
    package static let wrong = LocalizedText.en("That is not the passphrase of this key. Type it again.")
        .ja("この鍵のパスフレーズと一致しません。もう一度入力してください。")
}
