package import Localization

extension WizardWords {
    /// What is wrong with a file of answers.
    package enum AnswersFile {
        package static let whole = LocalizedText(english: "the answers", japanese: "回答")
        package static let hint = LocalizedText(
            english: "oauth-setup wizard --help shows what a file of answers looks like",
            japanese: "回答ファイルの書き方は oauth-setup wizard --help をご覧ください"
        )
        package static func notJSON(_ why: String) -> LocalizedText {
            LocalizedText(english: "not JSON: \(why)", japanese: "JSON ではありません: \(why)")
        }
        package static let unknown = LocalizedText(english: "this is not known here", japanese: "不明な名前です")
        package static func unknown(nearest: String) -> LocalizedText {
            LocalizedText(
                english: "this is not known here; did you mean \(nearest)?",
                japanese: "不明な名前です。\(nearest) のことですか？"
            )
        }
        package static func unusableService(_ fault: LocalizedText) -> LocalizedText {
            LocalizedText(
                english: "its definition cannot be used: \(fault.english)",
                japanese: "定義を使えません: \(fault.japanese)"
            )
        }
        package static let missing = LocalizedText(english: "this is needed", japanese: "指定してください")
        package static let notText = LocalizedText(
            english: "a text, {\"env\":\"NAME\"} or {\"file\":\"PATH\"} is expected",
            japanese: "文字列、{\"env\":\"NAME\"}、{\"file\":\"PATH\"} のいずれかを指定してください"
        )
        package static func notAmong(_ values: [String]) -> LocalizedText {
            LocalizedText(
                english: "one of \(values.joined(separator: ", ")) is expected",
                japanese: "\(values.joined(separator: "、")) のいずれかを指定してください"
            )
        }
        package static let variableNotSet = LocalizedText(
            english: "the environment variable that it names is not set",
            japanese: "指定された環境変数が設定されていません"
        )
        package static let cannotReadFile = LocalizedText(
            english: "the file that it names cannot be read",
            japanese: "指定されたファイルを読み取れません"
        )
    }
}
