internal import FoundationEssentials
internal import Glibc
package import Localization

/// Moments and spans of time the way people say them.
package enum TimeWords {
    /// A moment by this machine's own clock and zone, to the minute: `2026-11-29 14:05 +09:00`.
    ///
    /// - Parameter milliseconds: since 1970.
    /// - Returns: the text, the same in every language.
    package static func localMoment(_ milliseconds: Int64) -> String {
        var seconds = time_t(milliseconds / 1000)
        var parts = unsafe tm()
        tzset()
        guard unsafe localtime_r(&seconds, &parts) != nil else { return "?" }
        let (year, month, day) = unsafe (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
        let (hour, minute, offset) = unsafe (Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_gmtoff) / 60)
        return "\(year)-\(two(month))-\(two(day)) \(two(hour)):\(two(minute))"
            + " \(offset < 0 ? "-" : "+")\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
    }

    /// A moment to come, by how long it takes and this machine's own clock: `in 4 hours (19:14)`, with the day unless it is today.
    ///
    /// - Parameters:
    ///   - milliseconds: the moment, since 1970.
    ///   - now: the present moment, since 1970.
    /// - Returns: the text; the clock alone when the moment has passed.
    package static func ahead(_ milliseconds: Int64, now: Int64) -> LocalizedText {
        let (moment, today) = (localMoment(milliseconds), localMoment(now))
        let clock = String(moment.prefix(10) == today.prefix(10) ? moment.dropFirst(11).prefix(5) : moment.prefix(16))
        guard milliseconds > now else { return LocalizedText(same: clock) }
        let span = span(Int((milliseconds - now) / 1000))
        return .en("in \(span.english) (\(clock))").ja("\(span.japanese)後（\(clock)）")
    }

    /// A moment to the second, the same everywhere (RFC 3339): `2026-11-21T18:30:00Z`.
    static func instant(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
    }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

    /// The span of so many seconds, whatever its sign: in days, hours, minutes or seconds, the largest of which there are two.
    static func span(_ seconds: Int) -> LocalizedText {
        let seconds = abs(seconds)
        let units = [(86_400, "day", "日"), (3600, "hour", "時間"), (60, "minute", "分"), (1, "second", "秒")]
        for (length, english, japanese) in units where seconds >= 2 * length || (length == 86_400 && seconds >= length)
        {
            let count = (seconds + length / 2) / length
            return .en("\(count) \(english)\(count == 1 ? "" : "s")").ja("\(count)\(japanese)")
        }
        return .en("\(seconds) second\(seconds == 1 ? "" : "s")").ja("\(seconds)秒")
    }
}
