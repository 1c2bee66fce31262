package import Localization

/// What is wrong with the options of a command, and with options together.
package enum OptionMistakes {
    /// Two connections are named.
    package static let connectionAndStringFile = LocalizedText(
        english: "give --connection NAME or --string-file FILE, not both",
        japanese: "--connection と --string-file は同時に指定できません"
    )
    /// `--adopt` without a connection.
    package static let adoptWithoutConnection = LocalizedText(
        english: "--adopt needs --connection NAME",
        japanese: "--adopt には --connection NAME が必要です"
    )
    /// `--timeout` is out of range.
    package static let timeout = LocalizedText(
        english: "--timeout takes 1 to 86400 seconds",
        japanese: "--timeout には1～86400秒を指定してください"
    )
    /// Both amounts of words.
    package static let quietAndVerbose = LocalizedText(
        english: "give --quiet or --verbose, not both",
        japanese: "--quiet と --verbose は同時に指定できません"
    )
    /// Nothing to connect, or two things.
    package static let connectionOrString = LocalizedText(
        english: "give a connection's name, - or --string-file FILE",
        japanese: "接続名、-、--string-file のどれかを指定してください"
    )
    /// No command to run.
    package static let commandMissing = LocalizedText(
        english: "write the command after --",
        japanese: "-- の後にコマンドを書いてください"
    )
    /// `--min-validity` is out of range.
    package static let minValidity = LocalizedText(
        english: "--min-validity takes 0 to 86400 seconds",
        japanese: "--min-validity には0～86400秒を指定してください"
    )
    /// A connection string in an argument, or in two places.
    package static let stringInOnePlace = LocalizedText(
        english: "give the string on standard input (-) or in --string-file FILE",
        japanese: "文字列は標準入力 (-) か --string-file で渡してください"
    )
    /// Several things to do with the key.
    package static let oneKeyAction = LocalizedText(
        english: "give one of --show-recipient, --protect, --unprotect and --rotate",
        japanese: "--show-recipient、--protect、--unprotect、--rotate のどれか1つを指定してください"
    )
    /// Options of `--rotate` without it.
    package static let rotateMissing = LocalizedText(
        english: "--also, --keep-old and --post-quantum go with --rotate",
        japanese: "--also、--keep-old、--post-quantum は --rotate と一緒に使います"
    )
    /// An option of `--protect` without it.
    package static let protectMissing = LocalizedText(
        english: "--new-passphrase-file goes with --protect",
        japanese: "--new-passphrase-file は --protect と一緒に使います"
    )
    /// `--token-lifetime` is out of range.
    package static let tokenLifetime = LocalizedText(
        english: "--token-lifetime takes 1 to 31536000 seconds",
        japanese: "--token-lifetime には1～31536000秒を指定してください"
    )
    /// `--port` is out of range.
    package static let port = LocalizedText(english: "--port takes 0 to 65535", japanese: "--port には0～65535を指定してください")
    /// Nothing to print, or two things.
    package static let connectionOrList = LocalizedText(
        english: "give a connection's name or --list",
        japanese: "接続名か --list を指定してください"
    )
    /// `--location` names no file.
    package static let locationPath = LocalizedText(
        english: "--location takes a path",
        japanese: "--location にはパスを指定してください"
    )
    /// `--location` with an owner that needs none.
    package static let locationOwner = LocalizedText(
        english: "--location goes with --owner driver-headless or driver-plain",
        japanese: "--location は --owner driver-headless か driver-plain と一緒に使います"
    )
    /// `--verifier` with an owner that takes none.
    package static let verifierOwner = LocalizedText(
        english: "--verifier goes with --owner driver-headless",
        japanese: "--verifier は --owner driver-headless と一緒に使います"
    )
    /// Several formats.
    package static let oneTokenFormat = LocalizedText(
        english: "give one of --format, --header and --json",
        japanese: "--format、--header、--json のどれか1つを指定してください"
    )
    /// Both ways of handing over.
    package static let moveAndCopy = LocalizedText(
        english: "give --move or --copy, not both",
        japanese: "--move と --copy は同時に指定できません"
    )
    /// Both ways of sealing.
    package static let recipientAndPassphrase = LocalizedText(
        english: "give --to or --passphrase, not both",
        japanese: "--to と --passphrase は同時に指定できません"
    )
    /// Two places of a passphrase.
    package static let passphraseTwice = LocalizedText(
        english: "give --passphrase-fd or --passphrase-file, not both",
        japanese: "--passphrase-fd と --passphrase-file は同時に指定できません"
    )
    /// `--passphrase-fd` names no descriptor.
    package static let passphraseDescriptor = LocalizedText(
        english: "--passphrase-fd takes 0 or more",
        japanese: "--passphrase-fd には0以上を指定してください"
    )

    /// `--step` names no page.
    package static func step(_ names: String) -> LocalizedText {
        LocalizedText(english: "--step takes one of \(names)", japanese: "--step に指定できるのは次のどれかです: \(names)")
    }

    /// `--format` names no format.
    package static func format(nearest: String?, known: String) -> LocalizedText {
        LocalizedText(
            english: "unknown format\(nearest.map { "; did you mean \($0)?" } ?? ".") Known: \(known)",
            japanese: "指定された形式はありません。\(nearest.map { "\($0) のことですか？ " } ?? "")使える形式: \(known)"
        )
    }
}
