import AuthEngine
import CallbackServer
import Localization
import Secrets
import ServiceCatalog
import SettingsStore
import Testing
import WebRequests
import Wording

@Suite("The words of an error")
struct AuthErrorWordsTests {
    /// A journey that leaves.
    private static func leaving(_ peer: String) -> Transit {
        Transit(of: Settings(service: "s", connection: "a"), as: "b", to: peer, key: "age1")
    }

    @Test("A format that does not exist is told in sentences that end")
    func format() {
        let near = OptionMistakes.format(nearest: "jdbc", known: "cdata, jdbc")
        #expect(near.english == "unknown format; did you mean jdbc? Known: cdata, jdbc")
        let far = OptionMistakes.format(nearest: nil, known: "cdata, jdbc")
        #expect(far.english == "unknown format. Known: cdata, jdbc")
        #expect(far.japanese == "指定された形式はありません。使える形式: cdata, jdbc")
    }

    static let all: [AuthError.Fact] =
        [
            .reply(.refused(errorCode: "access_denied", text: "")), .reply(.refused(errorCode: "x", text: "y")),
            .reply(.invalidClient(text: "")),
            .reply(.invalidGrant(text: "t")), .reply(.rateLimited(seconds: nil)), .reply(.rateLimited(seconds: 3)),
            .reply(.serviceFailed(status: 500)),
            .reply(.replyWithoutDetails(status: 400)), .reply(.notAnOAuthReply(status: 200, contentType: "", bytes: 1)),
            .reply(.badReply(member: "m")), .reply(.tokenMissing(text: "")), .reply(.unknownTokenType("mac")),
            .signIn(.stateMismatch), .signIn(.stateMissing),
            .signIn(.issuerMismatch),
            .signIn(.repeatedParameter(name: "n")),
            .signIn(.pasteNotUnderstood), .signIn(.codeAlone), .signIn(.pasteUnclear(.lines)),
            .signIn(.pasteUnclear(.more)),
            .signIn(.pasteUnclear(.ending("."))), .signIn(.pasteTooLong), .signIn(.signInOver),
            .callback(.portInUse(port: 1)),
            .callback(.portInUse(port: 1, by: PortHolder(id: 7, name: "python3"))),
            .reply(.refused(errorCode: "invalid_scope", text: "")),
            .reply(.refused(errorCode: "unsupported_grant_type", text: "")),
            .reply(.refused(errorCode: "redirect_uri_mismatch", text: "")),
            .callback(.portPrivileged(port: 80)), .callback(.held(port: 1)),
            .callback(.held(port: 1, by: PortHolder(id: 7, name: "python3"))),
            .callback(.held(port: 1, isFixed: true)),
            .callback(.held(port: 1, by: PortHolder(id: 7, name: "python3"), isFixed: true)),
            .network(.hostNotListed(host: "h", known: ["a", "b"])), .signIn(.storedOtherwise(property: "AuthScheme")),
            .signIn(.storedOtherwise(property: nil)),
            .callback(.notLoopback(host: "h")), .callback(.needsPaste), .signIn(.clockOff(seconds: 61)),
            .callback(.listenerFailed(port: 1)),
            .signIn(.timedOut(seconds: 1)),
            .cancelled, .alreadyReported(.failed),
            .signIn(.renewalPaused(connection: "c", failures: 1, nextTry: 0, milliseconds: 1)),
            .signIn(.renewalPaused(connection: "", failures: 9, nextTry: 1_700_000_000_000, milliseconds: 900_000)),
            .signIn(.tooManySignIns(perHour: 5, waitSeconds: 61)),
            .reply(.wrongCredential(properties: ["A", "B"])),
            .reply(.tokenRefused(text: "")), .reply(.permissionMissing(text: "")),
            .reply(.permissionMissing(text: "", scope: "s")),
            .reply(.revocationUnconfirmed(host: "h", seconds: 3)),
            .reply(.revocationUnconfirmed(host: "h", seconds: nil)),
            .reply(.revocationNotPossible(host: "h")), .reply(.accountNotAmong(property: "A", name: "a", found: [])),
            .reply(.accountNotAmong(property: "A", name: "a", found: ["b"])), .reply(.notFound(host: "h")),
            .reply(.testNotUnderstood(status: 200, bytes: 1)),
            .plan(.unknownProperty(name: "a", nearest: "b")), .plan(.missingProperty(name: "a")),
            .plan(.badValue(name: "a", why: .notAnAddress)),
            .plan(.propertiesCollide(one: "a", other: "b")), .plan(.unknownService(name: "a", nearest: nil)),
            .plan(.serviceMissing),
            .plan(.unknownScheme(isWord: true, known: ["b"])), .plan(.unknownScheme(isWord: false, known: ["b"])),
            .plan(.unknownProperty(name: GivenName("x=y", place: 2), nearest: nil)),
            .plan(.badDefinition(.noScheme(service: "s"))),
            .plan(
                .definitionUnusable(
                    service: "a",
                    DefinitionError(file: "a.json", field: "id", .missingKey(nearest: nil))
                )
            ),
            .signIn(.ownedElsewhere(connection: "a", host: "h", at: 1)),
            .signIn(.inTransit(connection: "a", Transit(arriving: "i", origin: "o", name: "n", peer: "p"))),
            .signIn(.inTransit(connection: "a", Self.leaving("me@far"))),
            .signIn(.inTransit(connection: "a", Self.leaving(""))),
            .plan(.embeddedAppMissing(service: "s", customPossible: true)), .plan(.notWithThisScheme(scheme: "s")),
            .plan(.unknownProcedure(name: "a", nearest: "b")),
            .plan(.unknownInput(name: "a", of: "p", nearest: nil, known: ["b"])),
            .plan(.inputWithoutEffect(name: "a", isOAuth1: true, possible: "b")),
            .plan(.inputWithoutEffect(name: "a", isOAuth1: false, possible: nil)),
            .plan(.revocationNotOffered(service: "s")),
            .network(.replyTimedOut(host: "h", seconds: 30)),
            .network(.replyTooLarge(host: "h")),
            .network(.redirected(host: "h")), .network(.insecureAddress(host: "h")), .network(.badAddress),
            .network(.badHeader(name: "n")),
            .network(.tlsFailed(host: "h", kind: .untrusted)),
        ]
        + [
            .plan(.metadataRefused(.notJSON)), .plan(.metadataRefused(.notThere(host: "h"))),
            .plan(.metadataRefused(.missing("m"))),
            .plan(.metadataRefused(.anotherIssuer("i"))), .plan(.metadataRefused(.insecureEndpoint("e"))),
            .plan(.metadataRefused(.badEndpoint("e"))), .plan(.metadataRefused(.pushedRequestsOnly)),
            .plan(.metadataRefused(.lacks(.grant, needed: ["g"], offered: ["o"]))),
            .plan(.metadataRefused(.lacks(.response, needed: ["r"], offered: ["o"]))),
            .plan(.metadataRefused(.lacks(.clientAuthentication, needed: ["c"], offered: ["tls_client_auth"]))),
        ]
        + AuthError.SignInReason.allCases.map { .signIn(.signInNeeded($0)) }
        + ConnectionFailure.allCases.map { .network(.networkFailed(host: "h", kind: $0)) }
        + TLSFault.allCases.map { .network(.tlsFailed(host: "h", kind: $0)) }

    @Test("are there in both languages, one line, without a full stop or a capital first")
    func words() {
        for fact in Self.all {
            let error = AuthError(fact)
            let english = error.message(in: .english)
            let japanese = error.message(in: .japanese)
            #expect(!english.isEmpty && !japanese.isEmpty, "\(error)")
            #expect(english != japanese, "\(error)")
            #expect(!english.hasSuffix(".") && !japanese.hasSuffix("。"), "\(error)")
            #expect(!english.contains("\n"))
            // Who gave up knows what to do.
            for language in Language.allCases where fact != .cancelled {
                #expect(error.hint(in: language)?.isEmpty == false, "\(error)")
                #expect(error.hint(in: language)?.contains("\n") == false)
            }
            #expect(english.first?.isUppercase == false || english.hasPrefix("AuthScheme"), "\(error)")
        }
    }

    @Test("about a secure connection each have a sentence and a hint of their own")
    func secureConnections() {
        for language in Language.allCases {
            let errors = TLSFault.allCases.map {
                AuthError(.network(.tlsFailed(host: "h.example", kind: $0)))
            }
            let messages = errors.map { $0.message(in: language) }
            #expect(Set(messages).count == errors.count)
            #expect(messages.allSatisfy { $0.contains("h.example") })
            #expect(Set(errors.map { $0.hint(in: language) }).count == errors.count)
        }
    }
}
