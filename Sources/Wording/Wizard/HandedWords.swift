package import Localization

/// What was handed to the clipboard or to a file.
package enum HandedWords {
    package static let copied: LocalizedText =
        .en("sent to your terminal's clipboard; if nothing arrived, use the plain view (p)")
        .ja("ターミナルのクリップボードに送りました。届かない場合は全文表示（p）をお使いください")
    package static let copiedSecret: LocalizedText =
        .en("sent to your terminal's clipboard, with the secret; if nothing arrived, use the plain view (p)")
        .ja("シークレット込みでターミナルのクリップボードに送りました。届かない場合は全文表示（p）をお使いください")
    package static let copiedMasked: LocalizedText =
        .en("sent to your terminal's clipboard, without the secret").ja("シークレットを除いてターミナルのクリップボードに送りました")
    package static func written(_ path: String) -> LocalizedText {
        .en("written to \(path)").ja("\(path) に書き出しました")
    }
    package static func writtenSecret(_ path: String) -> LocalizedText {
        .en("written with the secret to \(path)").ja("シークレット込みで \(path) に書き出しました")
    }
    package static let notWritten = LocalizedText.en("the file could not be written").ja("ファイルに書き込めませんでした")
}
