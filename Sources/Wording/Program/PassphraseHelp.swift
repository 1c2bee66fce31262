package import Localization

/// The help of the options that name a passphrase.
package enum PassphraseHelp {
    package static let passphraseFd: LocalizedText =
        .en("Read the passphrase (of a protected key, or of the file to import) from a descriptor, one line.")
        .ja("パスフレーズ（鍵の、または取り込むファイルの）を記述子から1行読む")
    package static let passphraseFile = LocalizedText.en("Read that passphrase from the first line of a file.")
        .ja("そのパスフレーズをファイルの1行目から読む")
}
