package import Localization

/// What is said of a connection string that a person gives.
package enum GivenStringWords {
    package static let unreadable = LocalizedText.en("cannot read the connection string").ja("接続文字列を読み取れません")
    package static let empty = ErrorWords.en("the connection string is empty")
        .fix("give one with the properties of a connection, such as AuthScheme and OAuthClientId")
        .ja("接続文字列が空です").fix("AuthScheme や OAuthClientId など、接続のプロパティを含む文字列を指定してください")
    package static let notUTF8 = ErrorWords.en("the connection string is not in UTF-8").fix("save the file as UTF-8")
        .ja("接続文字列の文字コードがUTF-8ではありません").fix("UTF-8で保存し直してください")

    package static func otherService(_ other: LocalizedText, asked: LocalizedText, id: String) -> ErrorWords {
        .en("the connection string is for \(other.english), not for \(asked.english)")
            .fix("give --service \(id), or the string of \(asked.english)")
            .ja("接続文字列は\(asked.japanese)ではなく、\(other.japanese)のものです")
            .fix("--service \(id) を指定するか、\(asked.japanese)の接続文字列を渡してください")
    }

    package static func masked(_ names: String) -> ErrorWords {
        .en("the connection string was copied with masked secrets: \(names)")
            .fix("copy it from string --reveal, or write it with string -o")
            .ja("接続文字列のシークレットが伏せられています: \(names)").fix("string --reveal か string -o で出力したものを使ってください")
    }

    package static let waiting = LocalizedText.en("enter the connection string, then press Ctrl-D")
        .ja("接続文字列を入力し、Ctrl-Dを押してください")
    package static let wholeDataSource: LocalizedText =
        .en("the rest of a data source (DSN) is in odbc.ini: give that section instead")
        .ja("データソース（DSN）の残りの設定は odbc.ini にあります。そのセクションを渡してください")
}
