package import Localization

extension WizardWords {
    /// The page that imports a settings file of another machine.
    package enum ImportSettings {
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
        package static let cannotRead = LocalizedText.en("this file cannot be read; check the path")
            .ja("ファイルを読み取れません。場所を確認してください")
        package static let notSettings = LocalizedText.en("this is not a whole settings file; copy it again")
            .ja("設定ファイルではないか、途中で切れています。もう一度コピーしてください")
        package static let passphraseNeeded = LocalizedText.en("this file is sealed with a passphrase; type it here")
            .ja("パスフレーズが必要なファイルです。ここに入力してください")
        package static let passphraseWrong: LocalizedText =
            .en("the passphrase does not open this file; type it with its hyphens").ja("パスフレーズが違います。ハイフンも含めて入力してください")
        package static let otherKey: LocalizedText =
            .en("this file is sealed for another machine; make it again with the command above")
            .ja("別のマシン用に暗号化されています。上のコマンドで作り直してください")
        package static let nameTaken = LocalizedText.en("there is a connection of that name; give another one")
            .ja("同じ名前の接続があります。別の名前にしてください")
    }
}
