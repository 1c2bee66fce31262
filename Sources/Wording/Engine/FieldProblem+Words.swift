public import Localization
public import ServiceCatalog

extension FieldProblem {
    /// What is wrong: lower case, no full stop.
    public func text(in language: Language) -> String { wording(language) }

    private var wording: LocalizedText {
        switch self {
        case .notAnAddress: .en("a web address is expected").ja("URLを入力してください")
        case .notHTTPS: .en("the address must begin with https").ja("https で始まるURLが必要です")
        case .credentialsInAddress:
            .en("the address must not contain a user name or password").ja("URLにユーザー名やパスワードを含めないでください")
        case .notACallback:
            .en("enter a full address, such as http://localhost:33333")
                .ja("http://localhost:33333 のような完全なURLが必要です")
        case .fragment: .en("a callback must not have a # part").ja("コールバックに # 以降を含めないでください")
        case .callbackNotHTTPS: .en("this service takes https callbacks only").ja("このサービスのコールバックは https だけです")
        case .notASubdomain: .en("only letters, digits and hyphens are expected").ja("英字、数字、ハイフンだけを入力してください")
        case .notANumber: .en("only digits are expected").ja("数字だけを入力してください")
        case .tooMany(let limit): .en("at most \(limit) values are allowed").ja("値は\(limit)個までです")
        case .notAmong(let values):
            .en("one of \(values.joined(separator: ", ")) is expected")
                .ja("\(values.joined(separator: "、")) のいずれかを指定してください")
        case .masked:
            .en("this is what a program shows in place of the secret, not the secret itself")
                .ja("シークレットの代わりに表示される伏せ字で、値そのものではありません")
        case .badCharacter: .en("it contains a character that cannot be sent").ja("送信できない文字が含まれています")
        case .foreignCharacter(let code):
            .en("\(Self.shown(code)) cannot stand in it: type it in Latin letters")
                .ja("\(Self.shown(code)) は使えません。半角の英数字で入力してください")
        case .colon: .en("it cannot have a colon").ja("コロンは使えません")
        case .tooLong: .en("it is too long").ja("長すぎます")
        case .loginNotWithSOCKS:
            .en("this program cannot log in to a SOCKS proxy; an HTTP proxy works")
                .ja("SOCKSプロキシへのログインには対応していません。HTTPプロキシを使ってください")
        case .loginNotEncoded:
            .en("its user name or password has a character that must be percent-encoded there")
                .ja("ユーザー名またはパスワードに、% で符号化すべき文字があります")
        case .brokenCertificate:
            .en("no certificate in it can be read; they may be cut off or damaged")
                .ja("読み取れる証明書がありません。途中で切れているか、壊れている可能性があります")
        case .alwaysChecked:
            .en("certificates are always checked; give the PEM file of the one to trust")
                .ja("証明書の検証は省略できません。信頼する証明書のPEMファイルを指定してください")
        case .fileNotReadable: .en("the file cannot be read").ja("ファイルを読み取れません")
        case .fileTooLarge: .en("the file is larger than 1 MiB").ja("ファイルが1 MiBを超えています")
        case .noCertificates:
            .en("PEM certificates or the path of a PEM file are expected").ja("PEM形式の証明書、またはそのファイルのパスを指定してください")
        case .certificateNotOpened:
            .en("no certificate with its key can be opened; check its type and SSLClientCertPassword")
                .ja("証明書と鍵を開けません。種類と SSLClientCertPassword を確認してください")
        case .otherHost(_, let address?):
            .en("this is not an address of the service; did you mean \(address)?")
                .ja("このサービスのURLではありません。\(address) ではありませんか？")
        case .otherHost(let known, nil):
            .en("this is not an address of the service; its hosts are \(known.joined(separator: ", "))")
                .ja("このサービスのURLではありません（ホストは \(known.joined(separator: "、"))）")
        case .onlyWithoutCertificate(let address):
            .en("with a client certificate the address is \(address)").ja("クライアント証明書を使う場合のURLは \(address) です")
        case .onlyWithCertificate(let address):
            .en("without a client certificate the address is \(address)").ja("クライアント証明書を使わない場合のURLは \(address) です")
        case .noAppThere(let known):
            .en("the embedded app is not registered there, but at \(known.joined(separator: ", "))")
                .ja("埋め込みアプリの登録先ではありません（登録先は \(known.joined(separator: "、"))）")
        case .noSuchSubject: .en("no certificate has this subject").ja("このサブジェクトの証明書がありません")
        }
    }

    /// A character by its code point, and the letter itself where it is one that does no harm.
    private static func shown(_ code: UInt32) -> String {
        let hexadecimal = String(code, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - hexadecimal.count)) + hexadecimal
        guard let scalar = Unicode.Scalar(code), scalar.properties.isAlphabetic else { return name }
        // A letter that is written from the right would turn what stands around it.
        return (0x590...0x8FF).contains(code) ? name : "\(name) (\(scalar))"
    }
}
