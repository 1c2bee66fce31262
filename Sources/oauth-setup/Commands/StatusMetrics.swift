internal import AuthEngine
internal import SettingsStore
internal import SetupWizard

/// The states of connections as Prometheus reads them from a text file.
///
/// Names end in their unit, and each has its HELP and TYPE once; see prometheus.io, "Metric and label naming" and "Exposition
/// formats". The words are English only, as the names are: they are read by programs and on their pages.
struct StatusMetrics {
    /// What is measured, in the order in which it is printed.
    private enum Metric: String, CaseIterable {
        case info = "oauth_setup_connection_info"
        case state = "oauth_setup_connection_state"
        case untilSignIn = "oauth_setup_connection_until_sign_in_seconds"
        case lastSuccess = "oauth_setup_connection_last_success_timestamp_seconds"

        var help: String {
            switch self {
            case .info: "A connection, its service and its way of signing in."
            case .state: "Whether a connection is in this state."
            case .untilSignIn: "Seconds until a sign-in is needed, where the end is known; 0 when it is needed now."
            case .lastSuccess: "When the service took the credentials of a connection last, in seconds since 1970."
            }
        }
    }

    /// What was measured of one connection after the other.
    var samples: [String] = []

    /// All of it, each metric with everything that belongs to it.
    var text: String {
        let lines = samples.joined().split(separator: "\n")
        return Metric.allCases.map { metric in
            let own = lines.filter { $0.hasPrefix(metric.rawValue + "{") }
            guard !own.isEmpty else { return "" }
            let head = "# HELP \(metric.rawValue) \(metric.help)\n# TYPE \(metric.rawValue) gauge\n"
            return head + own.joined(separator: "\n") + "\n"
        }
        .joined()
    }

    /// What is measured of a connection, line by line.
    ///
    /// - Parameters:
    ///   - status: the connection.
    ///   - tested: when `keep` tested or refreshed it last, in milliseconds since 1970; nil when it did not.
    ///   - now: in milliseconds since 1970.
    /// - Returns: lines, each of one metric.
    static func samples(of status: ConnectionStatus, tested: Int64?, now: Int64) -> String {
        var lines: [String] = []
        func add(_ metric: Metric, _ value: String, _ more: [(name: String, value: String)] = []) {
            let labels = ([("connection", status.name)] + more).map { "\($0.0)=\"\(escaped($0.1))\"" }
            lines.append("\(metric.rawValue){\(labels.joined(separator: ","))} \(value)\n")
        }
        add(.info, "1", [("service", status.settings?.service ?? ""), ("scheme", status.settings?.scheme ?? "")])
        for state in ConnectionState.allCases {
            add(.state, state == status.state ? "1" : "0", [("state", state.rawValue)])
        }
        switch status.state {
        case .signInNeeded, .refused: add(.untilSignIn, "0")
        default: if let stops = status.forecast?.stops { add(.untilSignIn, "\(max(0, stops - now) / 1_000)") }
        }
        let last = [status.lastSuccess(now: now), tested].compactMap(\.self).max()
        if let last { add(.lastSuccess, "\(last / 1_000)") }
        return lines.joined()
    }

    /// The value of a label: a backslash, a quotation mark and a line's end have escapes.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
