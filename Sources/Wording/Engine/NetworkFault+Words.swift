internal import AuthEngine
internal import Localization
internal import WebRequests

extension NetworkFault {
    /// What to say about the way to a host.
    var words: ErrorWords {
        switch self {
        case .networkFailed(let host, let kind): kind.words(host)
        case .tlsFailed(let host, let kind): kind.words(host)
        case .replyTimedOut(let host, let seconds):
            ErrorWords(
                LocalizedText(
                    english: "\(host) did not answer within \(seconds) seconds",
                    japanese: "\(host) から \(seconds) 秒以内に返答がありませんでした"
                ),
                hint: LocalizedText(english: "try again", japanese: "もう一度お試しください")
            )
        case .replyTooLarge(let host):
            ErrorWords(
                LocalizedText(english: "the answer of \(host) is too long", japanese: "\(host) からの返答が大きすぎます"),
                hint: SharedHint.between
            )
        case .redirected(let host):
            ErrorWords(
                LocalizedText(
                    english: "\(host) wants to redirect the request, which is not followed",
                    japanese: "\(host) から別の場所へ転送されましたが、転送には従いません"
                ),
                hint: LocalizedText(english: "check the address of the account", japanese: "アカウントのアドレスを確認してください")
            )
        case .insecureAddress(let host):
            ErrorWords(
                LocalizedText(english: "the address of \(host) is not encrypted", japanese: "\(host) のアドレスが暗号化されていません"),
                hint: LocalizedText(english: "use https", japanese: "https を使ってください")
            )
        case .badAddress:
            ErrorWords(
                LocalizedText(english: "this is not an address that can be called", japanese: "接続できるアドレスではありません"),
                hint: LocalizedText(english: "give it as https://host/path", japanese: "https://ホスト/パス の形で指定してください")
            )
        case .hostNotListed(let host, let known):
            ErrorWords(
                LocalizedText(
                    english: "\(host) is no host of this connection, and gets none of its credentials",
                    japanese: "\(host) はこの接続のホストではないため、認証情報を送りません"
                ),
                hint: LocalizedText(
                    english: "its hosts are \(known.joined(separator: ", "))",
                    japanese: "この接続のホストは \(known.joined(separator: "、")) です"
                )
            )
        case .badHeader(let name):
            ErrorWords(
                LocalizedText(
                    english: "the value for the header \(name) has characters it cannot carry",
                    japanese: "ヘッダー \(name) に使えない文字が含まれています"
                ),
                hint: LocalizedText(
                    english: "look for blanks and line breaks that were copied along",
                    japanese: "余分な空白や改行が一緒にコピーされていないか確認してください"
                )
            )
        }
    }
}
