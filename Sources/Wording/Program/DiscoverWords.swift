package import Localization

/// What `services discover` says.
package enum DiscoverWords {
    /// The server does not let applications do without a secret.
    package static let noPKCE = ErrorWords(
        LocalizedText(
            english: "the server does not take PKCE with S256, without which an application needs a secret",
            japanese: "サーバーが PKCE (S256) に対応していないため、シークレットのないアプリは使えません"
        ),
        hint: LocalizedText(
            english: "leave out --public, and register an application with a secret",
            japanese: "--public を外し、シークレットのあるアプリを登録してください"
        )
    )
    /// The server names no address that tells who is signed in.
    package static let noTest = ErrorWords(
        LocalizedText(
            english: "the server does not say where to ask who is signed in",
            japanese: "サインインした人を確認する場所が、サーバーのメタデータにありません"
        ),
        hint: LocalizedText(english: "name an address with --test URL", japanese: "--test URL でアドレスを指定してください")
    )

    /// A file cannot be read.
    package static func unreadable(_ path: String) -> LocalizedText {
        LocalizedText(english: "cannot read \(path)", japanese: "\(path) を読み取れません")
    }

    /// Where the definition is.
    package static func written(_ path: String) -> LocalizedText {
        LocalizedText(
            english: "written to \(path); look at connector and tests before you use it",
            japanese: "\(path) に書き込みました。使う前に connector と tests を確認してください"
        )
    }
}
