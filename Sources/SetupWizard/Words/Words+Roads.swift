internal import Localization
internal import Secrets
internal import ServiceCatalog

/// The pages beside the questions about a service.
extension Words {
    enum Register {
        static func title(_ service: String) -> LocalizedText {
            say("Register an app at \(service)", "\(service) にアプリを登録してください")
        }
        static let lead = say(
            "This is done once, in a browser. The next page asks for what you get there.",
            "ブラウザーで一度だけ行います。取得した値は次のページで入力します。"
        )
        static let open = say("Open this page:", "次のページを開いてください:")
        static let callback = say(
            "Register exactly this callback URL, character for character:",
            "コールバック URL は、次のとおり一字一句同じに登録してください:"
        )
        static let done = say("I have registered it", "登録しました")
    }

    enum TakeIn {
        static let road = say("I have a settings file from another machine", "別のマシンの設定ファイルがあります")
        static let roadDetail = say(
            "It was made there with oauth-setup transfer; no sign-in is needed here.",
            "そのマシンの oauth-setup transfer で作成したもので、ここでのサインインは不要です。"
        )
        static let title = say("A settings file from another machine", "別のマシンの設定ファイル")
        static let lead = say(
            "Make the file on the machine where the connection works, copy it here, and name it below.",
            "接続できているマシンでファイルを作成し、ここにコピーして、下で指定してください。"
        )
        static let withKey = say(
            "There, sealed for this machine alone (NAME is the connection):",
            "そのマシンで（このマシン専用に暗号化、NAME は接続名）:"
        )
        static let withPassphrase = say("or sealed with a passphrase:", "または、パスフレーズで暗号化:")
        static let fileLabel = say("File", "ファイル")
        static let fileHelp = say("Where the file is on this machine.", "このマシンでのファイルの場所です。")
        static let fileExample = say("for example ~/sales.age", "例: ~/sales.age")
        static let passphraseLabel = say("Passphrase", "パスフレーズ")
        static let passphraseHelp = say(
            "Only for a file made with --passphrase; type it as it was shown there.",
            "--passphrase で作成したファイルだけに必要です。表示されたとおりに入力してください。"
        )
        static let nameLabel = say("Name here", "ここでの名前")
        static let nameHelp = say(
            "Leave it empty for the name it had there.",
            "空欄なら元の名前のままです。"
        )
        static let opening = say("Opening the file", "ファイルを開いています")
        static let older = say("To take the older copy in all the same:", "古いコピーをそのまま取り込むには:")
        static let button = say("Take it in and test it", "取り込んで確認")

        static func refusal(_ refusal: ImportRefusal) -> LocalizedText {
            switch refusal {
            case .cannotRead:
                say("this file cannot be read; check the path", "ファイルを読み取れません。場所を確認してください")
            case .notSettings:
                say("this is not a whole settings file; copy it again", "設定ファイルではないか、途中で切れています。もう一度コピーしてください")
            case .passphraseNeeded:
                say("this file is sealed with a passphrase; type it here", "パスフレーズが必要なファイルです。ここに入力してください")
            case .passphraseWrong:
                say(
                    "the passphrase does not open this file; type it with its hyphens",
                    "パスフレーズが違います。ハイフンも含めて入力してください"
                )
            case .otherKey:
                say(
                    "this file is sealed for another machine; make it again with the command above",
                    "別のマシン用に暗号化されています。上のコマンドで作り直してください"
                )
            case .nameTaken:
                say("there is a connection of that name; give another one", "同じ名前の接続があります。別の名前にしてください")
            }
        }
    }

    enum FromString {
        static let road = say("I have a connection string", "接続文字列があります")
        static let roadDetail = say(
            "In any format; it fills the answers. It can also be pasted on this page.",
            "どの形式でも、入力内容に取り込みます。このページに直接貼り付けることもできます。"
        )
        static let roadLine = say("In any format; it fills the answers.", "どの形式でも、入力内容に取り込みます。")
        static let title = say("A connection string to begin with", "接続文字列から始める")
        static let lead = say(
            "Python, SQLAlchemy, JDBC, ODBC, ADO.NET, properties, JSON or .env: its values become the answers.",
            "Python、SQLAlchemy、JDBC、ODBC、ADO.NET、properties、JSON、.env の値を入力内容にします。"
        )
        static let label = say("Connection string", "接続文字列")
        static let help = say(
            "Paste it as a whole. Nothing is sent before you have reviewed it.",
            "全体を貼り付けてください。確認するまで何も送信されません。"
        )
        static let whichService = say(
            "the string does not say which service it is for: choose it",
            "どのサービスの接続文字列か分かりません。サービスを選んでください"
        )

        static func taken(_ format: String, leftOut: [String]) -> LocalizedText {
            guard !leftOut.isEmpty else {
                return say("taken over from the \(format) string", "\(format) の接続文字列を取り込みました")
            }
            let shown = leftOut.prefix(4).map { GivenName($0).text ?? "..." }
            let names = shown.joined(separator: ", ") + (leftOut.count > 4 ? ", ..." : "")
            return say(
                "taken over from the \(format) string, without \(names)",
                "\(format) の接続文字列を取り込みました（\(names) を除く）"
            )
        }
    }
}
