public import ServiceCatalog

/// What was changed in a value, worth telling the person who typed it.
public enum FieldNote: Sendable, Hashable {
    /// Full-width characters became half-width.
    case narrowed
    /// Line breaks inside were taken out.
    case joined
    /// `https://` was put in front.
    case schemeAdded
    /// http became https.
    case upgraded
    /// What follows the host was dropped.
    case pathDropped
    /// Only the first label of a host was kept.
    case subdomainTaken

    /// The note as a short sentence without a full stop.
    public func text(in language: Language) -> String {
        wording(language)
    }

    private var wording: LocalizedText {
        switch self {
        case .narrowed:
            LocalizedText(english: "full-width characters became half-width", japanese: "全角文字を半角に直しました")
        case .joined: LocalizedText(english: "line breaks were taken out", japanese: "改行を取り除きました")
        case .schemeAdded: LocalizedText(english: "https:// was added", japanese: "https:// を補いました")
        case .upgraded: LocalizedText(english: "http became https", japanese: "http を https に直しました")
        case .pathDropped: LocalizedText(english: "only the host is needed", japanese: "ホスト名だけを残しました")
        case .subdomainTaken: LocalizedText(english: "only the subdomain is needed", japanese: "サブドメインだけを残しました")
        }
    }
}
