internal import Localization
internal import ServiceCatalog

extension DefinitionFault.AppFault {
    /// What is wrong: lower case, no full stop.
    var message: LocalizedText {
        switch self {
        case .noSuchService(let nearest):
            .en("there is no such service" + (nearest.map { "; did you mean \($0)?" } ?? ""))
                .ja("そのサービスはありません" + (nearest.map { "（\($0) ではありませんか？）" } ?? ""))
        case .notWithApps:
            .en("this service has no sign-in by a browser with a registered app").ja(
                "このサービスには、登録したアプリを使うブラウザーでのログインがありません"
            )
        case .hostMissing: .en("this app needs the host at which it is registered").ja("このアプリには、登録先のホストの指定が必要です")
        case .hostNotUsed:
            .en("everybody signs in to this service at the same host").ja("このサービスへのログイン先のホストは、全員同じです")
        case .secretMissing: .en("this service's apps need a client secret").ja("このサービスのアプリにはクライアントシークレットが必要です")
        case .secretOpen: .en("everybody on this machine can read this secret").ja("このシークレットは、このマシンの全員が読み取れます")
        case .ownSecretOpen: .en("others can read this secret").ja("このシークレットは、ほかのユーザーも読み取れます")
        }
    }

    /// What to do.
    var hint: LocalizedText {
        switch self {
        case .noSuchService:
            .en("correct it; \"oauth-setup services\" lists them").ja("修正してください。一覧は oauth-setup services で表示されます")
        case .notWithApps: .en("remove this app").ja("このアプリを削除してください")
        case .hostMissing:
            .en("each customer has a host of this service: add \"host\", for instance \"mycompany.example.com\"")
                .ja("ホストが顧客ごとに異なるサービスです。\"host\": \"mycompany.example.com\" のように追加してください")
        case .hostNotUsed: .en("leave \"host\" out").ja("\"host\" を外してください")
        case .secretMissing: .en("add \"clientSecret\"").ja("\"clientSecret\" を追加してください")
        case .secretOpen:
            .en("take that away: chmod o-r FILE; for those who need it, chgrp GROUP FILE and chmod g+r FILE")
                .ja("chmod o-r FILE で取り消してください。必要な人には chgrp GROUP FILE と chmod g+r FILE で許可します")
        case .ownSecretOpen: .en("make it yours alone: chmod 600 FILE").ja("chmod 600 FILE で、自分だけが読み取れるようにしてください")
        }
    }
}
