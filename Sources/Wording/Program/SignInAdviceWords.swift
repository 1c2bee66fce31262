package import Localization

/// How a person signs in again.
package enum SignInAdviceWords {
    package static func moved(_ command: String) -> LocalizedText {
        .en("use it there, or sign in again here: \(command)").ja("移動先で使うか、ここでもう一度ログインしてください: \(command)")
    }

    /// The sign-in has ended; `advice` is what the service's definition knows of it.
    package static func again(command: String, advice: LocalizedText?) -> LocalizedText {
        .en("sign in again: \(command)" + (advice.map { "; " + $0.english } ?? ""))
            .ja("もう一度ログインしてください: \(command)" + (advice.map { "。" + $0.japanese } ?? ""))
    }
}
