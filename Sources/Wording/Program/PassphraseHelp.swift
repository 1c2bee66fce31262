package import Localization

/// The help of the options that name a passphrase.
package enum PassphraseHelp {
    /// `--passphrase-fd`.
    package static let passphraseFd = LocalizedText(
        english: "Read the passphrase (of a protected key, or of the file to import) from a descriptor, one line.",
        japanese: "パスフレーズ（鍵の、または取り込むファイルの）を記述子から1行読む"
    )
    /// `--passphrase-file`.
    package static let passphraseFile = LocalizedText(
        english: "Read that passphrase from the first line of a file.",
        japanese: "そのパスフレーズをファイルの1行目から読む"
    )
}
