package import Localization

extension WizardWords {
    /// What runs just now.
    package enum Progress {
        package static let preparing = LocalizedText(english: "Preparing the sign-in", japanese: "サインインの準備をしています")
        package static let exchanging = LocalizedText(
            english: "Exchanging the code for a token",
            japanese: "コードをトークンに交換しています"
        )
        package static let testing = LocalizedText(
            english: "Asking the service who signed in",
            japanese: "接続をサービスに確認しています"
        )
        package static let saving = LocalizedText(
            english: "Saving the encrypted settings file",
            japanese: "暗号化した設定ファイルを保存しています"
        )
    }

    /// What was handed to the clipboard or to a file.
    package enum Handed {
        package static let copied = LocalizedText(
            english: "sent to your terminal's clipboard; if nothing arrived, use the plain view (p)",
            japanese: "端末のクリップボードに送りました。届かない場合は全文表示（p）をお使いください"
        )
        package static func written(_ path: String) -> LocalizedText {
            LocalizedText(english: "written to \(path)", japanese: "\(path) に書き出しました")
        }
        package static let notWritten = LocalizedText(
            english: "the file could not be written",
            japanese: "ファイルに書き込めませんでした"
        )
    }
}
