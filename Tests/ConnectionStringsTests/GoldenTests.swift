import ConnectionStrings
import Foundation
import ServiceCatalog
import Testing

/// Every string there is, word for word.
///
/// `OAUTH_SETUP_RECORD=1 swift test --filter GoldenTests` writes the files anew; read
/// the difference before it is committed.
@Suite("Every connection string is exactly the reviewed one")
struct GoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
    private static let records = ProcessInfo.processInfo.environment["OAUTH_SETUP_RECORD"] != nil

    private func check(_ text: String, _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if Self.records { try Data(text.utf8).write(to: file) }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let lines = zip(text.split(separator: "\n"), golden.split(separator: "\n"))
        for (now, before) in lines where now != before { Issue.record("\(name): \(now)\nwas \(before)") }
        #expect(text == golden)
    }

    @Test("for every service, scheme, application and owner, masked and revealed")
    func owners() throws {
        let blocks = try StringCase.all().map { item in
            """
            # \(item.testDescription)
            \(try item.text(.cdata, masked: true))
            \(try item.text(.cdata, masked: false))

            """
        }
        try check(blocks.joined(separator: "\n"), "owners.txt")
    }

    @Test("for every service in every dialect")
    func dialects() throws {
        var text = ""
        for item in try StringCase.all() where item.owner == .driverPlain || (item.owner == .driver && item.app == nil)
        {
            for dialect in Dialect.allCases {
                text += "# \(item.testDescription) \(dialect.id)\n\(try item.text(dialect, masked: false))\n\n"
            }
        }
        try check(text, "dialects.txt")
    }

    @Test("and says the same when it is read again", arguments: try StringCase.all())
    func readBack(item: StringCase) throws {
        let content = try item.content()
        for dialect in Dialect.allCases {
            let read = try ConnectionStringParser.parse(
                item.text(dialect, masked: false),
                as: dialect,
                knownNames: item.service.connectionPropertyNames + CommonProperty.all
            )
            #expect(read.properties == content)
        }
        let masked = try item.text(.cdata, masked: true)
        for pair in content.pairs where item.service.isSecret(pair.name) {
            #expect(!masked.contains(pair.value) || pair.name == "Other", "\(pair.name)")
        }
    }

    @Test("and always names its scheme, never a default, and a cursor only where it must be off")
    func rules() throws {
        for item in try StringCase.all() {
            let content = try item.content()
            #expect(content.names.first == "AuthScheme")
            #expect(content.pairs.allSatisfy { !$0.value.isEmpty })
            for field in item.service.fields where field.defaultValue != nil {
                #expect(content[field.property] != field.defaultValue, "\(item.testDescription) \(field.property)")
            }
            #expect(content["UseCursor"] == item.scheme.constants.first { $0.property == "UseCursor" }?.value)
            if item.app == .embedded {
                #expect(content["OAuthClientId"] == nil && content["OAuthClientSecret"] == nil)
            }
        }
    }

    @Test("A plain settings file has one line for each token, and refuses what would break a line")
    func plainFile() throws {
        let values = ConnectionProperties([
            ("OAuthAccessToken", "a=b"), ("OAuthRefreshToken", "r"), ("OAuthExpiresIn", "60"), ("Url", "https://x"),
        ])
        #expect(
            try PlainSettingsFile.text(values)
                == "_persist_oauthaccesstoken=a=b\n_persist_oauthrefreshtoken=r\n_persist_oauthexpiresin=60\n"
        )
        let error = #expect(throws: ConnectionStringError.self) {
            try PlainSettingsFile.text(ConnectionProperties([("OAuthAccessToken", "a\nb")]))
        }
        #expect(error?.code == .cannotCarryValue)
        #expect(error?.property == "OAuthAccessToken")
    }
}
