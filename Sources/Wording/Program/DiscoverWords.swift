package import Localization

/// What `services discover` says.
package enum DiscoverWords {
    package static let noPKCE: ErrorWords =
        .en("the server does not take PKCE with S256, without which an app needs a secret")
        .fix("leave out --public, and register an app with a secret")
        .ja("サーバーが PKCE（S256）に対応していないため、シークレットのないアプリは使えません").fix("--public を外し、シークレットのあるアプリを登録してください")
    package static let noTest = ErrorWords.en("the server does not say where to ask who is signed in")
        .fix("name an address with --test URL")
        .ja("ログインした人を確認する場所が、サーバーのメタデータにありません").fix("--test でURLを指定してください")

    package static func unreadable(_ path: String) -> LocalizedText {
        .en("cannot read \(path)").ja("\(path) を読み取れません")
    }

    package static func written(_ path: String) -> LocalizedText {
        .en("written to \(path); look at connector and tests before you use it")
            .ja("\(path) に書き込みました。使う前に connector と tests を確認してください")
    }
}
