package import AuthEngine
package import Localization
internal import ServiceCatalog

extension AuthError.Advice {
    /// What to do.
    package var words: LocalizedText {
        switch self {
        case .definition(let text): text
        case .clientAuthentication(let way):
            .en(
                "compare OAuthClientId and OAuthClientSecret with the app's page at the service; if they are right, "
                    + "set clientAuthentication to \(Self.other(than: way).rawValue) in the definition, which has \(way.rawValue)"
            )
            .ja(
                "OAuthClientId と OAuthClientSecret を、サービス側のアプリの画面と見比べてください。正しい場合は、定義の "
                    + "clientAuthentication を \(way.rawValue) から \(Self.other(than: way).rawValue) に変えてください"
            )
        case .passwordValues:
            .en("check User, Password, OAuthClientId and OAuthClientSecret, then sign in again")
                .ja("User、Password、OAuthClientId、OAuthClientSecret を確認して、もう一度ログインしてください")
        }
    }

    private static func other(than way: OAuth.ClientAuthentication) -> OAuth.ClientAuthentication {
        switch way {
        case .body: .basic
        case .basic: .body
        }
    }
}
