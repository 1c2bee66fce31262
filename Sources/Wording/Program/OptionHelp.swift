package import Localization

/// The help of options that several commands have.
package enum OptionHelp {
    /// `--adopt`.
    package static let adopt = LocalizedText(
        english: "Go on here, for good, with a sign-in that another machine refreshed last.",
        japanese: "別のマシンが最後に更新したサインインを、今後このマシンで使う"
    )
    /// `--service`.
    package static let service = LocalizedText(
        english: "The service a connection string is for, when it does not say so.",
        japanese: "接続文字列だけではわからないときの、サービスの ID"
    )
    /// `--no-browser`.
    package static let noBrowser = LocalizedText(
        english: "Open no browser on this machine.",
        japanese: "このマシンではブラウザーを開かない"
    )
    /// `--lang`.
    package static let lang = LocalizedText(
        english: "Language of messages: en or ja; otherwise that of the locale.",
        japanese: "メッセージの言語（en か ja）。指定しないときはロケールに従います"
    )
    /// `--identity`.
    package static let identity = LocalizedText(
        english: "This machine's key, instead of the one in the configuration folder.",
        japanese: "設定フォルダーのものの代わりに使う、このマシンの鍵"
    )
    /// `--quiet`.
    package static let quiet = LocalizedText(
        english: "Say only what matters: data, errors, what must be done.",
        japanese: "必要なことだけを表示する"
    )
    /// `--verbose`.
    package static let verbose = LocalizedText(
        english: "Log every request to standard error (secrets redacted).",
        japanese: "通信の記録を標準エラーに出す（秘密の値は伏せます）"
    )
    /// `--log-file`.
    package static let logFile = LocalizedText(
        english: "Append what is done to a log file of mode 0600; secrets are replaced.",
        japanese: "動作の記録をログファイル（0600）に追記する（秘密の値は伏せます）"
    )
    /// `--string-file`.
    package static let stringFile = LocalizedText(
        english: "Read the connection string from a file.",
        japanese: "接続文字列をファイルから読む"
    )
    /// `--timeout`.
    package static let timeout = LocalizedText(english: "How long to wait for a sign-in.", japanese: "サインインを待つ時間（秒）")
    /// `--json`.
    package static let json = LocalizedText(english: "Print JSON.", japanese: "JSON で出力する")
    /// The argument that names a connection, or none for all of them.
    package static let connectionOrAll = LocalizedText(
        english: "The connection's name; all connections when left out.",
        japanese: "接続名（省略するとすべての接続）"
    )
    /// The argument that names a connection.
    package static let connection = LocalizedText(english: "The connection's name.", japanese: "接続名")
    /// `--min-validity`.
    package static let minValidity = LocalizedText(
        english: "Require at least this many seconds of validity, at most half of the token's lifetime.",
        japanese: "トークンに必要な残り時間（秒。有効期間の半分まで）"
    )
    /// `--now`.
    package static let now = LocalizedText(
        english: "Try a refresh that failed again at once, without the pause.",
        japanese: "失敗した更新を、待ち時間をおかずにすぐやり直す"
    )
}
