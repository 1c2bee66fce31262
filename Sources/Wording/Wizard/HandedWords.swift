package import Localization

/// What was handed to the clipboard or to a file.
package enum HandedWords {
    package static let copied: LocalizedText =
        .en("sent to your terminal's clipboard; if nothing arrived, use the plain view (p)")
        .ja("ターミナルのクリップボードに送りました。届かない場合は全文表示（p）をお使いください")
    package static func written(_ path: String) -> LocalizedText {
        .en("written to \(path)").ja("\(path) に書き出しました")
    }
    package static let notWritten = LocalizedText.en("the file could not be written").ja("ファイルに書き込めませんでした")
}
