package import Localization

/// What is wrong with the options of a command, and with options together.
package enum OptionMistakes {
    package static let connectionAndStringFile: LocalizedText =
        .en("give --connection NAME or --string-file FILE, not both").ja("--connection と --string-file は同時に指定できません")
    package static let adoptWithoutConnection = LocalizedText.en("--adopt needs --connection NAME")
        .ja("--adopt には --connection NAME が必要です")
    package static let timeout = LocalizedText.en("--timeout takes 1 to 86400 seconds")
        .ja("--timeout には1～86400秒を指定してください")
    package static let quietAndVerbose = LocalizedText.en("give --quiet or --verbose, not both")
        .ja("--quiet と --verbose は同時に指定できません")
    package static let connectionOrString = LocalizedText.en("give a connection's name, - or --string-file FILE")
        .ja("接続名、-、--string-file のどれかを指定してください")
    package static let commandMissing = LocalizedText.en("write the command after --").ja("-- の後にコマンドを書いてください")
    package static let minValidity = LocalizedText.en("--min-validity takes 0 to 86400 seconds")
        .ja("--min-validity には0～86400秒を指定してください")
    package static let stringInOnePlace: LocalizedText =
        .en("give the string on standard input (-) or in --string-file FILE")
        .ja("文字列は標準入力（-）か --string-file で渡してください")
    package static let oneKeyAction: LocalizedText =
        .en("give one of --show-recipient, --protect, --unprotect and --rotate")
        .ja("--show-recipient、--protect、--unprotect、--rotate のどれか1つを指定してください")
    package static let rotateMissing = LocalizedText.en("--also, --keep-old and --post-quantum go with --rotate")
        .ja("--also、--keep-old、--post-quantum は --rotate と一緒に使います")
    package static let protectMissing = LocalizedText.en("--new-passphrase-file goes with --protect")
        .ja("--new-passphrase-file は --protect と一緒に使います")
    package static let tokenLifetime = LocalizedText.en("--token-lifetime takes 1 to 31536000 seconds")
        .ja("--token-lifetime には1～31536000秒を指定してください")
    package static let practiceAlone = LocalizedText.en("--serve and --show take no command")
        .ja("--serve と --show にコマンドは付けられません")
    package static let port = LocalizedText.en("--port takes 0 to 65535").ja("--port には0～65535を指定してください")
    package static let connectionOrList = LocalizedText.en("give a connection's name or --list")
        .ja("接続名か --list を指定してください")
    package static let locationPath = LocalizedText.en("--location takes a path").ja("--location にはパスを指定してください")
    package static let locationOwner = LocalizedText.en("--location goes with --owner driver-headless or driver-plain")
        .ja("--location は --owner driver-headless か driver-plain と一緒に使います")
    package static let verifierOwner = LocalizedText.en("--verifier goes with --owner driver-headless")
        .ja("--verifier は --owner driver-headless と一緒に使います")
    package static let oneTokenFormat = LocalizedText.en("give one of --format, --header and --json")
        .ja("--format、--header、--json のどれか1つを指定してください")
    package static let formatAndJSON = LocalizedText.en("give --format or --json, not both")
        .ja("--format と --json は同時に指定できません")
    package static let moveAndCopy = LocalizedText.en("give --move or --copy, not both")
        .ja("--move と --copy は同時に指定できません")
    package static let recipientAndPassphrase = LocalizedText.en("give --to or --passphrase, not both")
        .ja("--to と --passphrase は同時に指定できません")
    package static let passphraseTwice = LocalizedText.en("give --passphrase-fd or --passphrase-file, not both")
        .ja("--passphrase-fd と --passphrase-file は同時に指定できません")
    package static let passphraseDescriptor = LocalizedText.en("--passphrase-fd takes 0 or more")
        .ja("--passphrase-fd には0以上を指定してください")

    package static let serviceID = LocalizedText.en("--id takes lower-case letters, digits and hyphens")
        .ja("--id に使えるのは英小文字、数字、ハイフンだけです")
    package static let serviceName = LocalizedText.en(
        "--name takes a name without control characters, not an empty one"
    )
    .ja("--name には、制御文字を含まない空でない名前を指定してください")
    package static let scope = LocalizedText.en("--scope takes the names of scopes with blanks between them")
        .ja("--scope にはスコープ名を空白区切りで指定してください")
    package static let testAddress = LocalizedText.en("--test takes an address such as https://api.example.com/me")
        .ja("--test には https://api.example.com/me のようなURLを指定してください")

    /// `--step` names no page.
    package static func step(_ names: String) -> LocalizedText {
        .en("--step takes one of \(names)").ja("--step に指定できるのは次のどれかです: \(names)")
    }

    /// `--format` names no format.
    package static func format(nearest: String?, known: String) -> LocalizedText {
        .en("unknown format\(nearest.map { "; did you mean \($0)?" } ?? ".") Known: \(known)")
            .ja("指定された形式はありません。\(nearest.map { "\($0) ではありませんか？ " } ?? "")使える形式: \(known)")
    }
    package static let hostOrVia = LocalizedText.en("give either [USER@]HOST or --via COMMAND")
        .ja("[USER@]HOST か --via COMMAND のどちらか一方を指定してください")
    package static let joinAlone = LocalizedText.en("--join goes with neither --replace nor --undo")
        .ja("--join は --replace、--undo と一緒に使えません")
    package static let programName = LocalizedText.en("--program takes a name or a path")
        .ja("--program には名前かパスを指定してください")
    package static let programWithoutFor = LocalizedText.en("--program goes with --for")
        .ja("--program は --for と一緒に使います")
    package static let timeSpan: LocalizedText =
        .en("give a number with s, m, h or d, such as 90s, 30m, 12h or 7d, at most 36500d")
        .ja("90s、30m、12h、7d のように、数と単位（s、m、h、d）で指定してください（36500d まで）")
    package static let host = LocalizedText.en(
        "this is not the name of a host; an option of ssh belongs in its configuration"
    )
    .ja("ホスト名ではありません。ssh のオプションは ssh の設定ファイルに書いてください")
}
