public import Localization
public import ServiceCatalog

extension FieldProblem {
    /// What is wrong: lower case, no full stop.
    public func text(in language: Language) -> String {
        wording(language)
    }

    private var wording: LocalizedText {
        switch self {
        case .notAnAddress:
            LocalizedText(english: "this is not the address of a host", japanese: "ホストのアドレスではありません")
        case .notHTTPS: LocalizedText(english: "the address must begin with https", japanese: "https で始まるアドレスが必要です")
        case .credentialsInAddress:
            LocalizedText(
                english: "the address must not hold a user or password",
                japanese: "アドレスにユーザー名やパスワードを含めないでください"
            )
        case .notACallback:
            LocalizedText(
                english: "a whole address is expected, such as http://localhost:33333",
                japanese: "http://localhost:33333 のような完全なアドレスが必要です"
            )
        case .fragment: LocalizedText(english: "a callback must not have a # part", japanese: "コールバックに # 以降を含めないでください")
        case .callbackNotHTTPS:
            LocalizedText(english: "this service takes https callbacks only", japanese: "このサービスのコールバックは https だけです")
        case .notASubdomain:
            LocalizedText(english: "only letters, digits and hyphens are expected", japanese: "英字、数字、ハイフンだけを入力してください")
        case .notANumber: LocalizedText(english: "only digits are expected", japanese: "数字だけを入力してください")
        case .tooMany(let limit):
            LocalizedText(english: "at most \(limit) values are possible", japanese: "値は \(limit) 個までです")
        case .notAmong(let values):
            LocalizedText(
                english: "one of \(values.joined(separator: ", ")) is expected",
                japanese: "\(values.joined(separator: "、")) のいずれかを指定してください"
            )
        case .masked:
            LocalizedText(
                english: "this is what a program shows in place of the secret, not the secret itself",
                japanese: "秘密の値の代わりに表示される伏せ字で、値そのものではありません"
            )
        case .badCharacter:
            LocalizedText(english: "it has a character that cannot be sent", japanese: "送信できない文字が含まれています")
        case .colon: LocalizedText(english: "it cannot have a colon", japanese: "コロンは使えません")
        case .tooLong: LocalizedText(english: "it is too long", japanese: "長すぎます")
        case .loginNotWithSOCKS:
            LocalizedText(
                english: "this program cannot log in to a SOCKS proxy; an HTTP proxy works",
                japanese: "SOCKS プロキシへのログインには対応していません。HTTP プロキシを使ってください"
            )
        case .loginNotEncoded:
            LocalizedText(
                english: "its user name or password has a character that must be percent-encoded there",
                japanese: "ユーザー名またはパスワードに、% で符号化すべき文字があります"
            )
        case .brokenCertificate:
            LocalizedText(
                english: "no certificate in it can be read; they may be cut off or damaged",
                japanese: "読み取れる証明書がありません。途中で切れているか、壊れている可能性があります"
            )
        case .alwaysChecked:
            LocalizedText(
                english: "certificates are always checked; give the PEM file of the one to trust",
                japanese: "証明書の検証は省略できません。信頼する証明書の PEM ファイルを指定してください"
            )
        case .fileNotReadable: LocalizedText(english: "the file cannot be read", japanese: "ファイルを読み取れません")
        case .fileTooLarge:
            LocalizedText(english: "the file is larger than 1 MiB", japanese: "ファイルが 1 MiB を超えています")
        case .noCertificates:
            LocalizedText(
                english: "PEM certificates or the path of a PEM file are expected",
                japanese: "PEM 形式の証明書、またはそのファイルのパスを指定してください"
            )
        case .certificateNotOpened:
            LocalizedText(
                english: "no certificate with its key can be opened; check its type and SSLClientCertPassword",
                japanese: "証明書と鍵を開けません。種類と SSLClientCertPassword を確認してください"
            )
        case .otherHost(_, let address?):
            LocalizedText(
                english: "this is not an address of the service; did you mean \(address)?",
                japanese: "このサービスのアドレスではありません。\(address) ではありませんか"
            )
        case .otherHost(let known, nil):
            LocalizedText(
                english: "this is not an address of the service; its hosts are \(known.joined(separator: ", "))",
                japanese: "このサービスのアドレスではありません（ホストは \(known.joined(separator: "、"))）"
            )
        case .onlyWithoutCertificate(let address):
            LocalizedText(
                english: "with a client certificate the address is \(address)",
                japanese: "クライアント証明書を使う場合のアドレスは \(address) です"
            )
        case .onlyWithCertificate(let address):
            LocalizedText(
                english: "without a client certificate the address is \(address)",
                japanese: "クライアント証明書を使わない場合のアドレスは \(address) です"
            )
        case .noSuchSubject:
            LocalizedText(english: "no certificate has this subject", japanese: "この件名の証明書がありません")
        }
    }
}
