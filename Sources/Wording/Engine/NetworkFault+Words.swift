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
            .en("\(host) did not answer within \(seconds) seconds").fix("try again")
                .ja("\(host) から\(seconds)秒以内に応答がありませんでした").fix("もう一度お試しください")
        case .replyTooLarge(let host):
            .en("the answer of \(host) is too long").ja("\(host) からの応答が大きすぎます").fix(SharedHint.between)
        case .redirected(let host):
            .en("\(host) wants to redirect the request, which is not followed")
                .ja("\(host) から別の場所へ転送されましたが、転送には従いません").fix(SharedHint.checkAddress)
        case .insecureAddress(let host):
            .en("the address of \(host) is not encrypted").fix("use https")
                .ja("\(host) のURLが暗号化されていません").fix("https を使ってください")
        case .badAddress:
            .en("this is not an address that can be called").fix("give it as https://host/path")
                .ja("接続できるURLではありません").fix("https://ホスト/パス の形で指定してください")
        case .hostNotListed(let host, let known):
            .en("\(host) is no host of this connection, and gets none of its credentials")
                .fix("its hosts are \(known.joined(separator: ", "))")
                .ja("\(host) はこの接続のホストではないため、認証情報を送りません").fix("この接続のホストは \(known.joined(separator: "、")) です")
        case .badHeader(let name):
            .en("the value for the header \(name) has characters it cannot carry")
                .fix("look for blanks and line breaks that were copied along")
                .ja("ヘッダー \(name) に使えない文字が含まれています").fix("余分な空白や改行が一緒にコピーされていないか確認してください")
        }
    }
}
