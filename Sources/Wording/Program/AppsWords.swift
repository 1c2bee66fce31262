package import Localization

/// What `apps` says and asks.
package enum AppsWords {
    package static let none = LocalizedText.en("No embedded app. \"oauth-setup apps add SERVICE\" registers one.")
        .ja("埋め込みアプリはありません。oauth-setup apps add サービス で登録できます。")
    package static let clientID = LocalizedText.en("client ID").ja("クライアントID")
    package static let withSecret = LocalizedText.en("with a secret").ja("シークレットあり")
    package static let withoutSecret = LocalizedText.en("without a secret").ja("シークレットなし")
    package static let callback = LocalizedText.en("callback").ja("コールバック")
    package static let shipped = LocalizedText.en("ships with the program").ja("プログラムに付属")
    package static let notUsed = LocalizedText.en("not used: a file that is read later has another one")
        .ja("使用しません（後に読むファイルに別のアプリがあります）")
    package static let askName = LocalizedText.en("Name that people recognise (may be empty):").ja("利用者にわかる名前（空欄可）:")
    package static let practice = ErrorWords.en("practice has embedded apps of its own").fix("leave out \"practice\"")
        .ja("練習モードには専用の埋め込みアプリがあります").fix("practice を付けずに実行してください")

    package static func ask(_ label: LocalizedText) -> LocalizedText {
        .en("\(label.english):").ja("\(label.japanese):")
    }

    /// For a secret that may be missing.
    package static func askOptional(_ label: LocalizedText) -> LocalizedText {
        .en("\(label.english) (empty for none):").ja("\(label.japanese)（なければ空欄）:")
    }

    /// Who can use the applications of a file.
    package enum Audience: Sendable {
        /// The person whose own file it is.
        case oneself
        /// Everybody on this machine.
        case everybody
        /// Who can read it, root and its group; because a secret is in it, or although none is.
        case group(hasSecret: Bool)
    }

    /// The application is kept in a file; `word` is its path as a shell takes it.
    package static func kept(_ path: String, word: String, for audience: Audience) -> LocalizedText {
        switch audience {
        case .oneself:
            .en("Kept in \(path), for you alone; root registers one for everybody.")
                .ja("\(path) に保存しました（自分用）。全員用はrootで登録します。")
        case .everybody:
            .en("Kept in \(path): everybody on this machine can sign in with it.")
                .ja("\(path) に保存しました。このマシンの全員がログインに使えます。")
        case .group(hasSecret: true):
            .en(
                "Kept in \(path). There is a secret in it, so root and its group alone can read it and use its apps. "
                    + "For a group of people: chgrp GROUP \(word)"
            )
            .ja(
                "\(path) に保存しました。シークレットを含むため、読み取ってアプリを使えるのはrootとそのグループだけです。"
                    + "利用者のグループに許可するには: chgrp グループ \(word)"
            )
        case .group(hasSecret: false):
            .en("Kept in \(path), which root and its group alone can read. For everybody: chmod a+r \(word)")
                .ja("\(path) に保存しました。読み取れるのはrootとそのグループだけです。全員に許可するには: chmod a+r \(word)")
        }
    }

    package static func removed(_ path: String) -> LocalizedText {
        .en("Removed from \(path). Connections that were set up with it go on.").ja(
            "\(path) から削除しました。設定済みの接続はそのまま使えます。"
        )
    }

    package static func notThere(service: String, path: String) -> ErrorWords {
        .en("\(path) has no such app of \(service)").fix("\"oauth-setup apps\" lists them with their files")
            .ja("\(path) に \(service) のそのアプリはありません").fix("oauth-setup apps でファイルごとの一覧を確認できます")
    }

    /// The administrator wants nobody to have one of their own; `file` says so.
    package static func notAllowed(_ file: String) -> ErrorWords {
        .en("apps of your own are switched off on this machine (\(file))").fix(
            "ask the administrator to register it: sudo oauth-setup apps add"
        )
        .ja("このマシンでは自分用のアプリを使えません（\(file)）").fix("管理者に登録を依頼してください: sudo oauth-setup apps add")
    }

    // MARK: Whether the service knows it

    package static let known = LocalizedText.en("Tested: the service knows this app.").ja("確認済み: サービスに登録されているアプリです。")
    package static let unknown: ErrorWords =
        .en("the service does not know this app, or its secret is wrong; nothing was written")
        .fix("compare client ID and secret with the service's page of the app")
        .ja("サービスに登録のないアプリか、シークレットが違うため、何も書き込みませんでした").fix("サービス側のアプリの画面で、クライアントIDとシークレットを確認してください")
    package static let notTested: LocalizedText =
        .en("Not tested: the service's definition names no way that costs nothing. The first sign-in shows it.")
        .ja("未確認: 定義に確認方法がないサービスです。最初のログインでわかります。")

    package static func notTested(_ why: String) -> LocalizedText {
        .en("Not tested: \(why). The first sign-in shows it.").ja("未確認: \(why)。最初のログインでわかります。")
    }
}
