package import Localization

/// The page about the account that is to sign in.
package enum AccountPageWords {
    package static let title = LocalizedText.en("Who signs in?").ja("どのアカウントでログインしますか？")
    package static let lead =
        LocalizedText.en("The connection belongs to the account that signs in.")
        .ja("ログインしたアカウントで接続します。")
    package static let label = LocalizedText.en("Who signs in").ja("ログインするアカウント")
    package static let help: LocalizedText =
        .en("A browser that is signed in to the service is not asked again, unless you choose so.")
        .ja("ブラウザーでログイン済みのときは、指定しないかぎりアカウントを確認しません。")
    package static let browsers = LocalizedText.en("Same as in the browser").ja("ブラウザーと同じアカウント")
    package static let asked = LocalizedText.en("Ask me at sign-in").ja("ログイン時に選ぶ")
    package static let hintLabel = LocalizedText.en("Account").ja("アカウント名")
    package static let hintHelp: LocalizedText =
        .en("The login name or mail address that the sign-in page begins with.")
        .ja("ログインページに入力しておくログイン名またはメールアドレスです。")
}
