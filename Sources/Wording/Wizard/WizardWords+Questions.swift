package import Localization

extension WizardWords {
    /// The question about a set-up that was broken off.
    package enum Resume {
        package static let title = LocalizedText.en("Go on with the set-up you broke off?").ja("中断した設定を続けますか？")
        package static func lead(_ service: String) -> LocalizedText {
            .en("Your answers for \(service) were kept, but no secret: those are asked again.")
                .ja("\(service) の入力内容が残っています。シークレットは保存していないため、もう一度入力してください。")
        }
        package static let goOn = LocalizedText.en("Go on").ja("続ける")
        package static let anew = LocalizedText.en("Start anew").ja("最初から始める")
    }

    /// The question about a connection that belongs to another machine.
    package enum Owner {
        package static let title = LocalizedText.en("This sign-in belongs to another machine").ja("別のマシンのサインインです")
        /// Why this is asked.
        ///
        /// - Parameters:
        ///   - connection: the name of the connection.
        ///   - host: what people call the other machine; may be empty.
        ///   - time: when it refreshed the connection.
        /// - Returns: two sentences.
        package static func lead(_ connection: String, host: String, time: String) -> LocalizedText {
            .en(
                "Another machine\(host.isEmpty ? "" : ", \(host),") refreshed \(connection) last, at \(time)."
                    + " Two machines that use one sign-in end it for both."
            )
            .ja(
                "\(connection) は、最後に別のマシン\(host.isEmpty ? "" : "（\(host)）")が \(time) に更新しました。"
                    + "1つのサインインを2台で使うと、両方で無効になります。"
            )
        }
        package static let anew = LocalizedText.en("Sign in anew on this machine").ja("このマシンで新しくサインインする")
        package static let goOn = LocalizedText.en("Go on here for good; the other machine must stop")
            .ja("今後このマシンで使う（元のマシンでは使えません）")
        package static let leave = LocalizedText.en("Leave it to the other machine").ja("元のマシンに任せて終了する")
    }

    /// The question before leaving with answers typed.
    package enum Leave {
        package static let title = LocalizedText.en("Leave the set-up?").ja("設定を終了しますか？")
        package static let lead = LocalizedText.en("Your answers are kept for the next time, but no secret.")
            .ja("入力内容は次回のために残りますが、シークレットは残りません。")
        package static let stay = LocalizedText.en("Stay").ja("続ける")
        package static let go = LocalizedText.en("Leave").ja("終了する")
    }
}
