package import Localization

/// The page that imports a settings file of another machine.
package enum ImportPageWords {
    package static let way = LocalizedText.en("Import a settings file from another machine").ja("別のマシンで作成した設定ファイルを取り込む")
    package static let wayDetail: LocalizedText =
        .en("Made there with oauth-setup transfer; you do not need to sign in here.")
        .ja("そのマシンの oauth-setup transfer で作成したもので、ここでのログインは不要です。")
    package static let title = LocalizedText.en("A settings file from another machine").ja("別のマシンの設定ファイル")
    package static let lead: LocalizedText =
        .en("On the machine where the connection works, make the file. Copy it here, and enter its path below.")
        .ja("接続できているマシンでファイルを作成し、ここにコピーして、下で指定してください。")
    package static let withKey = LocalizedText.en("On that machine, for this machine only (NAME is the connection):")
        .ja("そのマシンで（このマシン専用に暗号化、NAME は接続名）:")
    package static let withPassphrase = LocalizedText.en("or with a passphrase:").ja("または、パスフレーズで暗号化:")
    package static let fileLabel = LocalizedText.en("File").ja("ファイル")
    package static let fileHelp = LocalizedText.en("Where the file is on this machine.").ja("このマシンでのファイルの場所です。")
    package static let fileExample = LocalizedText.en("for example ~/sales.age").ja("例: ~/sales.age")
    package static let passphraseLabel = LocalizedText.en("Passphrase").ja("パスフレーズ")
    package static let passphraseHelp: LocalizedText =
        .en("Only for a file made with --passphrase. Type it as it was shown there.")
        .ja("--passphrase で作成したファイルだけに必要です。表示されたとおりに入力してください。")
    package static let nameLabel = LocalizedText.en("Name on this machine").ja("このマシンでの接続名")
    package static let nameHelp = LocalizedText.en("Leave it empty to keep its name.").ja("空欄なら元の名前のままです。")
    package static let opening = LocalizedText.en("Opening the file").ja("ファイルを開いています")
    package static let older = LocalizedText.en("To import the older copy anyway:").ja("古いコピーをそのまま取り込むには:")
    package static let button = LocalizedText.en("Import and test").ja("取り込んでテスト")
}
