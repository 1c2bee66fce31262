package import Localization

extension WizardWords {
    /// The page that takes a connection string.
    package enum FromString {
        package static let way = LocalizedText(english: "I have a connection string", japanese: "接続文字列があります")
        package static let wayDetail = LocalizedText(
            english: "In any format; it fills the answers. It can also be pasted on this page.",
            japanese: "どの形式でも、入力内容に取り込みます。このページに直接貼り付けることもできます。"
        )
        package static let wayDetailLineByLine = LocalizedText(
            english: "In any format; it fills the answers.",
            japanese: "どの形式でも、入力内容に取り込みます。"
        )
        package static let title = LocalizedText(english: "A connection string to begin with", japanese: "接続文字列から始める")
        package static let lead = LocalizedText(
            english:
                "Python, SQLAlchemy, JDBC, ODBC, ADO.NET, properties, JSON or .env: its values become the answers.",
            japanese: "Python、SQLAlchemy、JDBC、ODBC、ADO.NET、properties、JSON、.env の値を入力内容にします。"
        )
        package static let label = LocalizedText(english: "Connection string", japanese: "接続文字列")
        package static let help = LocalizedText(
            english: "Paste it as a whole. Nothing is sent before you have reviewed it.",
            japanese: "全体を貼り付けてください。確認するまで何も送信されません。"
        )
        package static let whichService = LocalizedText(
            english: "the string does not say which service it is for: choose it",
            japanese: "どのサービスの接続文字列か分かりません。サービスを選んでください"
        )
        /// What became of the string.
        ///
        /// - Parameters:
        ///   - format: the name of the string's format.
        ///   - leftOut: the names of what was not taken, fit to be shown.
        /// - Returns: a note under the page.
        package static func taken(_ format: String, leftOut: [String]) -> LocalizedText {
            guard !leftOut.isEmpty else {
                return LocalizedText(
                    english: "taken over from the \(format) string",
                    japanese: "\(format) の接続文字列を取り込みました"
                )
            }
            let names = leftOut.prefix(4).joined(separator: ", ") + (leftOut.count > 4 ? ", ..." : "")
            return LocalizedText(
                english: "taken over from the \(format) string, without \(names)",
                japanese: "\(format) の接続文字列を取り込みました（\(names) を除く）"
            )
        }
    }
}
