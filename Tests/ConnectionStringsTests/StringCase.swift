import ConnectionStrings
import Foundation
import ServiceCatalog
import StrictJSON
import Testing

/// One string a person can take away: of a service, a scheme, an application, for an owner.
struct StringCase: Sendable, CustomTestStringConvertible {
    /// How a connector without a browser gets in; it makes three strings of one owner.
    enum HandOver: String {
        case code
        case tokens
    }

    let service: Service
    let scheme: Scheme
    let app: Scheme.App?
    let owner: StringOwner
    let handOver: HandOver?

    var testDescription: String {
        [service.id, scheme.id, app?.rawValue, owner.rawValue, handOver?.rawValue].compactMap(\.self)
            .joined(separator: " ")
    }

    /// Every string there is.
    ///
    /// The road (browser here, elsewhere, none) changes none of them: without a sign-in the owner
    /// can only be the driver.
    static func all() throws -> [StringCase] {
        var cases: [StringCase] = []
        for service in ServiceCatalog.bundled().services {
            for scheme in service.schemes {
                for app in scheme.apps.isEmpty ? [nil] : scheme.apps.map(Optional.some) {
                    for owner in StringOwner.allCases {
                        for handOver in handOvers(scheme, app, owner) {
                            cases.append(
                                StringCase(
                                    service: service,
                                    scheme: scheme,
                                    app: app,
                                    owner: owner,
                                    handOver: handOver
                                )
                            )
                        }
                    }
                }
            }
        }
        return cases
    }

    /// Tokens of an embedded app are not handed over: the connector's embedded app is another one.
    private static func handOvers(_ scheme: Scheme, _ app: Scheme.App?, _ owner: StringOwner) -> [HandOver?] {
        switch owner {
        case .oauthSetup, .driver: [nil]
        case .driverHeadless where scheme.handsOver: app == .embedded ? [.code] : [.code, .tokens]
        case .driverPlain where scheme.handsOver: app == .embedded ? [] : [.tokens]
        case .driverHeadless, .driverPlain: []
        }
    }

    /// The values of the practice provider, and invented tokens.
    private func values() throws -> ConnectionProperties {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Resources/Practice/\(service.id).json")
        let practice = try JSONParser.parse(Array(Data(contentsOf: file)))
        let properties = try #require(practice["properties"]?.object)
        var values = ConnectionProperties(properties.names.map { ($0, properties[$0]?.string ?? "") })
        if app == .embedded {
            for name in ["OAuthClientId", "OAuthClientSecret", "CallbackURL"] { values[name] = nil }
        }
        switch handOver {
        case .code: values["OAuthVerifier"] = "practice-code"
        case .tokens:
            values["OAuthAccessToken"] = "practice-access-token"
            values["OAuthRefreshToken"] = "practice-refresh-token"
            values["OAuthExpiresIn"] = "3600"
            values["OAuthTokenTimestamp"] = "1717200000000"
        case nil: break
        }
        return values
    }

    /// What the string holds.
    func content() throws -> ConnectionProperties {
        ConnectionStringContent.properties(
            for: service,
            scheme: scheme,
            app: app,
            values: try values(),
            owner: owner,
            settingsLocation: owner == .oauthSetup
                ? "/home/hanako/.config/oauth-setup/connections/sales/OAuthSettings.txt"
                : "/srv/sales/OAuthSettings.txt"
        )
    }

    /// The string.
    func text(_ dialect: Dialect, masked: Bool) throws -> String {
        try ConnectionStringPrinter.print(
            content(),
            as: dialect,
            connector: service.connector,
            masking: masked,
            isSecret: service.isSecret
        )
    }
}
