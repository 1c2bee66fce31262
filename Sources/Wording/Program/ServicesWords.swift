package import Localization

/// What is said of service definitions.
package enum ServicesWords {
    /// Where a definition belongs.
    package static let place = LocalizedText(
        english: "put it into the folder services of the configuration folder",
        japanese: "設定フォルダーの services フォルダーに置いてください"
    )

    /// The definition cannot be read.
    package static func unreadable(_ file: String) -> LocalizedText {
        LocalizedText(english: "cannot read the definition \(file)", japanese: "定義ファイル \(file) を読み取れません")
    }

    /// A definition without mistakes.
    package static func good(id: String, schemes: String) -> LocalizedText {
        LocalizedText(english: "\(id): can be used (\(schemes))", japanese: "\(id): 使用できます（\(schemes)）")
    }

    /// A definition of the program is replaced.
    package static func replaces(_ id: String) -> LocalizedText {
        LocalizedText(
            english: "note: it replaces the \(id) that ships with the program",
            japanese: "注意: 付属の \(id) の定義を置き換えます"
        )
    }

    /// A definition of the person's own is passed over; `why` is what is wrong with it.
    package static func unusable(_ why: LocalizedText) -> LocalizedText {
        LocalizedText(
            english: "warning: a service definition cannot be used: \(why.english)",
            japanese: "警告: 使用できないサービス定義があります: \(why.japanese)"
        )
    }
}
