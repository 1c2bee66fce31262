internal import Bounds
internal import Foundation

/// A point in time as people and programs read it.
package enum Moment {
    /// Local time with its offset (RFC 3339), to the second: `2026-11-21T18:30:00+09:00`.
    ///
    /// - Parameter milliseconds: since 1970.
    /// - Returns: the text, the same in every language.
    package static func text(_ milliseconds: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(NumberRange.moment.nearest(milliseconds)) / 1000)
        return date.formatted(
            Date.ISO8601FormatStyle(timeZone: .current).year().month().day().time(includingFractionalSeconds: false)
                .timeZone(separator: .colon)
        )
    }
}
