package import Localization

/// The page with the result.
package enum DonePageWords {
    package static let doneTitle = LocalizedText.en("Connected").ja("接続できました")
    package static let savedTitle = LocalizedText.en("Saved connection").ja("保存済みの接続")
    package static let stringTitle = LocalizedText.en("Your connection string").ja("接続文字列")
    package static func user(_ name: String) -> LocalizedText {
        .en("Signed in as \(name)").ja("\(name) としてログインしました")
    }
    package static func accountBefore(_ name: String) -> LocalizedText {
        .en("Signed in as a different user than before (was \(name))").ja("前回とは別の人がログインしました（前回は \(name)）")
    }
    package static func missing(_ scopes: [String]) -> LocalizedText {
        let list = scopes.joined(separator: " ")
        return .en("The service granted fewer permissions than requested; missing: \(list)")
            .ja("許可された権限が、求めたものより少なくなっています（不足: \(list)）")
    }
    package static func account(_ name: String) -> LocalizedText {
        .en("Connected to the account \(name)").ja("アカウント「\(name)」に接続しました")
    }
    package static func app(_ name: String) -> LocalizedText {
        .en("Connected; the app \(name) answered").ja("接続しました（アプリ「\(name)」が応答）")
    }
    package static let unnamed = LocalizedText.en("Connected; the service answered").ja("接続しました（サービスが応答）")
    package static func accountName(_ name: String) -> LocalizedText { .en("Account: \(name)").ja("アカウント: \(name)") }
    package static func appAnswered(_ name: String) -> LocalizedText {
        .en("The app \(name) answered").ja("アプリ「\(name)」が応答しました")
    }
    package static let serviceAnswered = LocalizedText.en("The service answered").ja("サービスが応答しました")
    package static let tokenEnds = LocalizedText.en("Access token ends").ja("アクセストークンの期限")
    package static let renewed = LocalizedText.en("renews automatically").ja("自動で更新されます")
    package static let notRenewed = LocalizedText.en("sign in again after that").ja("期限後は再度ログインが必要です")
    package static func ending(_ end: String, _ renewal: String) -> LocalizedText {
        .en("\(end), \(renewal)").ja("\(end)、\(renewal)")
    }
    package static let noEnd = LocalizedText.en("unknown").ja("不明")
    package static let settingsFile = LocalizedText.en("Settings file").ja("設定ファイル")
    package static let next = LocalizedText.en("Next").ja("次にできること")
    package static let nextHint: LocalizedText =
        .en("Up and Down choose, c copies the chosen line").ja("上下キーで選び、c でその行をコピー")
    package static let hidden = LocalizedText.en("secret hidden").ja("シークレットは非表示")
    package static let shown = LocalizedText.en("secret shown").ja("シークレットを表示中")
    package static let show = LocalizedText.en("m shows it; c copies with it, C without it")
        .ja("m で表示。c はシークレット込み、C は除いてコピー")
    package static let hide = LocalizedText.en("m hides it; c copies with it, C without it")
        .ja("m で非表示。c はシークレット込み、C は除いてコピー")
    package static let commands = LocalizedText.en("Use it from a program").ja("プログラムから使う")
    package static let server = LocalizedText.en("Send it to a server").ja("サーバーへ送る")
    package static func goes(_ host: String) -> LocalizedText {
        .en("Finish sends it to \(host).").ja("「完了」で \(host) に送ります。")
    }
    package static let commandsThere = LocalizedText.en("Use it from a program there").ja("送り先のプログラムから使う")
    package static let stringThere = LocalizedText.en("Its connection string there").ja("送り先での接続文字列")
    package static let same = LocalizedText.en("The same without questions").ja("質問なしで同じ設定")
    package static let format = LocalizedText.en("Connection string").ja("接続文字列")
    package static let ownerLabel = LocalizedText.en("Who refreshes tokens").ja("トークンを更新する側")
    package static let ownerProgram = LocalizedText.en("oauth-setup (this settings file)")
        .ja("oauth-setup（この設定ファイル）")
    package static let ownerDriver = LocalizedText.en("the driver (it signs in itself)").ja("ドライバー（自分でログイン）")
    package static let practiceNote: LocalizedText =
        .en("This is a practice connection: it works with oauth-setup practice only.")
        .ja("これは練習用の接続です。oauth-setup practice でのみ使えます。")
    package static let dryRun: LocalizedText =
        .en("Dry run: nothing was sent or written. The settings file would be:")
        .ja("テスト実行（ドライラン）です。何も送信・保存していません。設定ファイルの保存先:")
    package static func dryRun(for host: String) -> LocalizedText {
        .en("Dry run: nothing was sent or written. The connection would be sent to \(host) over ssh.")
            .ja("テスト実行（ドライラン）です。何も送信・保存していません。接続は ssh で \(host) に送られます。")
    }
    package static let cannotPrint = LocalizedText.en("these values cannot be written in this format").ja(
        "この形式ではこの値を表せません"
    )
}
