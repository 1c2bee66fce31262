internal import AuthEngine
internal import ConnectionStrings
internal import Secrets
internal import SettingsStore
internal import SetupWizard

/// What `exec` adds to the environment of a command.
struct ExecEnvironment {
    /// What a connection's properties begin with.
    static let propertyPrefix = "OAUTH_PROPERTY_"

    private static let names: Set<String> = [
        "OAUTH_CONNECTION", "OAUTH_SERVICE", "OAUTH_ACCESS_TOKEN", "OAUTH_TOKEN_TYPE", "OAUTH_TOKEN_EXPIRES",
    ]
    /// An application's secret is not needed for using a token.
    private static let kept: Set<String> = ["oauthclientsecret"]

    let settings: Settings
    let credential: CurrentCredential

    /// The environment with what belongs to the connection, as `NAME=value`; what an outer `exec` added is gone, and all
    /// else is as it was, byte for byte.
    func added(to outer: [[UInt8]]) -> [[UInt8]] {
        let kept = outer.filter { variable in
            let name = String(decoding: variable.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
            return !Self.names.contains(name) && !name.hasPrefix(Self.propertyPrefix)
        }
        return kept + own.filter { !$0.value.contains("\0") }.map { Array("\($0.key)=\($0.value)".utf8) }
    }

    private var own: [String: String] {
        var environment: [String: String] = [:]
        environment["OAUTH_CONNECTION"] = settings.connection
        environment["OAUTH_SERVICE"] = settings.service
        environment["OAUTH_TOKEN_TYPE"] = credential.type
        environment["OAUTH_ACCESS_TOKEN"] = credential.value.reveal()
        environment["OAUTH_TOKEN_EXPIRES"] = credential.endsAt.map { Moment.text($0) }
        for property in settings.properties where !Self.kept.contains(ConnectionProperties.key(property.name)) {
            environment[Self.variable(property.name)] = property.value.reveal()
        }
        return environment
    }

    /// `OAUTH_PROPERTY_` and the name in upper case; what a shell's variable cannot hold becomes `_`.
    static func variable(_ property: String) -> String {
        propertyPrefix
            + String(property.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
