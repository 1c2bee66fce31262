internal import AuthEngine
package import Localization
internal import ServiceCatalog
internal import StrictJSON

extension AnswersFile.Failure {
    /// What is wrong and where, in one line: lower case, no full stop.
    package func message(in language: Language) -> String {
        let subject = place.isEmpty ? Words.say("the answers", "回答")(language) : place
        return "\(subject): \(reason.text(in: language))"
    }

    /// What to do about it.
    package func hint(in language: Language) -> String {
        Words.say(
            "oauth-setup wizard --help shows what a file of answers looks like",
            "回答ファイルの書き方は oauth-setup wizard --help をご覧ください"
        )(language)
    }
}

extension AnswersFile.Failure.Reason {
    fileprivate func text(in language: Language) -> String {
        switch self {
        case .notJSON(let why):
            Words.say("not JSON: \(why.text)", "JSON ではありません: \(why.text)")(language)
        case .notObject:
            Words.say("not JSON: an object is expected", "JSON ではありません: an object is expected")(language)
        case .unknownKey(let nearest), .unknownProperty(let nearest), .unknownService(let nearest):
            unknown(nearest)(language)
        case .unusableService(let fault):
            Words.say(
                "its definition cannot be used: \(fault.message(in: .english))",
                "定義を使えません: \(fault.message(in: .japanese))"
            )(language)
        case .missing: Words.say("this is needed", "指定してください")(language)
        case .notText:
            Words.say(
                "a text, {\"env\":\"NAME\"} or {\"file\":\"PATH\"} is expected",
                "文字列、{\"env\":\"NAME\"}、{\"file\":\"PATH\"} のいずれかを指定してください"
            )(language)
        case .notAmong(let values):
            Words.say(
                "one of \(values.joined(separator: ", ")) is expected",
                "\(values.joined(separator: "、")) のいずれかを指定してください"
            )(language)
        case .variableNotSet:
            Words.say(
                "the environment variable that it names is not set",
                "指定された環境変数が設定されていません"
            )(language)
        case .cannotReadFile:
            Words.say("the file that it names cannot be read", "指定されたファイルを読み取れません")(language)
        case .bad(let problem): problem.text(in: language)
        case .badName: Words.Ask.nameBad(language)
        }
    }

    private func unknown(_ nearest: String?) -> LocalizedText {
        guard let nearest else { return Words.say("this is not known here", "不明な名前です") }
        return Words.say(
            "this is not known here; did you mean \(nearest)?",
            "不明な名前です。\(nearest) のことですか？"
        )
    }
}
