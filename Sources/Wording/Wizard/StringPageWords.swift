package import Localization

/// The page that takes a connection string.
package enum StringPageWords {
    package static let way = LocalizedText.en("Start from a connection string").ja("接続文字列から始める")
    package static let wayDetail: LocalizedText =
        .en("In any format; it fills in the answers. You can also paste it on this page.")
        .ja("どの形式でも、入力内容に取り込みます。このページに直接貼り付けることもできます。")
    package static let wayDetailLineByLine = LocalizedText.en("In any format; it fills in the answers.")
        .ja("どの形式でも、入力内容に取り込みます。")
    package static let title = LocalizedText.en("Start from a connection string").ja("接続文字列から始める")
    package static let lead: LocalizedText =
        .en("Python, SQLAlchemy, JDBC, ODBC, ADO.NET, properties, JSON or .env: its values become the answers.")
        .ja("Python、SQLAlchemy、JDBC、ODBC、ADO.NET、properties、JSON、.env の値を入力内容にします。")
    package static let label = LocalizedText.en("Connection string").ja("接続文字列")
    package static let help = LocalizedText.en("Paste the whole string. Nothing is sent until you have reviewed it.")
        .ja("全体を貼り付けてください。確認するまで何も送信されません。")
    package static func otherService(_ name: String, known: [LocalizedText]) -> LocalizedText {
        .en(
            "this string is for \(name), which oauth-setup does not set up; it sets up "
                + known.map(\.english).joined(separator: ", ")
        )
        .ja("\(name)の接続文字列です。oauth-setupで設定できるのは次のサービスです: " + known.map(\.japanese).joined(separator: "、"))
    }
    package static func pasted(_ service: String?) -> LocalizedText {
        guard let service else {
            return .en("a connection string; Enter imports it").ja("接続文字列です。Enterで取り込みます")
        }
        return .en("a connection string for \(service); Enter imports it")
            .ja("\(service)の接続文字列です。Enterで取り込みます")
    }
    package static let whichService = LocalizedText.en("the string does not say which service it is for; choose one")
        .ja("どのサービスの接続文字列かわかりません。サービスを選んでください")
    /// What became of the string.
    ///
    /// - Parameters:
    ///   - format: the name of the string's format.
    ///   - leftOut: the names of what was not taken, fit to be shown.
    /// - Returns: a note under the page.
    package static func taken(_ format: String, leftOut: [String]) -> LocalizedText {
        guard !leftOut.isEmpty else {
            return .en("filled in from the \(format) string").ja("\(format) の接続文字列を取り込みました")
        }
        let names = leftOut.prefix(4).joined(separator: ", ") + (leftOut.count > 4 ? ", ..." : "")
        return .en("filled in from the \(format) string, without \(names)")
            .ja("\(format) の接続文字列を取り込みました（\(names) を除く）")
    }
}
