package import Localization
internal import ServiceCatalog

extension AuthError {
    /// Who owns a sign-in, and the three ways to go on.
    static func ownedElsewhere(_ connection: String, _ host: String, _ at: Int64) -> ErrorWording {
        let when = TimeWords.localMoment(at)
        let ways = waysOn(connection, host: host)
        return ErrorWording(
            "another machine\(host.isEmpty ? "" : ", \(host),") refreshed the sign-in of \(connection) last, at \(when);"
                + " nothing was sent, because two machines that use it end it for both",
            "\(connection) のサインインは、最後に別のマシン\(host.isEmpty ? "" : "（\(host)）")が \(when) に更新しています。"
                + "2台で使うと両方で無効になるため、何も送信しませんでした",
            hint: (ways(.english), ways(.japanese))
        )
    }

    /// The commands to choose from where another machine owns a sign-in.
    ///
    /// - Parameters:
    ///   - connection: the connection's name.
    ///   - host: what people call the other machine; may be empty.
    ///   - program: how the program is called.
    /// - Returns: one line.
    package static func waysOn(
        _ connection: String,
        host: String,
        program: String = "oauth-setup"
    ) -> LocalizedText {
        LocalizedText(
            english: "choose: go on here for good: \(program) token \(connection) --adopt; sign in anew: \(program)"
                + " wizard --connection \(connection) --step sign-in; or move it, on "
                + "\(host.isEmpty ? "the other machine" : host): \(program) transfer \(connection) --to KEY,"
                + " with the KEY that \(program) key prints here",
            japanese: "次から選んでください。今後ここで使う: \(program) token \(connection) --adopt ／ 新しくサインインする: "
                + "\(program) wizard --connection \(connection) --step sign-in ／ \(host.isEmpty ? "元のマシン" : host)"
                + " から移す: \(program) transfer \(connection) --to 公開鍵（公開鍵はここで \(program) key が表示するもの）"
        )
    }
}
