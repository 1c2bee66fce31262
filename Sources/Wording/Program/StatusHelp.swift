package import Localization

/// The help of `status`.
package enum StatusHelp {
    package static let abstract = LocalizedText.en("Show the connections: who, which service, when the token ends.")
        .ja("接続の状態を表示します（誰が、どのサービスに、いつまで）。")
    package static let discussion = LocalizedText.en(
        """
        No network call is made. States and exit codes:
          valid 0, refreshable 0 (the access token ended, the next use renews it),
          signInNeeded 3, refused 4 (by the service, when it was asked last), damaged 5, older 5 (an
          older copy than one that was used here, not renewed), sealedToAnotherKey 6,
          unreadable 7 (permissions, key), moved 8 (to another machine), expiring 9 (see --warn-before),
          locked 10 (being renewed by a process),
          probablyEnded 11 (for a day nothing but failures, no word of the service; tried all the same).
         5, too, when the key needs a passphrase and none is given: nothing is shown then.
        Of several connections the worst counts: damaged, sealed, older, unreadable, signInNeeded, refused, probablyEnded,
        moved, expiring, locked.

        "stops" is when a job that asks nobody stops working: when the refresh token ends by the service's own limit,
        or the access token where there is none; unknown when the service publishes no limit. With
        "stopsUnlessUsed" each use before then moves it on. "key" is this machine's key that opens the file, which is
        sealed for "sealedForKeys" keys; "sealsNextForKeys" counts this machine's and those of recipients.txt.

        --json prints connection, state, service, scheme, account, detail, accessTokenEnds, accessTokenSecondsLeft,
        refreshTokenEnds, refreshTokenIdleEnds, refreshTokenAbsoluteEnds, stops, stopsUnlessUsed, refused, tested,
        testedAt (when its account was confirmed last, as far as that is kept),
        unfinished (tokens of a setup that did not come to its end are kept beside the connection),
        failedRenewals (how many in a row), failingSince, nextTry, refreshedBy (a machine), refreshedElsewhere, movedTo,
        movedAt, lockedBy (a process), settingsFile, key, sealedForKeys, sealsNextForKeys, error and hint; without a
        name a list of these. Times are RFC 3339; what is not known is null.

        --format prometheus prints, for the node exporter's text file collector, each state, the seconds until a sign-in
        is needed and the time of the last success. Whatever the states are, its exit code is 0.

        --explain tells, of one connection, where each value comes from (file, environment, definition, connection,
        default); with --json as values: name, value, source and place. Secrets are masked.

        Example: oauth-setup status sales --json --warn-before 14d
        """
    )
    .ja(
        """
        通信は行いません。状態と終了コード:
          valid 0、refreshable 0（アクセストークンは期限切れ。次の利用時に更新します）
          signInNeeded 3、refused 4（最後の確認でサービスが拒否）、damaged 5
          older 5（以前ここで使われたものより古いコピー。更新しない）
          sealedToAnotherKey 6、unreadable 7（権限、鍵）
          moved 8（別のマシンへ移動）、expiring 9（--warn-before を参照）
          locked 10（ほかのプロセスが更新中）
          probablyEnded 11（更新の失敗が1日続いた。再試行は続ける）
        鍵にパスフレーズが必要で、渡されていないときも5です（何も表示しません）。
        複数の接続では最も重いものを返します。順序は damaged、sealedToAnotherKey、older、unreadable、signInNeeded、
        refused、probablyEnded、moved、expiring、locked です。

        stops は、無人の処理が止まる時刻です。サービスの定める期限でリフレッシュトークンが切れる時刻、
        リフレッシュトークンがなければアクセストークンが切れる時刻で、サービスが期限を公開していなければ不明です。
        stopsUnlessUsed のときは、それまでに使うたびに延びます。key はファイルを開くこのマシンの鍵、sealedForKeys は
        ファイルの宛先の鍵の数、sealsNextForKeys は次に書くときの数（このマシンの鍵と recipients.txt の鍵）です。

        --json は connection、state、service、scheme、account、detail、accessTokenEnds、accessTokenSecondsLeft、
        refreshTokenEnds、refreshTokenIdleEnds、refreshTokenAbsoluteEnds、stops、stopsUnlessUsed、refused、tested、
        testedAt（アカウントを最後に確認した日時。記録がある場合）、unfinished（完了していない設定のトークンがあるか）、failedRenewals（連続の失敗回数）、failingSince、nextTry、refreshedBy（マシン）、refreshedElsewhere、movedTo、
        movedAt、lockedBy（プロセス番号）、settingsFile、key、sealedForKeys、sealsNextForKeys、error、hint を出力します。
        接続名を省略すると、そのリストです。時刻はRFC 3339、不明な値は null です。

        --format prometheus は、node exporterのtextfile collector用に、各接続の状態、ログインが必要になるまでの
        秒数、最後に成功した時刻を出力します。状態にかかわらず、終了コードは0です。

        --explain は、1つの接続について、各値がどこから来たか（file、environment、definition、connection、default）を
        表示します。--json では values（name、value、source、place）です。シークレットは伏せます。

        例: oauth-setup status sales --json --warn-before 14d
        """
    )
    package static let explain = LocalizedText.en("Tell where each value comes from.").ja("各値の出どころを表示する")
    package static let warnBefore = LocalizedText.en("Call what stops within this time expiring: 90s, 30m, 12h, 14d.")
        .ja("この期間内に止まる接続を期限間近とする（90s、30m、12h、14d）")
}
