package import Localization

/// What is said of service definitions.
package enum ServicesWords {
    package static let place = LocalizedText.en("put it into the folder services of the configuration folder")
        .ja("設定フォルダーの services フォルダーに置いてください")

    package static func unreadable(_ file: String) -> LocalizedText {
        .en("cannot read the definition \(file)").ja("定義ファイル \(file) を読み取れません")
    }

    /// A definition without mistakes.
    package static func good(id: String, schemes: String) -> LocalizedText {
        .en("\(id): can be used (\(schemes))").ja("\(id): 使用できます（\(schemes)）")
    }

    package static func replaces(_ id: String) -> LocalizedText {
        .en("note: it replaces the \(id) that ships with the program").ja("注意: 付属の \(id) の定義を置き換えます")
    }

    /// What of a file of this machine's administrator, or of a person's applications, is left out, and why.
    package static func notUsed(_ why: LocalizedText) -> LocalizedText {
        .en("warning: not used: \(why.english)").ja("警告: 使用しません: \(why.japanese)")
    }

    /// A definition of the person's own is passed over; `why` is what is wrong with it.
    package static func unusable(_ why: LocalizedText) -> LocalizedText {
        .en("warning: a service definition cannot be used: \(why.english)").ja("警告: 使用できないサービス定義があります: \(why.japanese)")
    }
}
