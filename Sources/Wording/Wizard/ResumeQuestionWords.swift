package import Localization

/// The question about a set-up that was broken off.
package enum ResumeQuestionWords {
    package static let title = LocalizedText.en("Go on with the set-up you broke off?").ja("中断した設定を続けますか？")
    package static func lead(_ service: String) -> LocalizedText {
        .en("Your answers for \(service) were kept, but no secret: those are asked again.")
            .ja("\(service) の入力内容が残っています。シークレットは保存していないため、もう一度入力してください。")
    }
    package static let goOn = LocalizedText.en("Go on").ja("続ける")
    package static let anew = LocalizedText.en("Start anew").ja("最初から始める")
}
