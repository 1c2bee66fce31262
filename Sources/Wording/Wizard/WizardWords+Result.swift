package import Localization

extension WizardWords {
    /// The page with the result.
    package enum Result {
        package static let doneTitle = LocalizedText(english: "Connected", japanese: "接続できました")
        package static let stringTitle = LocalizedText(english: "Your connection string", japanese: "接続文字列")
        package static func user(_ name: String) -> LocalizedText {
            LocalizedText(english: "Signed in as \(name)", japanese: "\(name) としてサインインしました")
        }
        package static func accountBefore(_ name: String) -> LocalizedText {
            LocalizedText(
                english: "Signed in as a different user than before (was \(name))",
                japanese: "前回とは別の人がサインインしました（前回は \(name)）"
            )
        }
        package static func missing(_ scopes: [String]) -> LocalizedText {
            let list = scopes.joined(separator: " ")
            return LocalizedText(
                english: "The service granted less than was asked for; missing: \(list)",
                japanese: "許可された権限が、求めたものより少なくなっています（不足: \(list)）"
            )
        }
        package static func account(_ name: String) -> LocalizedText {
            LocalizedText(english: "Connected to the account \(name)", japanese: "アカウント「\(name)」に接続しました")
        }
        package static func app(_ name: String) -> LocalizedText {
            LocalizedText(english: "Connected; the app \(name) answered", japanese: "接続しました（アプリ「\(name)」が応答）")
        }
        package static let unnamed = LocalizedText(
            english: "Connected; the service answered",
            japanese: "接続しました（サービスが応答）"
        )
        package static let tokenEnds = LocalizedText(english: "Access token until", japanese: "アクセストークンの期限")
        package static let renewed = LocalizedText(english: "renewed by itself", japanese: "自動で更新されます")
        package static let notRenewed = LocalizedText(
            english: "sign in again after that",
            japanese: "期限後は再度サインインが必要です"
        )
        package static func ending(_ end: String, _ renewal: String) -> LocalizedText {
            LocalizedText(english: "\(end), \(renewal)", japanese: "\(end)、\(renewal)")
        }
        package static let noEnd = LocalizedText(english: "no end known", japanese: "期限の情報なし")
        package static let settingsFile = LocalizedText(english: "Settings file", japanese: "設定ファイル")
        package static let commands = LocalizedText(english: "Use it from programs", japanese: "プログラムからの利用")
        package static let elsewhere = LocalizedText(
            english: "Use it on a machine without a browser",
            japanese: "ブラウザーのないマシンでの利用"
        )
        package static let elsewhereKey = LocalizedText(
            english: "There, for its public key:",
            japanese: "そのマシンで公開鍵を表示:"
        )
        package static let elsewhereHere = LocalizedText(
            english: "Here, with that key:",
            japanese: "このマシンで、その公開鍵を使って:"
        )
        package static let elsewhereThere = LocalizedText(
            english: "There, with the file copied over:",
            japanese: "ファイルをコピーしたあと、そのマシンで:"
        )
        package static let same = LocalizedText(
            english: "The same without questions (secrets from variables)",
            japanese: "質問なしで同じ設定（シークレットは環境変数から）"
        )
        package static let stringHeading = LocalizedText(english: "Connection string", japanese: "接続文字列")
        package static let format = LocalizedText(english: "Format", japanese: "形式")
        package static let ownerLabel = LocalizedText(english: "Tokens kept by", japanese: "トークンの管理")
        package static let ownerProgram = LocalizedText(
            english: "oauth-setup (this settings file)",
            japanese: "oauth-setup（この設定ファイル）"
        )
        package static let ownerDriver = LocalizedText(
            english: "the driver (it signs in by itself)",
            japanese: "ドライバー（ドライバーがサインイン）"
        )
        package static let masked = LocalizedText(
            english: "Secrets are hidden; m shows them.",
            japanese: "シークレットは隠しています。m で表示します。"
        )
        package static let practiceNote = LocalizedText(
            english: "This is a practice connection: it works with oauth-setup practice only.",
            japanese: "これは練習用の接続です。oauth-setup practice でのみ使えます。"
        )
        package static let dryRun = LocalizedText(
            english: "Dry run: nothing was sent or written. The settings file would be:",
            japanese: "予行です。何も送信・保存していません。設定ファイルの保存先:"
        )
        package static let cannotPrint = LocalizedText(
            english: "this format cannot hold these values",
            japanese: "この形式ではこの値を表せません"
        )
    }
}
