internal import FoundationEssentials
internal import Glibc
internal import Localization

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

    /// A moment to the second, the same everywhere (RFC 3339): `2026-11-21T18:30:00Z`.
    static func instant(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds / 1000)).formatted(.iso8601)
    }

    private static func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }

    /// The span of so many seconds, whatever its sign: in days, hours, minutes or seconds, the largest of which there are two.
    static func span(_ seconds: Int) -> LocalizedText {
        let seconds = abs(seconds)
        let units = [(86_400, "day", " 日"), (3600, "hour", " 時間"), (60, "minute", " 分"), (1, "second", " 秒")]
        for (length, english, japanese) in units where seconds >= 2 * length || (length == 86_400 && seconds >= length)
        {
            let count = (seconds + length / 2) / length
            return .en("\(count) \(english)\(count == 1 ? "" : "s")").ja(" \(count)\(japanese)")
        }
        return .en("\(seconds) second\(seconds == 1 ? "" : "s")").ja(" \(seconds) 秒")
    }
}
