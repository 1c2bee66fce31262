package import Localization

/// What is wrong with a file of answers.
package enum AnswersFileWords {
    package static let whole = LocalizedText.en("the answers").ja("回答")
    package static let hint = LocalizedText.en("oauth-setup wizard --help shows what a file of answers looks like")
        .ja("回答ファイルの書き方は oauth-setup wizard --help をご覧ください")
    package static func notJSON(_ why: LocalizedText) -> LocalizedText {
        .en("not JSON: \(why.english)").ja("JSONではありません（\(why.japanese)）")
    }
    package static let twice = LocalizedText.en("this is given twice; case does not count").ja(
        "2回指定されています（大文字と小文字は区別されません）"
    )
    package static let unknown = LocalizedText.en("this name is unknown").ja("不明な名前です")
    package static func unknown(nearest: String) -> LocalizedText {
        .en("this name is unknown; did you mean \(nearest)?").ja("不明な名前です。\(nearest) ではありませんか？")
    }
    package static func unusableService(_ fault: LocalizedText) -> LocalizedText {
        .en("its definition cannot be used: \(fault.english)").ja("定義を使えません: \(fault.japanese)")
    }
    package static let missing = LocalizedText.en("this is required").ja("指定してください")
    package static let notText = LocalizedText.en("a text, {\"env\":\"NAME\"} or {\"file\":\"PATH\"} is expected")
        .ja("文字列、{\"env\":\"NAME\"}、{\"file\":\"PATH\"} のいずれかを指定してください")
    package static func notAmong(_ values: [String]) -> LocalizedText {
        .en("one of \(values.joined(separator: ", ")) is expected")
            .ja("\(values.joined(separator: "、")) のいずれかを指定してください")
    }
    package static let notTold = LocalizedText.en("this service cannot be told which account signs in").ja(
        "このサービスには、ログインするアカウントを指定できません"
    )
    package static let noEmbeddedApp = LocalizedText.en("there is no embedded app for this service here")
        .ja("このサービスの埋め込みアプリは用意されていません")
    package static let noEmbeddedAppHint =
        LocalizedText.en("use \"custom\" with an app of your own; \"oauth-setup apps\" lists the embedded ones")
        .ja("自分のアプリで \"custom\" を指定してください。埋め込みアプリは oauth-setup apps で確認できます")
    package static let variableNotSet = LocalizedText.en("the environment variable that it names is not set")
        .ja("指定された環境変数が設定されていません")
    package static let cannotReadFile = LocalizedText.en("the file that it names cannot be read")
        .ja("指定されたファイルを読み取れません")
}
