public import Localization
internal import ServiceCatalog

/// Why a value cannot be right; never holds the value, at most the address to use instead of one.
public enum FieldProblem: Error, Sendable, Hashable {
    /// Not the address of a host.
    case notAnAddress
    /// An address without encryption.
    case notHTTPS
    /// User name or password inside an address.
    case credentialsInAddress
    /// Not an absolute http or https address.
    case notACallback
    /// A `#` part, which callbacks may not have (RFC 6749 section 3.1.2).
    case fragment
    /// The callback must be https at this service.
    case callbackNotHTTPS
    /// Not the first label of a host: letters, digits and hyphens.
    case notASubdomain
    /// Not digits only.
    case notANumber
    /// More values than the limit.
    case tooMany(limit: Int)
    /// Not one of these values.
    case notAmong([String])
    /// What a program shows in place of a secret.
    case masked
    /// A character that no header can carry, or a control character.
    case badCharacter
    /// A colon, which cannot stand in a login.
    case colon
    /// Longer than 64 KiB.
    case tooLong
    /// A login for a SOCKS proxy, which this program cannot send.
    case loginNotWithSOCKS
    /// A login in an address with a character that has a meaning there, or none.
    case loginNotEncoded
    /// Server certificates are always checked.
    case alwaysChecked
    /// A file that is not there or cannot be read.
    case fileNotReadable
    /// A file beyond 1 MiB.
    case fileTooLarge
    /// No PEM certificate in it.
    case noCertificates
    /// None of its certificates can be read, the first being this one.
    case brokenCertificate
    /// No certificate with a key in it, or another password.
    case certificateNotOpened
    /// No certificate of that subject in it.
    case noSuchSubject
    /// A client certificate is given, and connections with one go to this other address.
    case onlyWithoutCertificate(use: String)
    /// No client certificate is given, and connections without one go to this other address.
    case onlyWithCertificate(use: String)

    /// A host that is none of the service's, with the address that was probably meant.
    case otherHost(known: [String], nearest: String?)

    /// How a character that has a meaning in an address is written in its user name or password.
    package static let percent = LocalizedText(
        english: "write # as %23, / as %2F, ? as %3F, @ as %40, : as %3A, % as %25",
        japanese: "# は %23、/ は %2F、? は %3F、@ は %40、: は %3A、% は %25 と書いてください"
    )

    /// What to do about the value of a property, where correcting it is not all there is.
    package func hint(_ property: String) -> LocalizedText {
        let certificate = ConnectorProperty.clientCertificate
        return switch self {
        case .onlyWithoutCertificate:
            LocalizedText(
                english: "set \(property) to that address, or leave \(certificate) out",
                japanese: "\(property) をこのアドレスにするか、\(certificate) を外してください"
            )
        case .onlyWithCertificate:
            LocalizedText(
                english: "set \(property) to that address, or give the certificate as \(certificate)",
                japanese: "\(property) をこのアドレスにするか、\(certificate) で証明書を指定してください"
            )
        case .loginNotEncoded:
            LocalizedText(
                english: "in the user name and the password of \(property) \(Self.percent.english)",
                japanese: "\(property) のユーザー名とパスワードでは \(Self.percent.japanese)"
            )
        case .otherHost(_, nil):
            LocalizedText(
                english: "correct \(property); a definition of your own can list another host under hosts",
                japanese: "\(property) を修正してください。別のホストを使うには、独自の定義の hosts に追加します"
            )
        default:
            LocalizedText(
                english: "correct \(property) and try again",
                japanese: "\(property) を修正して、もう一度お試しください"
            )
        }
    }

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
        case .loginNotEncoded, .brokenCertificate, .loginNotWithSOCKS, .alwaysChecked, .fileNotReadable, .fileTooLarge,
            .noCertificates, .certificateNotOpened,
            .noSuchSubject, .onlyWithoutCertificate, .onlyWithCertificate, .otherHost:
            networkWording
        }
    }

    private var networkWording: LocalizedText {
        switch self {
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
        default:
            LocalizedText(english: "no certificate has this subject", japanese: "この件名の証明書がありません")
        }
    }
}
