package import Localization

/// What is said of a connection string that a person gives.
package enum GivenStringWords {
    /// It cannot be read.
    package static let unreadable = LocalizedText(
        english: "cannot read the connection string",
        japanese: "接続文字列を読み取れません"
    )
    /// There is no property in it.
    package static let empty = ErrorWords(
        LocalizedText(english: "the connection string is empty", japanese: "接続文字列が空です"),
        hint: LocalizedText(
            english: "give one with the properties of a connection, such as AuthScheme and OAuthClientId",
            japanese: "AuthScheme や OAuthClientId など、接続のプロパティを含む文字列を指定してください"
        )
    )
    /// It is no text.
    package static let notUTF8 = ErrorWords(
        LocalizedText(english: "the connection string is not in UTF-8", japanese: "接続文字列の文字コードが UTF-8 ではありません"),
        hint: LocalizedText(english: "save the file as UTF-8", japanese: "UTF-8 で保存し直してください")
    )

    /// Its secrets are not in it.
    package static func masked(_ names: String) -> ErrorWords {
        ErrorWords(
            LocalizedText(
                english: "the connection string was copied with masked secrets: \(names)",
                japanese: "接続文字列の秘密の値が伏せられています: \(names)"
            ),
            hint: LocalizedText(
                english: "copy it from string --reveal, or write it with string -o",
                japanese: "string --reveal か string -o で出力したものを使ってください"
            )
        )
    }

    /// The terminal waits for the string.
    package static let waiting = LocalizedText(
        english: "enter the connection string, then press Ctrl-D",
        japanese: "接続文字列を入力し、Ctrl-D を押してください"
    )
    /// What to give instead of a string that names a data source.
    package static let wholeDataSource = LocalizedText(
        english: "the rest of a data source (DSN) is in odbc.ini: give that section instead",
        japanese: "データソース（DSN）の残りの設定は odbc.ini にあります。そのセクションを渡してください"
    )
}
