public import AuthEngine
public import Localization

extension FieldNote {
    /// The note as a short sentence without a full stop.
    public func text(in language: Language) -> String { wording(language) }

    private var wording: LocalizedText {
        switch self {
        case .narrowed: .en("full-width characters became half-width").ja("全角文字を半角に直しました")
        case .joined: .en("line breaks were taken out").ja("改行を取り除きました")
        case .unquoted: .en("the quotes around it were taken off").ja("前後の引用符を取り除きました")
        case .quotesKept: .en("the quotes around it are kept as part of it").ja("前後の引用符も値の一部として扱います")
        case .wideKept: .en("full-width characters are kept as they are").ja("全角文字はそのまま使います")
        case .trimmed: .en("the blanks at its ends were cut off").ja("前後の空白を取り除きました")
        case .numberTaken: .en("only the number is needed").ja("数字だけを残しました")
        case .schemeAdded: .en("https:// was added").ja("https:// を補いました")
        case .upgraded: .en("http became https").ja("http を https に直しました")
        case .pathDropped: .en("only the host is needed").ja("ホスト名だけを残しました")
        case .subdomainTaken: .en("only the subdomain is needed").ja("サブドメインだけを残しました")
        }
    }
}
