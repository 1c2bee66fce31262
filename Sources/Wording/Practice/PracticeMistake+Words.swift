package import Localization
package import PracticeProvider

extension PracticeMistake {
    /// What is wrong, as a page says it.
    package var message: LocalizedText {
        switch self {
        case .unreadable:
            LocalizedText(
                english: "The address cannot be read, or names a parameter twice.",
                japanese: "アドレスを読み取れないか、同じパラメーターが2回あります。"
            )
        case .unknownClient:
            LocalizedText(
                english: "This client id is not registered.",
                japanese: "このクライアントIDは登録されていません。"
            )
        case .unknownCallback:
            LocalizedText(
                english: "This callback is not registered for the application.",
                japanese: "このコールバックURLはアプリに登録されていません。"
            )
        case .callbackNotHTTPS:
            LocalizedText(
                english: "The callback must begin with https.",
                japanese: "コールバックURLはhttpsで始まる必要があります。"
            )
        case .callbackMissing:
            LocalizedText(english: "The callback is missing.", japanese: "コールバックURLがありません。")
        case .refused:
            LocalizedText(english: "The request is not in order.", japanese: "リクエストに誤りがあります。")
        }
    }
}
