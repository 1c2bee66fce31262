package import Localization
package import ServiceCatalog
internal import WebRequests

extension FieldProblem {
    /// How a character that has a meaning in an address is written in its user name or password.
    package static let percent = LocalizedText.en("write # as %23, / as %2F, ? as %3F, @ as %40, : as %3A, % as %25")
        .ja("# は %23、/ は %2F、? は %3F、@ は %40、: は %3A、% は %25 と書いてください")

    /// What to do about the value of a property, where correcting it is not all there is.
    package func hint(_ property: String) -> LocalizedText {
        let certificate = NetworkProperty.clientCertificate
        return switch self {
        case .onlyWithoutCertificate:
            .en("set \(property) to that address, or leave \(certificate) out")
                .ja("\(property) をこのURLにするか、\(certificate) を外してください")
        case .onlyWithCertificate:
            .en("set \(property) to that address, or give the certificate as \(certificate)")
                .ja("\(property) をこのURLにするか、\(certificate) で証明書を指定してください")
        case .loginNotEncoded:
            .en("in the user name and the password of \(property) \(Self.percent.english)")
                .ja("\(property) のユーザー名とパスワードでは \(Self.percent.japanese)")
        case .otherHost(_, nil):
            .en("correct \(property); a definition of your own can list another host under hosts")
                .ja("\(property) を修正してください。別のホストを使うには、独自の定義の hosts に追加します")
        case .noAppThere:
            .en("correct \(property), or use an app of your own; \"oauth-setup apps\" lists the embedded ones")
                .ja("\(property) を修正するか、自分のアプリを使ってください。埋め込みアプリは oauth-setup apps で確認できます")
        case .notAnAddress, .notHTTPS, .credentialsInAddress, .notACallback, .fragment, .callbackNotHTTPS,
            .notASubdomain, .notANumber, .tooMany, .notAmong, .masked, .badCharacter, .foreignCharacter, .colon,
            .tooLong,
            .loginNotWithSOCKS, .alwaysChecked, .fileNotReadable, .fileTooLarge, .noCertificates, .brokenCertificate,
            .certificateNotOpened, .noSuchSubject, .otherHost:
            .en("correct \(property) and try again").ja("\(property) を修正して、もう一度お試しください")
        }
    }
}
