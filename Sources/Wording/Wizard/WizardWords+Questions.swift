package import Localization

extension WizardWords {
    /// The question about a set-up that was broken off.
    package enum Resume {
        package static let title = LocalizedText(
            english: "Go on with the set-up you broke off?",
            japanese: "中断した設定を続けますか？"
        )
        package static func lead(_ service: String) -> LocalizedText {
            LocalizedText(
                english: "Your answers for \(service) were kept, but no secret: those are asked again.",
                japanese: "\(service) の入力内容が残っています。シークレットは保存していないため、もう一度入力してください。"
            )
        }
        package static let goOn = LocalizedText(english: "Go on", japanese: "続ける")
        package static let anew = LocalizedText(english: "Start anew", japanese: "最初から始める")
    }

    /// The question about a connection that belongs to another machine.
    package enum Owner {
        package static let title = LocalizedText(
            english: "This sign-in belongs to another machine",
            japanese: "別のマシンのサインインです"
        )
        /// Why this is asked.
        ///
        /// - Parameters:
        ///   - connection: the name of the connection.
        ///   - host: what people call the other machine; may be empty.
        ///   - time: when it refreshed the connection.
        /// - Returns: two sentences.
        package static func lead(_ connection: String, host: String, time: String) -> LocalizedText {
            LocalizedText(
                english: "Another machine\(host.isEmpty ? "" : ", \(host),") refreshed \(connection) last, at \(time)."
                    + " Two machines that use one sign-in end it for both.",
                japanese: "\(connection) は、最後に別のマシン\(host.isEmpty ? "" : "（\(host)）")が \(time) に更新しました。"
                    + "1つのサインインを2台で使うと、両方で無効になります。"
            )
        }
        package static let anew = LocalizedText(english: "Sign in anew on this machine", japanese: "このマシンで新しくサインインする")
        package static let goOn = LocalizedText(
            english: "Go on here for good; the other machine must stop",
            japanese: "今後このマシンで使う（元のマシンでは使えません）"
        )
        package static let leave = LocalizedText(english: "Leave it to the other machine", japanese: "元のマシンに任せて終了する")
    }

    /// The question before leaving with answers typed.
    package enum Leave {
        package static let title = LocalizedText(english: "Leave the set-up?", japanese: "設定を終了しますか？")
        package static let lead = LocalizedText(
            english: "Your answers are kept for the next time, but no secret.",
            japanese: "入力内容は次回のために残りますが、シークレットは残りません。"
        )
        package static let stay = LocalizedText(english: "Stay", japanese: "続ける")
        package static let go = LocalizedText(english: "Leave", japanese: "終了する")
    }
}
