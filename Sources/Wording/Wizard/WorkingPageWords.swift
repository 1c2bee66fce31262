package import Localization

/// What runs just now.
package enum WorkingPageWords {
    package static let preparing = LocalizedText.en("Preparing the sign-in").ja("サインインの準備をしています")
    package static let exchanging = LocalizedText.en("Exchanging the code for a token").ja("コードをトークンに交換しています")
    package static let testing = LocalizedText.en("Asking the service who signed in").ja("接続をサービスに確認しています")
    package static let saving = LocalizedText.en("Saving the encrypted settings file").ja("暗号化した設定ファイルを保存しています")
}
