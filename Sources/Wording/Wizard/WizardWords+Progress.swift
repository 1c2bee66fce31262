package import Localization

extension WizardWords {
    /// What runs just now.
    package enum Progress {
        package static let preparing = LocalizedText.en("Preparing the sign-in").ja("サインインの準備をしています")
        package static let exchanging = LocalizedText.en("Exchanging the code for a token").ja("コードをトークンに交換しています")
        package static let testing = LocalizedText.en("Asking the service who signed in").ja("接続をサービスに確認しています")
        package static let saving = LocalizedText.en("Saving the encrypted settings file").ja("暗号化した設定ファイルを保存しています")
    }

    /// What was handed to the clipboard or to a file.
    package enum Handed {
        package static let copied: LocalizedText =
            .en("sent to your terminal's clipboard; if nothing arrived, use the plain view (p)")
            .ja("端末のクリップボードに送りました。届かない場合は全文表示（p）をお使いください")
        package static func written(_ path: String) -> LocalizedText {
            .en("written to \(path)").ja("\(path) に書き出しました")
        }
        package static let notWritten = LocalizedText.en("the file could not be written").ja("ファイルに書き込めませんでした")
    }
}
