internal import ServiceCatalog

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Spans of time the way people say them.
enum TimeWords {
    /// The span of so many seconds, whatever its sign: in days, hours, minutes or seconds, the largest of which there are two.
    static func span(_ seconds: Int) -> LocalizedText {
        let seconds = abs(seconds)
        let units = [(86_400, "day", " 日"), (3600, "hour", " 時間"), (60, "minute", " 分"), (1, "second", " 秒")]
        for (length, english, japanese) in units where seconds >= 2 * length || (length == 86_400 && seconds >= length)
        {
            let count = (seconds + length / 2) / length
            return LocalizedText(
                english: "\(count) \(english)\(count == 1 ? "" : "s")",
                japanese: " \(count)\(japanese)"
            )
        }
        return LocalizedText(english: "\(seconds) second\(seconds == 1 ? "" : "s")", japanese: " \(seconds) 秒")
    }

    /// A moment in milliseconds since 1970, as everybody writes it: `2026-11-21T18:30:00Z`.
    static func moment(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
    }
}
