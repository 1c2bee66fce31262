package import Localization

/// The question about a connection that belongs to another machine.
package enum OwnerQuestionWords {
    package static let title = LocalizedText.en("This sign-in belongs to another machine").ja("別のマシンのログイン情報です")
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
                + " If two machines use one sign-in, it ends for both."
        )
        .ja(
            "\(connection) は、最後に別のマシン\(host.isEmpty ? "" : "（\(host)）")が \(time) に更新しました。"
                + "1つのログイン情報を2台で使うと、両方で無効になります。"
        )
    }
    package static let anew = LocalizedText.en("Sign in again on this machine").ja("このマシンで新しくログインする")
    package static let goOn = LocalizedText.en("Continue here for good; the other machine must stop")
        .ja("今後このマシンで使う（元のマシンでは使えません）")
    package static let leave = LocalizedText.en("Leave it to the other machine").ja("元のマシンに任せて終了する")
}
