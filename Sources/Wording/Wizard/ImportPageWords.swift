package import Localization

/// The page that imports a settings file of another machine.
package enum ImportPageWords {
    package static let way = LocalizedText.en("I have a settings file from another machine").ja("別のマシンの設定ファイルがあります")
    package static let wayDetail: LocalizedText =
        .en("It was made there with oauth-setup transfer; no sign-in is needed here.")
        .ja("そのマシンの oauth-setup transfer で作成したもので、ここでのサインインは不要です。")
    package static let title = LocalizedText.en("A settings file from another machine").ja("別のマシンの設定ファイル")
    package static let lead: LocalizedText =
        .en("Make the file on the machine where the connection works, copy it here, and name it below.")
        .ja("接続できているマシンでファイルを作成し、ここにコピーして、下で指定してください。")
    package static let withKey = LocalizedText.en("There, sealed for this machine alone (NAME is the connection):")
        .ja("そのマシンで（このマシン専用に暗号化、NAME は接続名）:")
    package static let withPassphrase = LocalizedText.en("or sealed with a passphrase:").ja("または、パスフレーズで暗号化:")
    package static let fileLabel = LocalizedText.en("File").ja("ファイル")
    package static let fileHelp = LocalizedText.en("Where the file is on this machine.").ja("このマシンでのファイルの場所です。")
    package static let fileExample = LocalizedText.en("for example ~/sales.age").ja("例: ~/sales.age")
    package static let passphraseLabel = LocalizedText.en("Passphrase").ja("パスフレーズ")
    package static let passphraseHelp: LocalizedText =
        .en("Only for a file made with --passphrase; type it as it was shown there.")
        .ja("--passphrase で作成したファイルだけに必要です。表示されたとおりに入力してください。")
    package static let nameLabel = LocalizedText.en("Name here").ja("ここでの名前")
    package static let nameHelp = LocalizedText.en("Leave it empty for the name it had there.").ja("空欄なら元の名前のままです。")
    package static let opening = LocalizedText.en("Opening the file").ja("ファイルを開いています")
    package static let older = LocalizedText.en("To take the older copy in all the same:").ja("古いコピーをそのまま取り込むには:")
    package static let button = LocalizedText.en("Take it in and test it").ja("取り込んで確認")
}
