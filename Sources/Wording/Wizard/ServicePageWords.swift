internal import Bounds
package import Localization

/// The page with the services.
package enum ServicePageWords {
    package static let title = LocalizedText.en("Which service do you want to connect?").ja("どのサービスに接続しますか？")
    package static let lead: LocalizedText =
        .en(
            "oauth-setup signs you in, tests the connection, and gives you a connection string to copy."
        )
        .ja("ログインから接続テストまで行い、そのまま使える接続文字列をお渡しします。")
    package static func matching(_ text: String) -> LocalizedText {
        .en("Matching: \(text)").ja("絞り込み: \(text)")
    }
    package static let noMatch = LocalizedText.en("no match").ja("一致なし")
    package static let noMatchHint = LocalizedText.en("Backspace or Esc shows the services again.")
        .ja("Backspace か Esc で一覧に戻ります。")
    package static func found(_ count: Int, of all: Int) -> LocalizedText {
        .en("\(count) of \(all)").ja("\(all) 件中 \(count) 件")
    }
    package static let others = LocalizedText.en("Or begin with").ja("そのほかの始め方")
    package static func together(_ names: [LocalizedText]) -> LocalizedText {
        .en(names.map(\.english).joined(by: ", ")).ja(names.map(\.japanese).joined(by: "、"))
    }
    package static func needing(_ summary: LocalizedText, _ names: LocalizedText) -> LocalizedText {
        .en("\(summary.english) Needs: \(names.english)").ja("\(summary.japanese)必要: \(names.japanese)")
    }
}
