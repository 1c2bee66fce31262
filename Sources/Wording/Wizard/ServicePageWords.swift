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
    package static func ownApp(_ name: LocalizedText) -> LocalizedText {
        .en("\(name.english) (own app)").ja("\(name.japanese)（要アプリ登録）")
    }
    package static func together(_ names: [LocalizedText]) -> LocalizedText {
        .en(names.map(\.english).joined(separator: ", ")).ja(names.map(\.japanese).joined(separator: "、"))
    }
    package static func needing(_ summary: LocalizedText, _ names: LocalizedText) -> LocalizedText {
        .en("\(summary.english) Needs: \(names.english)").ja("\(summary.japanese)必要: \(names.japanese)")
    }
}
