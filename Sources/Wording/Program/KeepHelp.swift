package import Localization

/// The help of `keep`.
package enum KeepHelp {
    package static let abstract = LocalizedText.en("Keep connections alive: refresh and test them before they end.")
        .ja("接続を維持します。切れる前に更新し、使えることを確かめます。")
    package static let discussion = LocalizedText.en(
        """
        A connection that ends unless it is used is refreshed between half and three quarters of that time (of two
        weeks where the service publishes no limit), each at a moment of its own; a secret that nothing refreshes is
        tested once a day or so. One connection of a service is asked at a time. After failures the pause grows to 4
        hours, after a day of them to a day; token is not held up by that. --once does what is due, for timers;
        --watch stays until Ctrl-C or SIGTERM (exit code 0), sleeps until something is due, and sees at once what
        is set up or signed in meanwhile.

        --on-event runs a shell command with one line of JSON on its standard input, without secrets: event, connection,
        service, scheme, account, state, stops, failures, failingSince, cause, at, message and command (which mends it). Events:

          sign-in-needed  a person must sign in, or finish a send
          sign-in-soon    a person will have to within --warn-before
          failing         nothing but failures for a day, or settings that cannot be used
          works-again     what was told before is over

        A command that does not end is killed with all that it started. One that fails, or was killed, is told, and
        its event comes again: at the next --once, or after a pause. What was told is not told twice.

        A connection on its way to another machine works while its token lives. One that has moved away is left out,
        unless it is named or has a token file: a sign-in is needed then.

        --token-file keeps a file with a valid token for a program that can only read one, of mode 0600 if none is
        named, replaced in one step while the old token has --min-validity seconds left; --watch writes it again at once
        where somebody removes it. --on-change then runs a command in the same way, with event (token-file-replaced),
        connection, path, expires and at.

        Exit codes of --once: 0, 3 when a sign-in is needed, 1 when something else failed.

        Examples:
          oauth-setup keep --once --on-event 'mail -s oauth-setup ops'
          oauth-setup keep sales --watch --token-file sales=/run/report/token:0640
        """
    )
    .ja(
        """
        使わないと切れる接続は、その期間の2分の1から4分の3までの間に更新します（期限を公開していないサービスでは2週間とみなします）。
        時刻は接続ごとに異なります。更新のない認証情報は、ほぼ1日1回確かめます。1つのサービスに同時に送る要求は1つです。
        失敗すると間隔を4時間まで延ばし、1日続けば1日1回にします（token には影響しません）。--once は必要な処理だけを行って
        終わります（タイマー用）。--watch は動き続け（Ctrl-C か SIGTERM で終了、終了コード0）、次の処理まで待機します。
        新しい設定やログインにはすぐに気づきます。

        --on-event は、シェルのコマンドを実行し、標準入力に1行のJSONを渡します。内容は event、connection、
        service、scheme、account、state、stops、failures、failingSince、cause、at、message、command（対処するコマンド）で、
        シークレットは含みません。イベント:

          sign-in-needed  ログインか、途中で止まった send の完了が必要
          sign-in-soon    --warn-before の期間内にログインが必要になる
          failing         失敗が1日続いた、または設定を使えない
          works-again     前に知らせた問題が解消した

        終わらないコマンドは、そこから起動したものも含めて強制終了します。失敗や強制終了は表示し、同じイベントを
        次の --once か、しばらく後にもう一度送ります。伝わったイベントは繰り返しません。

        別のマシンへの移動が途中の接続は、トークンの期限まで使えます。移動した接続は対象外ですが、名前か --token-file で
        指定されていれば、ログインが必要とみなします。

        --token-file は、ファイルしか読めないプログラムのために、有効なトークンのファイルを保ちます。
        モードを省略すると0600です。トークンの残りが --min-validity 秒になるまでに、1回の操作で置き換えます。
        削除されると、--watch はすぐに書き直します。
        --on-change は、その後に同じようにコマンドを実行します（event は token-file-replaced、ほかに connection、path、
        expires、at）。

        --once の終了コードは0、ログインが必要なら3、ほかの失敗は1です。

        例:
          oauth-setup keep --once --on-event 'mail -s oauth-setup ops'
          oauth-setup keep sales --watch --token-file sales=/run/report/token:0640
        """
    )
    package static let names = LocalizedText.en("The connections; all of them when left out.").ja("接続名（省略するとすべての接続）")
    package static let once = LocalizedText.en("Do what is due and end, for timers (without --watch, too).")
        .ja("必要な処理だけを行って終わる（--watch がないときも同じ）")
    package static let watch = LocalizedText.en("Stay, and do everything when it is due.").ja("動き続け、必要なときに処理する")
    package static let onEvent = LocalizedText.en("Run a command when a sign-in is needed, will be, or works again.")
        .ja("ログインが必要なとき、近いうちに必要なとき、再び使えるようになったときに実行するコマンド")
    package static let warnBefore: LocalizedText =
        .en("Tell of a sign-in so long before it is needed: 90s, 30m, 12h, 7d (usual).")
        .ja("ログインが必要になることを、どのくらい前に知らせるか: 90s、30m、12h、7d（既定）")
    package static let tokenFile = LocalizedText.en("Keep a file with a valid token; may be given several times.")
        .ja("有効なトークンを保つファイル（複数指定可）")
    package static let onChange = LocalizedText.en("Run a command when a token file was replaced.")
        .ja("トークンのファイルを置き換えたときに実行するコマンド")
    package static let minValidity = LocalizedText.en("How long the token in a file is valid at least.")
        .ja("ファイルのトークンの、最短の残り時間（秒）")
    package static let atOnce = LocalizedText.en("How many connections of one service are asked at a time.")
        .ja("1つのサービスに同時に送る要求の数")
    package static let commandTimeout = LocalizedText.en("After how long a command is killed.")
        .ja("コマンドを強制終了するまでの時間（秒）")

    package static func format(_ formats: String) -> LocalizedText {
        .en("How the token stands in a file: \(formats).").ja("ファイル内のトークンの形式: \(formats)")
    }
}
