package import Localization

/// Why a settings file cannot be taken in as it was asked for; the person corrects it on the same page.
package enum ImportRefusal: Sendable, Equatable {
    /// There is no such file, or it cannot be read.
    case cannotRead
    /// It is no settings file, or it was cut short.
    case notSettings
    /// It can only be opened with its passphrase.
    case passphraseNeeded
    /// The passphrase does not open it.
    case passphraseWrong
    /// It was sealed for the key of another machine.
    case otherKey
    /// There is a connection of that name.
    case nameTaken(String)
}

extension ImportRefusal {
    /// What is wrong and what to do, in one line.
    package var words: LocalizedText {
        switch self {
        case .cannotRead: .en("this file cannot be read; check the path").ja("ファイルを読み取れません。場所を確認してください")
        case .notSettings:
            .en("this is not a complete settings file; copy it again").ja("設定ファイルではないか、途中で切れています。もう一度コピーしてください")
        case .passphraseNeeded:
            .en("this file needs its passphrase; type it here").ja("パスフレーズが必要なファイルです。ここに入力してください")
        case .passphraseWrong:
            .en("the passphrase does not open this file; type it with its hyphens").ja("パスフレーズが違います。ハイフンも含めて入力してください")
        case .otherKey:
            .en("this file is for another machine; make it again with the command above")
                .ja("別のマシン用に暗号化されています。上のコマンドで作り直してください")
        case .nameTaken: .en("a connection of that name exists; choose another name").ja("同じ名前の接続があります。別の名前にしてください")
        }
    }
}
