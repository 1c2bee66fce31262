package import Localization

/// The help of options that several commands have.
package enum OptionHelp {
    package static let adopt: LocalizedText =
        .en("Continue here, for good, with a sign-in that another machine refreshed last.")
        .ja("別のマシンが最後に更新したログインを、今後このマシンで使う")
    package static let service = LocalizedText.en("The service a connection string is for, when it does not say so.")
        .ja("接続文字列だけではわからないときの、サービスのID")
    package static let noBrowser = LocalizedText.en("Open no browser on this machine.").ja("このマシンではブラウザーを開かない")
    package static let lang = LocalizedText.en("Language of messages: en or ja; otherwise that of the locale.")
        .ja("メッセージの言語（en か ja）。指定しないときはロケールに従います")
    package static let identity: LocalizedText =
        .en("This machine's key, instead of the one in the configuration folder.").ja("設定フォルダーのものの代わりに使う、このマシンの鍵")
    package static let fleet = LocalizedText.en("Connections of this fleet are meant, as FLEET/NAME says too.")
        .ja("このフリートの接続を対象にします（フリート名/接続名 と同じ）。")
    package static let quiet = LocalizedText.en("Say only what matters: data, errors, what must be done.")
        .ja("必要なことだけを表示する")
    package static let verbose = LocalizedText.en("Log every request to standard error (secrets redacted).")
        .ja("通信の記録を標準エラーに出す（シークレットは伏せます）")
    package static let logFile: LocalizedText =
        .en("Append what is done to a log file of mode 0600, or - for standard error; secrets are replaced.")
        .ja("動作の記録をログファイル（0600）か - （標準エラー出力）に追記する（シークレットは伏せます）")
    package static let stringFile = LocalizedText.en("Read the connection string from a file.").ja("接続文字列をファイルから読む")
    package static let timeout = LocalizedText.en("How long to wait for a sign-in.").ja("ログインを待つ時間（秒）")
    package static let json = LocalizedText.en("Print JSON.").ja("JSONで出力する")
    package static let connectionOrAll = LocalizedText.en("The connection's name; all connections when left out.")
        .ja("接続名（省略するとすべての接続）")
    package static let connection = LocalizedText.en("The connection's name.").ja("接続名")
    package static let minValidity: LocalizedText =
        .en("Require at least this many seconds of validity, at most half of the token's lifetime.")
        .ja("トークンに必要な残り時間（秒。有効期間の半分まで）")
    package static let now = LocalizedText.en("Try a refresh that failed again at once, without the pause.")
        .ja("失敗した更新を、待ち時間をおかずにすぐやり直す")
}
