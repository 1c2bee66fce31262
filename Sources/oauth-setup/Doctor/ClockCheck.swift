internal import AuthEngine
internal import Foundation

/// Compares this machine's clock with a server's `Date` header (RFC 9110 section 6.6.1).
struct ClockCheck {
    /// How far apart they may be before tokens are taken for ended or valid wrongly, in seconds.
    private static let tolerance = 120.0

    let program: Program

    /// Asks one server, that of a connection or the practice provider, without credentials.
    func finding(_ patients: [Patient]) async -> Finding {
        guard let origin = program.practice?.baseURL ?? patients.lazy.compactMap(\.server).compactMap(Self.origin).first
        else {
            return .good(.clock, "not compared: no connection names a server", "比較していません（接続がありません）")
        }
        let sent = Date()
        guard let reply = try? await program.transport.send(HTTPRequest(method: "GET", url: origin + "/")) else {
            return Finding(
                .clock,
                .note,
                "not compared: \(origin) does not answer",
                "比較できません（\(origin) が応答しません）",
                mend: ("look at the network and the proxy", "ネットワークとプロキシを確認してください")
            )
        }
        guard let text = reply.header("Date"), let theirs = Self.date(text) else {
            return .good(.clock, "not compared: \(origin) does not tell the time", "比較できません（\(origin) が時刻を返しません）")
        }
        let ours = sent.addingTimeInterval(Date().timeIntervalSince(sent) / 2)
        let difference = ours.timeIntervalSince(theirs)
        let seconds = Int(abs(difference).rounded())
        guard Double(seconds) > Self.tolerance else {
            return .good(.clock, "agrees with \(origin)", "\(origin) と一致しています")
        }
        return Finding(
            .clock,
            .problem,
            "\(seconds) seconds \(difference < 0 ? "behind" : "ahead of") \(origin)",
            "\(origin) より \(seconds) 秒\(difference < 0 ? "遅れて" : "進んで")います",
            mend: ("set the clock: timedatectl set-ntp true", "時計を合わせてください: timedatectl set-ntp true")
        )
    }

    private static func date(_ text: String) -> Date? {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss zzz"
        return format.date(from: text)
    }

    private static func origin(_ url: String) -> String? {
        WebAddress(url).map { "\($0.scheme)://\($0.authority)" }
    }
}
