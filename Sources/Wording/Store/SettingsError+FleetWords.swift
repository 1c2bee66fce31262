internal import Localization
internal import SettingsStore

extension SettingsError.FleetFault {
    /// What is wrong with settings that machines share, and what helps.
    ///
    /// - Parameter place: the engine or the connection; empty where it need not be named.
    /// - Returns: the words.
    func words(_ place: String) -> ErrorWords {
        let place = DisplayPath.path(place)
        switch self {
        case .unreachable(let trouble), .unclaimed(let trouble): return trouble.words(place)
        case .refused(let refusal): return refusal.words(place)
        case .noFleet:
            return .en("there is no fleet at \(place)")
                .fix("check the address; a new fleet is made with oauth-setup fleet init")
                .ja("\(place) にフリートがありません").fix("アドレスを確認してください。新しいフリートは oauth-setup fleet init で作れます")
        case .notMember:
            return .en("this machine is not a member of the fleet at \(place)").fix("oauth-setup fleet join")
                .ja("このマシンは \(place) のフリートのメンバーではありません").fix("oauth-setup fleet join")
        case .removed:
            return .en("this machine has been removed from the fleet at \(place)")
                .fix("ask a member to let it in again, then: oauth-setup fleet join")
                .ja("このマシンは \(place) のフリートから外されました").fix("メンバーに追加し直してもらってから、oauth-setup fleet join を実行してください")
        case .anotherFleet:
            return .en("another fleet is at \(place) than the one this machine was invited to")
                .fix("check the address with whoever invited it, and ask for a new invitation")
                .ja("\(place) にあるのは、招待されたものとは別のフリートです").fix("招待した人にアドレスを確認し、新しい招待を受け取ってください")
        case .foreign(let key):
            return .en("what is under \(DisplayPath.path(key)) at \(place) was not written by oauth-setup")
                .fix("find out who writes there; use a prefix that nobody else uses")
                .ja("\(place) の \(DisplayPath.path(key)) の内容は oauth-setup が書いたものではありません")
                .fix("誰が書き込んでいるかを調べ、ほかで使われていないプレフィックスを使ってください")
        case .notVouched(let key):
            return .en("no member of the fleet wrote what is under \(DisplayPath.path(key)) at \(place)")
                .fix("nothing of it is used: find out who can write to that engine, then sign in again")
                .ja("\(place) の \(DisplayPath.path(key)) の内容は、フリートのメンバーが書いたものではありません")
                .fix("この内容は使われません。書き込める人を確認してから、もう一度ログインしてください")
        case .olderList:
            return .en("the list of members at \(place) is older than one this machine has seen")
                .fix("find out who put it back; a member that may write there mends it by itself")
                .ja("\(place) のメンバー一覧は、このマシンが以前に見たものより古いものです")
                .fix("誰が戻したかを確認してください。書き込みできるメンバーが自動的に直します")
        case .busy(let machine, let seconds):
            let name = DisplayPath.path(machine)
            return .en("\(name.isEmpty ? "another machine" : name) is refreshing this connection")
                .fix("try again in \(seconds) s")
                .ja("\(name.isEmpty ? "別のマシン" : name) がこの接続のトークンを更新中です").fix("\(seconds) 秒後にもう一度お試しください")
        case .heldUp:
            return .en("this machine was held up, and another one may refresh by now; nothing was sent")
                .fix("try again").ja("このマシンが一時停止していたため、別のマシンが更新している可能性があります。何も送信していません")
                .fix("もう一度お試しください")
        case .memberIsThere(let name):
            return .en("the fleet has a member named \(DisplayPath.path(name)), or with that key, already")
                .fix("give another name, or remove that one first")
                .ja("\(DisplayPath.path(name)) という名前、またはその鍵のメンバーがすでにいます").fix("別の名前にするか、先にそのメンバーを外してください")
        case .noSuchMember(let name, let members) where members == [name]:
            return .en("\(DisplayPath.path(name)) is the only member of the fleet")
                .fix("forget its connections instead: oauth-setup forget NAME --everywhere")
                .ja("\(DisplayPath.path(name)) はこのフリートのただ1つのメンバーです")
                .fix("代わりに接続を削除してください: oauth-setup forget 接続名 --everywhere")
        case .noSuchMember(let name, let members):
            let names = members.map { DisplayPath.path($0) }
            return .en("the fleet has no member named \(DisplayPath.path(name))")
                .fix("its members are \(names.joined(separator: ", "))")
                .ja("\(DisplayPath.path(name)) という名前のメンバーはいません").fix("メンバー: \(names.joined(separator: "、"))")
        case .contended:
            return .en("other machines are changing the list of members at \(place)").fix("try again")
                .ja("ほかのマシンが \(place) のメンバー一覧を変更しています").fix("もう一度お試しください")
        case .tooManyConnections(let limit):
            return .en("the fleet at \(place) has \(limit) connections, the most that it can change in one step")
                .fix("forget one that nobody uses, or make another fleet under another prefix")
                .ja("\(place) のフリートの接続は、一度に変更できる上限（\(limit)）に達しています")
                .fix("使っていない接続を削除するか、別のプレフィックスに別のフリートを作ってください")
        case .clocksApart(let seconds):
            let span = TimeWords.span(seconds)
            return .en("the clocks of this machine and of \(place) are \(span(.english)) apart; nothing was sent")
                .fix("set the one that is wrong: compare date on both")
                .ja("このマシンと \(place) の時計が\(span(.japanese))ずれています。何も送信していません")
                .fix("両方で date を実行し、間違っているほうの時計を合わせてください")
        case .badInvitation:
            return .en("this is not an invitation for this machine")
                .fix("give the whole text that the member got, from its first line to its last")
                .ja("このマシンへの招待ではありません").fix("メンバーが受け取ったテキスト全体を、最初の行から最後の行まで渡してください")
        }
    }
}

/// What is called otherwise, or done otherwise, in one engine than in another.
private struct EngineNames {
    let isPostgres: Bool
    let authority: String

    init(_ place: String) {
        isPostgres = place.hasPrefix("postgresql:")
        authority = isPostgres ? "PGSSLROOTCERT" : "ETCDCTL_CACERT"
    }
}

extension SettingsError.EngineTrouble {
    fileprivate func words(_ place: String) -> ErrorWords {
        let names = EngineNames(place)
        return switch self {
        case .noAnswer:
            .en("\(place) cannot be reached").fix("check that it runs and that the network leads there, then try again")
                .ja("\(place) に接続できません").fix("動作しているか、ネットワークがつながっているかを確認してから、もう一度お試しください")
        case .notTrusted:
            .en("the certificate of \(place) is not trusted")
                .fix("name its authority in \(names.authority) or fleets.json, and check the host's name")
                .ja("\(place) の証明書を信頼できません").fix("認証局を \(names.authority) または fleets.json で指定し、ホスト名を確認してください")
        case .noQuorum:
            .en("\(place) has no leader: too few of its machines are there").fix("start the others, then try again")
                .ja("\(place) にリーダーがいません（稼働中のマシンが足りません）").fix("ほかのマシンを起動してから、もう一度お試しください")
        case .notEncrypted where names.isPostgres:
            .en("\(place) does not offer TLS").fix("turn ssl on there (postgresql.conf)")
                .ja("\(place) は TLS に対応していません").fix("サーバーの ssl を on にしてください（postgresql.conf）")
        case .notEncrypted:
            .en("\(place) would be reached without encryption").fix(
                "leave http:// out, or use an address of this machine"
            )
            .ja("\(place) への接続が暗号化されません").fix("http:// を付けないか、このマシンのアドレスを使ってください")
        case .readOnly:
            .en("\(place) takes no changes: it is a copy, or set to read only")
                .fix("name the others too, with commas between, and check which one is the primary")
                .ja("\(place) は変更を受け付けません（複製か、読み取り専用に設定されています）")
                .fix("ほかのホストもコンマで区切って指定し、プライマリーを確認してください")
        }
    }
}

extension SettingsError.EngineRefusal {
    fileprivate func words(_ place: String) -> ErrorWords {
        let names = EngineNames(place)
        return switch self {
        case .loginNeeded where names.isPostgres:
            .en("\(place) wants a password").fix("put it into ~/.pgpass, or name a file with it in fleets.json")
                .ja("\(place) にはパスワードが必要です").fix("~/.pgpass に書くか、fleets.json でファイルを指定してください")
        case .loginNeeded:
            .en("\(place) wants a login").fix("name a user in ETCDCTL_USER or fleets.json")
                .ja("\(place) にはログインが必要です").fix("ETCDCTL_USER または fleets.json でユーザーを指定してください")
        case .loginRefused where names.isPostgres:
            .en("\(place) does not let this user in from here")
                .fix("check the user, ~/.pgpass or the file in fleets.json, and pg_hba.conf there")
                .ja("\(place) は、このユーザーのこのマシンからのログインを認めていません")
                .fix("ユーザー名、~/.pgpass または fleets.json のファイル、サーバーの pg_hba.conf を確認してください")
        case .loginRefused:
            .en("\(place) does not accept the name or the password").fix(
                "check ETCDCTL_USER, or the file in fleets.json"
            )
            .ja("\(place) で名前またはパスワードが認められません").fix("ETCDCTL_USER、または fleets.json のファイルを確認してください")
        case .notPermitted where names.isPostgres:
            .en("this user may not read or write at \(place)")
                .fix(
                    "ask for SELECT, INSERT, UPDATE, DELETE on oauth_setup.fleet and USAGE on its schema; "
                        + "fleet init wants CREATE on the database"
                )
                .ja("このユーザーには \(place) を読み書きする権限がありません")
                .fix(
                    "oauth_setup.fleet への SELECT、INSERT、UPDATE、DELETE と、スキーマへの USAGE を依頼してください。"
                        + "fleet init にはデータベースへの CREATE が必要です"
                )
        case .notPermitted:
            .en("this machine may not read or write at \(place)")
                .fix("ask for a role with readwrite permission on that prefix")
                .ja("このマシンには \(place) を読み書きする権限がありません").fix("このプレフィックスに readwrite 権限のあるロールを依頼してください")
        case .full where names.isPostgres:
            .en("the disk of \(place) is full").fix("make room on it, then try again")
                .ja("\(place) のディスクがいっぱいです").fix("空きを作ってから、もう一度お試しください")
        case .full:
            .en("\(place) is full").fix("compact and defragment it, then: etcdctl alarm disarm")
                .ja("\(place) がいっぱいです").fix("compact と defrag を実行してから、etcdctl alarm disarm を実行してください")
        case .tooLarge:
            .en("\(place) does not take values of that size").fix("remove members that are gone")
                .ja("\(place) は、この大きさの値を受け付けません").fix("使われていないメンバーを外してください")
        case .noGateway:
            .en("there is no JSON gateway at \(place)").fix("start etcd without --enable-grpc-gateway=false")
                .ja("\(place) に JSON ゲートウェイがありません").fix("--enable-grpc-gateway=false を付けずに etcd を起動してください")
        case .certificateName:
            .en("the gateway of \(place) does not take client certificates with a common name")
                .fix("use a client certificate without one (with --client-cert-auth and users)")
                .ja("\(place) のゲートウェイは、CN のあるクライアント証明書を受け付けません")
                .fix("CN のないクライアント証明書を使ってください（--client-cert-auth とユーザーを併用している場合）")
        case .noLibrary:
            .en("this machine has no libpq, the library that speaks to \(place)").fix("apt install libpq5")
                .ja("\(place) との通信に必要な libpq がこのマシンにありません").fix("apt install libpq5")
        case .noDatabase:
            .en("there is no database of that name at \(place)").fix("check the location, or make it there: createdb")
                .ja("\(place) にその名前のデータベースがありません").fix("場所を確認するか、createdb で作成してください")
        case .badOptions:
            .en("libpq does not understand what the environment or a service file says for \(place)")
                .fix("check PGSERVICE, the other PG variables and pg_service.conf: psql says more")
                .ja("\(place) についての環境変数またはサービスファイルの内容を、libpq が解釈できません")
                .fix("PGSERVICE などの PG で始まる変数と pg_service.conf を確認してください（psql で詳しい理由がわかります）")
        case .badCertificate:
            .en("this machine's certificate or key for \(place) cannot be used")
                .fix("check PGSSLCERT and PGSSLKEY or fleets.json; nobody else may read the key (chmod 600)")
                .ja("\(place) に使うこのマシンの証明書または鍵を使用できません")
                .fix("PGSSLCERT と PGSSLKEY、または fleets.json を確認してください。鍵は本人だけが読めるようにします（chmod 600）")
        case .other(let code):
            .en("\(place) said no (code \(DisplayPath.path(code)))").fix("its own log says why")
                .ja("\(place) に拒否されました（コード \(DisplayPath.path(code))）").fix("理由はそのログで確認してください")
        }
    }
}
