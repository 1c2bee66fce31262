internal import Bundled

/// The page a browser shows after the callback; nothing of the request is ever in it.
enum ReplyPage: String {
    /// The permission arrived.
    case done
    /// The service reported an error.
    case refused
    /// The sign-in had ended before.
    case already

    /// The whole page: the parts of `Resources/Pages/reply.html` between `<!--NAME-->` and `<!--/NAME-->` of the others are
    /// taken out.
    var html: [UInt8] {
        var page = BundledFile.named("Pages/reply.html")?.text ?? ""
        for other in [Self.done, .refused, .already] where other != self {
            while let start = page.ranges(of: "<!--\(other.rawValue)-->").first,
                let end = page.ranges(of: "<!--/\(other.rawValue)-->").first(where: {
                    $0.lowerBound >= start.upperBound
                })
            {
                page.removeSubrange(start.lowerBound..<end.upperBound)
            }
        }
        return Array(page.utf8)
    }
}
