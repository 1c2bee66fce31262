package import Localization

/// The question about a setup that was broken off.
package enum ResumeQuestionWords {
    package static let title = LocalizedText.en("Continue your unfinished setup?").ja("中断した設定を続けますか？")
    package static func lead(_ service: String) -> LocalizedText {
        .en("Your answers for \(service) were kept, except secrets: enter those again.")
            .ja("\(service)の入力内容が残っています。シークレットは保存していないため、もう一度入力してください。")
    }
    package static let goOn = LocalizedText.en("Continue").ja("続ける")
    package static let anew = LocalizedText.en("Start over").ja("最初から始める")
}
