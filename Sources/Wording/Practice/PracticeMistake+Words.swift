package import Localization
package import PracticeProvider

extension PracticeMistake {
    /// What is wrong, as a page says it.
    package var message: LocalizedText {
        switch self {
        case .unreadable:
            .en("The address cannot be read, or names a parameter twice.").ja("URLを読み取れないか、同じパラメーターが2回あります。")
        case .unknownClient: .en("This client id is not registered.").ja("このクライアントIDは登録されていません。")
        case .unknownCallback:
            .en("This callback is not registered for the app.").ja("このコールバックURLはアプリに登録されていません。")
        case .callbackNotHTTPS: .en("The callback must begin with https.").ja("コールバックURLはhttpsで始まる必要があります。")
        case .callbackMissing: .en("The callback is missing.").ja("コールバックURLがありません。")
        case .refused: .en("The request is not in order.").ja("リクエストに誤りがあります。")
        }
    }
}
