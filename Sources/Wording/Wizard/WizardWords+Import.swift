package import Localization

extension WizardWords {
    /// The page that imports a settings file of another machine.
    package enum ImportSettings {
        package static let way = LocalizedText(
            english: "I have a settings file from another machine",
            japanese: "別のマシンの設定ファイルがあります"
        )
        package static let wayDetail = LocalizedText(
            english: "It was made there with oauth-setup transfer; no sign-in is needed here.",
            japanese: "そのマシンの oauth-setup transfer で作成したもので、ここでのサインインは不要です。"
        )
        package static let title = LocalizedText(
            english: "A settings file from another machine",
            japanese: "別のマシンの設定ファイル"
        )
        package static let lead = LocalizedText(
            english: "Make the file on the machine where the connection works, copy it here, and name it below.",
            japanese: "接続できているマシンでファイルを作成し、ここにコピーして、下で指定してください。"
        )
        package static let withKey = LocalizedText(
            english: "There, sealed for this machine alone (NAME is the connection):",
            japanese: "そのマシンで（このマシン専用に暗号化、NAME は接続名）:"
        )
        package static let withPassphrase = LocalizedText(
            english: "or sealed with a passphrase:",
            japanese: "または、パスフレーズで暗号化:"
        )
        package static let fileLabel = LocalizedText(english: "File", japanese: "ファイル")
        package static let fileHelp = LocalizedText(
            english: "Where the file is on this machine.",
            japanese: "このマシンでのファイルの場所です。"
        )
        package static let fileExample = LocalizedText(english: "for example ~/sales.age", japanese: "例: ~/sales.age")
        package static let passphraseLabel = LocalizedText(english: "Passphrase", japanese: "パスフレーズ")
        package static let passphraseHelp = LocalizedText(
            english: "Only for a file made with --passphrase; type it as it was shown there.",
            japanese: "--passphrase で作成したファイルだけに必要です。表示されたとおりに入力してください。"
        )
        package static let nameLabel = LocalizedText(english: "Name here", japanese: "ここでの名前")
        package static let nameHelp = LocalizedText(
            english: "Leave it empty for the name it had there.",
            japanese: "空欄なら元の名前のままです。"
        )
        package static let opening = LocalizedText(english: "Opening the file", japanese: "ファイルを開いています")
        package static let older = LocalizedText(
            english: "To take the older copy in all the same:",
            japanese: "古いコピーをそのまま取り込むには:"
        )
        package static let button = LocalizedText(english: "Take it in and test it", japanese: "取り込んで確認")
        package static let cannotRead = LocalizedText(
            english: "this file cannot be read; check the path",
            japanese: "ファイルを読み取れません。場所を確認してください"
        )
        package static let notSettings = LocalizedText(
            english: "this is not a whole settings file; copy it again",
            japanese: "設定ファイルではないか、途中で切れています。もう一度コピーしてください"
        )
        package static let passphraseNeeded = LocalizedText(
            english: "this file is sealed with a passphrase; type it here",
            japanese: "パスフレーズが必要なファイルです。ここに入力してください"
        )
        package static let passphraseWrong = LocalizedText(
            english: "the passphrase does not open this file; type it with its hyphens",
            japanese: "パスフレーズが違います。ハイフンも含めて入力してください"
        )
        package static let otherKey = LocalizedText(
            english: "this file is sealed for another machine; make it again with the command above",
            japanese: "別のマシン用に暗号化されています。上のコマンドで作り直してください"
        )
        package static let nameTaken = LocalizedText(
            english: "there is a connection of that name; give another one",
            japanese: "同じ名前の接続があります。別の名前にしてください"
        )
    }
}
