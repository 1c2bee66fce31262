import AuthEngine
import ConnectionStrings
import Foundation
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import StrictJSON
import TestSupport
import Testing
import WebRequests
import Wording

/// What is fed with bad input.
enum FuzzTarget: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case strings, pasted, replies, definitions, settings

    var testDescription: String { rawValue }

    /// Good inputs.
    func corpus() throws -> [[UInt8]] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        guard self == .definitions else {
            let text = try String(contentsOf: tests.appending(path: "Corpus/\(rawValue).txt"), encoding: .utf8)
            return text.split(separator: "=====\n").map { Array($0.utf8) }
        }
        let folder = tests.appending(path: "../../Resources/Services")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return try names.map { Array(try Data(contentsOf: folder.appending(path: $0))) }
    }

    /// Feeds one input.
    ///
    /// - Returns: what is wrong with what came of it; nil when it was taken or refused as it should be.
    func fault(_ input: [UInt8]) -> String? {
        switch self {
        case .strings: Self.string(String(decoding: input, as: UTF8.self))
        case .pasted: Self.pasted(String(decoding: input, as: UTF8.self))
        case .replies: Self.reply(input)
        case .definitions: Self.definition(input)
        case .settings: Self.settings(input)
        }
    }

    // MARK: Connection strings

    /// Codes whose sentence names a property that nothing knows.
    private static let naming: Set<ConnectionStringError.Code> = [.unknownName, .duplicateName]

    private static func string(_ text: String) -> String? {
        let known = ["AuthScheme", "Password", "OAuthClientSecret", "Url", "APIToken", "Other"]
        for dialect in [nil] + Dialect.allCases.map(\.self) {
            for names in [nil, known] {
                do throws(ConnectionStringError) {
                    let read =
                        if let dialect {
                            try ConnectionStringParser.parse(text, as: dialect, knownNames: names)
                        } else {
                            try ConnectionStringParser.parse(text, knownNames: names)
                        }
                    if read.properties.pairs.count > ConnectionStringParser.propertyLimit { return "too many" }
                } catch {
                    // A name that is surely one may be called anything.
                    let isName = naming.contains(error.code) && text.contains("ZZmark=")
                    guard let fault = sentenceFault(error.message(in:), error.hint(in:), mark: isName ? nil : "ZZmark")
                    else { continue }
                    return "\(dialect?.rawValue ?? "any"): \(fault)"
                }
            }
        }
        return nil
    }

    /// What is wrong with a sentence in either language: it is empty, holds the mark, or characters that act on a terminal.
    private static func sentenceFault(
        _ message: (Language) -> String,
        _ hint: (Language) -> String?,
        mark: String?
    ) -> String? {
        for language in [Language.english, .japanese] {
            let sentences = [message(language), hint(language) ?? " "]
            for sentence in sentences {
                if sentence.isEmpty { return "an empty sentence" }
                if let mark, sentence.contains(mark) { return "a secret in: \(sentence)" }
                if ForeignText.line(sentence) != sentence {
                    return "control characters in: \(sentence.debugDescription)"
                }
                if sentence.utf8.count > 4000 { return "a sentence of \(sentence.utf8.count) bytes" }
            }
        }
        return nil
    }

    // MARK: Pasted addresses

    private static func pasted(_ text: String) -> String? {
        for issuer in [nil, "https://issuer.example"] {
            do throws(AuthError) {
                switch try PastedReply.parse(text, expectedState: "expected-state", issuer: issuer) {
                case .code(let code):
                    if !isPlain(Secret(code.reveal().replacing(" ", with: "_"))) { return "a code no request carries" }
                case .token(let token): if !isPlain(token.accessToken) { return "a token no request carries" }
                }
            } catch {
                // What the service itself says is shown, cleaned.
                let isQuoted = ["refused", "unknownTokenType"].contains(caseName(of: error))
                let mark = isQuoted ? nil : "ZZmark"
                if let fault = sentenceFault(error.message(in:), error.hint(in:), mark: mark) { return fault }
            }
        }
        return nil
    }

    private static func isPlain(_ secret: Secret) -> Bool {
        let text = secret.reveal()
        return !text.isEmpty && text.unicodeScalars.allSatisfy { (0x21...0x7E).contains($0.value) }
    }

    // MARK: Token replies

    private static func reply(_ input: [UInt8]) -> String? {
        // The first line is status and type.
        let end = input.firstIndex(of: 10) ?? input.endIndex
        let head = String(decoding: input[..<end], as: UTF8.self).split(separator: " ", maxSplits: 1)
        let status = head.first.flatMap { Int($0) } ?? 200
        let type = head.count > 1 ? String(head[1]) : "application/json"
        let hidden = [
            Secret("old-refresh-ZZmark"), Secret("client-secret-ZZmark"), Secret("ZZmark-planted&secret+1/2="),
        ]
        let message = HTTPReply(
            status: status,
            headers: [("Content-Type", type), ("WWW-Authenticate", type)],
            body: Array(input[min(end + 1, input.count)...])
        )
        let requests = [
            TokenRequest.refresh(hidden[0]), .code(Secret("code-ZZmark"), verifier: nil, callback: "http://localhost"),
        ]
        for request in requests {
            do throws(AuthError) {
                let tokens = try TokenReply(message, to: request, hiding: hidden)
                // Without a usable access token there is a refresh token to be kept, which goes into a form as it is.
                let isKept = tokens.fault != nil && tokens.refreshToken?.isEmpty == false && tokens.accessToken.isEmpty
                guard isKept || isPlain(tokens.accessToken) else {
                    return "a token no request carries"
                }
                if tokens.expiresIn.map({ (0...TokenReply.longestLifetime).contains($0) }) == false {
                    return "an impossible lifetime"
                }
            } catch {
                let forms = [
                    "ZZmark-planted", "WlptYXJrLXBsYW50ZWQ", "5a5a6d61726b2d706c616e746564",
                ]
                for mark in hidden.map({ $0.reveal() }) + forms {
                    if let fault = sentenceFault(error.message(in:), error.hint(in:), mark: mark) { return fault }
                }
            }
        }
        return nil
    }

    // MARK: Definitions and settings

    private static func definition(_ input: [UInt8]) -> String? {
        do throws(DefinitionError) {
            let service = try ServiceCatalog.service(json: input, file: "own.json")
            return service.schemes.isEmpty ? "a service without a way of signing in" : nil
        } catch {
            let isSilent = Language.allCases.contains { error.message(in: $0).hasSuffix(": ") }
            return isSilent || error.file != "own.json" ? "an error that says nothing" : nil
        }
    }

    private static func settings(_ input: [UInt8]) -> String? {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(input)
        } catch {
            return "\(error) \(error.text)".contains("ZZmark") ? "a secret in: \(error)" : nil
        }
        guard (try? JSONParser.parse(value.text())) == value else { return "what was printed reads differently" }
        do throws(SettingsError) {
            var settings = try Settings(json: value)
            let again = try Settings(json: settings.revealedJSON())
            guard again == settings else { return "settings that change by being read" }
            _ = (settings.account, settings.endpoints, settings.properties.count, settings.authenticationAttempts)
            settings.tokens = settings.tokens
            settings.connection += "x"
            return settings.revision >= 0 ? nil : "a negative revision"
        } catch {
            return "\(error)".contains("ZZmark") ? "a secret in: \(error)" : nil
        }
    }
}
