internal import Bounds
internal import Glibc

/// A point in time as people and programs read it.
package enum Moment {
    /// Local time with its offset (RFC 3339), to the second: `2026-11-21T18:30:00+09:00`.
    ///
    /// - Parameter milliseconds: since 1970.
    /// - Returns: the text, the same in every language.
    package static func text(_ milliseconds: Int64) -> String {
        let seconds = NumberRange.moment.nearest(milliseconds)
        // Rounded down, before 1970 too.
        var moment = time_t((seconds >= 0 ? seconds : seconds - 999) / 1000)
        var parts = unsafe tm()
        guard unsafe localtime_r(&moment, &parts) != nil else { return "\(milliseconds)" }
        let date = [Int(unsafe parts.tm_year) + 1900, Int(unsafe parts.tm_mon) + 1, Int(unsafe parts.tm_mday)]
        let time = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0)) }
        let day = date.enumerated().map { digits($1, count: $0 == 0 ? 4 : 2) }
        return day.joined(separator: "-") + "T" + time.joined(separator: ":") + offset(unsafe parts.tm_gmtoff / 60)
    }

    /// Minutes east of Greenwich as RFC 3339 has them.
    private static func offset(_ minutes: Int) -> String {
        guard minutes != 0 else { return "Z" }
        return (minutes < 0 ? "-" : "+") + digits(abs(minutes) / 60) + ":" + digits(abs(minutes) % 60)
    }

    private static func digits(_ number: Int, count: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }
}
