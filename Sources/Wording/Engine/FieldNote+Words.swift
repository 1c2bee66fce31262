public import AuthEngine
public import Localization

extension FieldNote {
    /// The note as a short sentence without a full stop.
    public func text(in language: Language) -> String {
        wording(language)
    }

    private var wording: LocalizedText {
        switch self {
        case .narrowed:
            LocalizedText(english: "full-width characters became half-width", japanese: "全角文字を半角に直しました")
        case .joined: LocalizedText(english: "line breaks were taken out", japanese: "改行を取り除きました")
        case .unquoted: LocalizedText(english: "the quotes around it were taken off", japanese: "前後の引用符を取り除きました")
        case .quotesKept:
            LocalizedText(english: "the quotes around it are kept as part of it", japanese: "前後の引用符も値の一部として扱います")
        case .wideKept: LocalizedText(english: "full-width characters are kept as they are", japanese: "全角文字はそのまま使います")
        case .trimmed: LocalizedText(english: "the blanks at its ends were cut off", japanese: "前後の空白を取り除きました")
        case .numberTaken: LocalizedText(english: "only the number is needed", japanese: "数字だけを残しました")
        case .schemeAdded: LocalizedText(english: "https:// was added", japanese: "https:// を補いました")
        case .upgraded: LocalizedText(english: "http became https", japanese: "http を https に直しました")
        case .pathDropped: LocalizedText(english: "only the host is needed", japanese: "ホスト名だけを残しました")
        case .subdomainTaken: LocalizedText(english: "only the subdomain is needed", japanese: "サブドメインだけを残しました")
        }
    }
}
