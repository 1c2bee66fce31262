internal import AuthEngine
internal import Localization
internal import ServiceCatalog
internal import Wording

/// The pages while something runs and after it.
extension Words {
    enum Run {
        static let signInTitle = say("Sign in with your browser", "ブラウザーでサインインしてください")
        static let browserOpened = say(
            "Your browser should be open now. If it is not, open this address:",
            "ブラウザーが開きます。開かない場合は、次のアドレスを開いてください:"
        )
        static let openThis = say(
            "Open this address in a browser, on any device:",
            "お使いのブラウザーで次のアドレスを開いてください（別の端末でもかまいません）:"
        )
        static let shortly = say(
            "The same, short, for a browser on this machine or behind ssh -L:",
            "このマシンのブラウザー、または ssh -L 経由なら、次の短いアドレスでも開けます:"
        )
        /// In place of the end of an address for which there is no room.
        static let addressCut = say("... (p shows all)", "...（p で全文）")
        static let waiting = say("Waiting for the browser.", "ブラウザーを待っています。")
        static let pasteHow = say(
            "Then press v and paste the whole address the browser ended at, or the code.",
            "許可したあと v を押し、移動先のアドレス全体かコードを貼り付けてください。"
        )
        static let pasteAlso = say(
            "Browser on another device? Press v and paste the address it ended at.",
            "別の端末のブラウザーなら、v を押して移動先のアドレスを貼り付けてください。"
        )
        static let pasteLine = say(
            "Then paste the whole address the browser ended at, or the code, and press Enter.",
            "許可したあと、移動先のアドレス全体か表示されたコードを貼り付けて Enter を押してください。"
        )
        static let replyLabel = say("Code or address", "コードまたはアドレス")
        static let replyHelp = say(
            "The whole address is best; the code alone may do.",
            "アドレス全体が確実です。コードだけでも可。"
        )

        static func remaining(_ seconds: Int) -> LocalizedText {
            let time = "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
            return say("\(time) left", "残り \(time)")
        }
        static func callbackAdvice(_ callback: String) -> LocalizedText {
            say(
                "If the service shows an error about the callback (redirect_uri) instead of a question, register"
                    + " \(callback) for the app there, character for character.",
                "サービスの画面にコールバック（redirect_uri）のエラーが出たら、アプリに \(callback) を一字一句同じに登録してください。"
            )
        }
        static func wrongStates(_ count: Int) -> LocalizedText {
            let notice = EngineNotice.wrongStates(count: count)
            return say(notice.text(in: .english), notice.text(in: .japanese))
        }
        static func fingerprint(_ digest: String) -> LocalizedText {
            say(
                "The browser will warn about the certificate of this machine. Go on if its SHA-256 is \(digest)",
                "このマシンの証明書について警告が出ます。SHA-256 が次と同じなら続行してください: \(digest)"
            )
        }
        static func opening(_ worked: Bool) -> LocalizedText {
            worked
                ? say("asked the browser to open the address", "ブラウザーにアドレスを渡しました")
                : say("no browser could be opened here", "ここではブラウザーを開けませんでした")
        }
        static let copied = say(
            "sent to your terminal's clipboard; if nothing arrived, use the plain view (p)",
            "端末のクリップボードに送りました。届かない場合は全文表示（p）をお使いください"
        )
        static func written(_ path: String) -> LocalizedText {
            say("written to \(path)", "\(path) に書き出しました")
        }
        static let notWritten = say("the file could not be written", "ファイルに書き込めませんでした")
        static let preparing = say("Preparing the sign-in", "サインインの準備をしています")
        static let exchanging = say("Exchanging the code for a token", "コードをトークンに交換しています")
        static let testing = say("Asking the service who signed in", "接続をサービスに確認しています")
        static let saving = say("Saving the encrypted settings file", "暗号化した設定ファイルを保存しています")

        static let checksPassed = say("The checks before the sign-in passed.", "事前の確認で問題は見つかりませんでした。")

        static let tryAgain = say("Try again", "もう一度試す")
        static let changeAnswers = say("Change the answers", "入力内容を変更する")
        static let leave = say("Leave", "終了する")
        static let nothingWritten = say(
            "Your answers are kept. No settings file was written.",
            "入力内容は残っています。設定ファイルは作成されていません。"
        )
        static func unchanged(_ path: String) -> LocalizedText {
            say(
                "Your answers are kept. The settings saved before are unchanged: \(path)",
                "入力内容は残っています。保存済みの設定はそのままです: \(path)"
            )
        }
    }

    enum Result {
        static let doneTitle = say("Connected", "接続できました")
        static let stringTitle = say("Your connection string", "接続文字列")
        static func user(_ name: String) -> LocalizedText {
            say("Signed in as \(name)", "\(name) としてサインインしました")
        }
        static func accountBefore(_ name: String) -> LocalizedText {
            say("Somebody else signed in than last time; before it was \(name)", "前回とは別の人がサインインしました（前回は \(name)）")
        }
        static func missing(_ scopes: [String]) -> LocalizedText {
            let list = scopes.joined(separator: " ")
            return say(
                "The service granted less than was asked for; missing: \(list)",
                "許可された権限が、求めたものより少なくなっています（不足: \(list)）"
            )
        }
        static func account(_ name: String) -> LocalizedText {
            say("Connected to the account \(name)", "アカウント「\(name)」に接続しました")
        }
        static func app(_ name: String) -> LocalizedText {
            say("Connected; the app \(name) answered", "接続しました（アプリ「\(name)」が応答）")
        }
        static let unnamed = say("Connected; the service answered", "接続しました（サービスが応答）")
        static let tokenEnds = say("Access token until", "アクセストークンの期限")
        static let renewed = say("renewed by itself", "自動で更新されます")
        static let notRenewed = say("sign in again after that", "期限後は再度サインインが必要です")
        static func ending(_ end: String, _ renewal: String) -> LocalizedText {
            say("\(end), \(renewal)", "\(end)、\(renewal)")
        }
        static let noEnd = say("no end known", "期限の情報なし")
        static let settingsFile = say("Settings file", "設定ファイル")
        static let commands = say("Use it from programs", "プログラムからの利用")
        static let elsewhere = say("Use it on a machine without a browser", "ブラウザーのないマシンでの利用")
        static let elsewhereKey = say("There, for its public key:", "そのマシンで公開鍵を表示:")
        static let elsewhereHere = say("Here, with that key:", "このマシンで、その公開鍵を使って:")
        static let elsewhereThere = say("There, with the file copied over:", "ファイルをコピーしたあと、そのマシンで:")
        static let same = say("The same without questions (secrets from variables)", "質問なしで同じ設定（シークレットは環境変数から）")
        static let stringHeading = say("Connection string", "接続文字列")
        static let format = say("Format", "形式")
        static let ownerLabel = say("Tokens kept by", "トークンの管理")
        static let ownerProgram = say("oauth-setup (this settings file)", "oauth-setup（この設定ファイル）")
        static let ownerDriver = say("the driver (it signs in by itself)", "ドライバー（ドライバーがサインイン）")
        static let masked = say("Secrets are hidden; m shows them.", "シークレットは隠しています。m で表示します。")
        static let practiceNote = say(
            "This is a practice connection: it works with oauth-setup practice only.",
            "これは練習用の接続です。oauth-setup practice でのみ使えます。"
        )
        static let dryRun = say(
            "Dry run: nothing was sent or written. The settings file would be:",
            "予行です。何も送信・保存していません。設定ファイルの保存先:"
        )
        static let cannotPrint = say("this format cannot hold these values", "この形式ではこの値を表せません")
    }

    enum Resume {
        static let title = say("Go on with the set-up you broke off?", "中断した設定を続けますか？")
        static func lead(_ service: String) -> LocalizedText {
            say(
                "Your answers for \(service) were kept, but no secret: those are asked again.",
                "\(service) の入力内容が残っています。シークレットは保存していないため、もう一度入力してください。"
            )
        }
        static let goOn = say("Go on", "続ける")
        static let anew = say("Start anew", "最初から始める")
    }

    enum Owner {
        static let title = say("This sign-in belongs to another machine", "別のマシンのサインインです")
        static func lead(_ connection: String, _ owner: OwnerElsewhere) -> LocalizedText {
            say(
                "Another machine\(owner.host.isEmpty ? "" : ", \(owner.host),") refreshed \(connection) last, at \(owner.time)."
                    + " Two machines that use one sign-in end it for both.",
                "\(connection) は、最後に別のマシン\(owner.host.isEmpty ? "" : "（\(owner.host)）")が \(owner.time) に更新しました。"
                    + "1つのサインインを2台で使うと、両方で無効になります。"
            )
        }
        static let anew = say("Sign in anew on this machine", "このマシンで新しくサインインする")
        static let goOn = say("Go on here for good; the other machine must stop", "今後このマシンで使う（元のマシンでは使えません）")
        static let leave = say("Leave it to the other machine", "元のマシンに任せて終了する")
    }

    enum Leave {
        static let title = say("Leave the set-up?", "設定を終了しますか？")
        static let lead = say(
            "Your answers are kept for the next time, but no secret.",
            "入力内容は次回のために残りますが、シークレットは残りません。"
        )
        static let stay = say("Stay", "続ける")
        static let go = say("Leave", "終了する")
    }

    enum Help {
        static let title = say("Help", "ヘルプ")
        static let keys = say(
            "Arrow keys, Tab and Shift-Tab move; Enter chooses; Esc goes one page back and keeps your answers; "
                + "PgUp and PgDn scroll.",
            "矢印キー、Tab、Shift-Tab で移動、Enter で決定、Esc で前のページに戻り（入力内容は残ります）、PgUp と PgDn でスクロールします。"
        )
        static let more = say(
            "F2 switches the language, Ctrl-L paints the screen anew, Ctrl-Z pauses the program, Ctrl-C leaves.",
            "F2 で言語を切り替え、Ctrl-L で再描画、Ctrl-Z で一時停止、Ctrl-C で終了します。"
        )
        static let fields = say(
            "In a field: Home and End, Ctrl-W deletes a word, Ctrl-U the text before the caret, Ctrl-_ undoes, Ctrl-T shows a secret.",
            "入力欄では Home / End、Ctrl-W で単語、Ctrl-U で前の文字列を削除、Ctrl-_ で取り消し、Ctrl-T でシークレットを表示します。"
        )
        static let secrets = say(
            "Secrets stay on this machine: the settings file is sealed with the key identity.txt in the configuration folder.",
            "シークレットはこのマシンに保存され、設定フォルダーの鍵 identity.txt で暗号化されます。"
        )
    }
}
