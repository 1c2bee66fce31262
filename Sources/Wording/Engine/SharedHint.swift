internal import Localization

/// Advice that more than one error gives.
enum SharedHint {
    /// The advice about an answer that is not the service's.
    static let between: LocalizedText =
        .en("check the address; a proxy or a log-in page of the network may stand in between")
        .ja("URLを確認してください。途中にプロキシやネットワークのログイン画面がある場合もあります")

    /// The advice about a file that is too large to be what it should be.
    static let otherFile = LocalizedText.en(
        "this is another file than the one that is meant; check the path, and what lies there"
    )
    .ja("別のファイルのようです。パスと、そこにあるファイルを確認してください")

    /// The advice when a name leads to this machine.
    static let resolvesToLoopback: LocalizedText =
        .en("a filter or an entry of /etc/hosts stands in its place: check the name server (DNS) and /etc/hosts")
        .ja("DNSのフィルターか /etc/hosts の設定が原因です。ネームサーバーと /etc/hosts を確認してください")

    /// The advice where only a paste brings the answer of a sign-in.
    static let paste = LocalizedText.en("paste the address shown in the address bar after sign-in instead")
        .ja("代わりに、ログイン後にアドレスバーに表示されたURLを貼り付けてください")

    /// The advice where a sign-in must begin anew.
    static let startAgain = LocalizedText.en("start the sign-in again and use its newest address")
        .ja("ログインをやり直し、新しいURLを使ってください")

    /// The advice where an app or its callback may be wrong.
    static let checkApp = LocalizedText.en(
        "check the client ID, the secret and the callback address, then sign in again"
    )
    .ja("クライアントID、シークレット、コールバックURLを確認して、もう一度ログインしてください")

    /// The advice where the service answers at another address.
    static let checkAddress = LocalizedText.en("check the address of the account").ja("アカウントのURLを確認してください")

    /// The advice where only the person can end a sign-in.
    static let withdraw: LocalizedText =
        .en("withdraw the access in your account settings there; the tokens live on until then or until they expire")
        .ja("サービスのアカウント設定で連携を解除してください。解除するか期限が切れるまで、トークンは有効です")

    /// The name that is most likely meant; nil without one.
    static func nearest(_ name: String?) -> LocalizedText? {
        name.map { .en("did you mean \($0)?").ja("\($0) ではありませんか？") }
    }
}

/// What a service said about its no, as the end of a sentence.
enum SaidByService {
    /// The text and the error code behind a colon; nothing when both are empty.
    static func colon(_ text: String, otherwise code: String = "") -> String {
        let said = text.isEmpty ? code : code.isEmpty ? text : "\(text) (\(code))"
        return said.isEmpty ? "" : ": \(said)"
    }
}
