import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import Testing

@Suite("An error")
struct AuthErrorTests {
    static let all: [AuthError.Fact] =
        [
            .refused(errorCode: "access_denied", text: ""), .refused(errorCode: "x", text: "y"),
            .invalidClient(text: ""),
            .invalidGrant(text: "t"), .rateLimited(seconds: nil), .rateLimited(seconds: 3), .serviceFailed(status: 500),
            .replyWithoutDetails(status: 400), .notAnOAuthReply(status: 200, contentType: "", bytes: 1),
            .badReply(member: "m"), .tokenMissing(text: ""), .unknownTokenType("mac"), .stateMismatch, .stateMissing,
            .issuerMismatch,
            .repeatedParameter(name: "n"),
            .pasteNotUnderstood, .codeAlone, .pasteUnclear(.lines), .pasteUnclear(.more),
            .pasteUnclear(.ending(".")), .pasteTooLong, .signInOver, .callbackPortInUse(port: 1),
            .callbackPortInUse(port: 1, by: PortHolder(id: 7, name: "python3")),
            .refused(errorCode: "invalid_scope", text: ""),
            .refused(errorCode: "unsupported_grant_type", text: ""),
            .refused(errorCode: "redirect_uri_mismatch", text: ""),
            .callbackPortPrivileged(port: 80), .callbackHeld(port: 1),
            .callbackHeld(port: 1, by: PortHolder(id: 7, name: "python3")),
            .hostNotListed(host: "h", known: ["a", "b"]), .storedOtherwise(property: "AuthScheme"),
            .storedOtherwise(property: nil),
            .callbackNotLoopback(host: "h"), .callbackNeedsPaste, .clockOff(seconds: 61), .listenerFailed(port: 1),
            .timedOut(seconds: 1),
            .cancelled, .told(.failed), .renewalPaused(connection: "c", failures: 1, nextTry: 0, milliseconds: 1),
            .renewalPaused(connection: "", failures: 9, nextTry: 1_700_000_000_000, milliseconds: 900_000),
            .tooManySignIns(perHour: 5, waitSeconds: 61),
            .wrongCredential(properties: ["A", "B"]),
            .tokenRefused(text: ""), .permissionMissing(text: ""), .permissionMissing(text: "", scope: "s"),
            .revocationUnconfirmed(host: "h", seconds: 3), .revocationUnconfirmed(host: "h", seconds: nil),
            .revocationNotPossible(host: "h"), .accountNotAmong(property: "A", name: "a", found: []),
            .accountNotAmong(property: "A", name: "a", found: ["b"]), .notFound(host: "h"),
            .testNotUnderstood(status: 200, bytes: 1),
            .unknownProperty(name: "a", nearest: "b"), .missingProperty(name: "a"),
            .badValue(name: "a", why: .notAnAddress),
            .propertiesCollide(one: "a", other: "b"), .unknownService(name: "a", nearest: nil), .serviceMissing,
            .unknownScheme(isWord: true, known: ["b"]), .unknownScheme(isWord: false, known: ["b"]),
            .unknownProperty(name: GivenName("x=y", place: 2), nearest: nil), .badDefinition(text: "t"),
            .definitionUnusable(service: "a", DefinitionError(file: "a.json", field: "id", .missingKey(nearest: nil))),
            .ownedElsewhere(connection: "a", host: "h", at: 1),
            .embeddedAppMissing(service: "s", customPossible: true), .notWithThisScheme(scheme: "s"),
            .unknownProcedure(name: "a", nearest: "b"),
            .unknownInput(name: "a", of: "p", nearest: nil, known: ["b"]),
            .inputWithoutEffect(name: "a", isOAuth1: true, possible: "b"),
            .inputWithoutEffect(name: "a", isOAuth1: false, possible: nil), .revocationNotOffered(service: "s"),
            .replyTimedOut(host: "h", seconds: 30),
            .replyTooLarge(host: "h"),
            .redirected(host: "h"), .insecureAddress(host: "h"), .badAddress, .badHeader(name: "n"),
            .tlsFailed(host: "h", kind: .untrusted),
        ]
        + [
            .metadataRefused(.notJSON), .metadataRefused(.notThere(host: "h")), .metadataRefused(.missing("m")),
            .metadataRefused(.anotherIssuer("i")), .metadataRefused(.insecureEndpoint("e")),
            .metadataRefused(.badEndpoint("e")),
        ]
        + AuthError.SignInReason.allCases.map { .signInNeeded($0) }
        + AuthError.NetworkFault.allCases.map { .networkFailed(host: "h", kind: $0) }
        + AuthError.TLSFault.allCases.map { .tlsFailed(host: "h", kind: $0) }

    @Test("has words in both languages, one line, without a full stop or a capital first")
    func words() {
        for fact in Self.all {
            let error = AuthError(fact)
            let english = error.message(in: .english)
            let japanese = error.message(in: .japanese)
            #expect(!english.isEmpty && !japanese.isEmpty, "\(error.code)")
            #expect(english != japanese, "\(error.code)")
            #expect(!english.hasSuffix(".") && !japanese.hasSuffix("。"), "\(error.code)")
            #expect(!english.contains("\n"))
            // Who gave up knows what to do.
            for language in Language.allCases where error.code != .cancelled {
                #expect(error.hint(in: language)?.isEmpty == false, "\(error.code)")
                #expect(error.hint(in: language)?.contains("\n") == false)
            }
            #expect(english.first?.isUppercase == false || english.hasPrefix("AuthScheme"), "\(error.code)")
        }
        #expect(Set(Self.all.map { AuthError($0).code }).union([.settings]) == Set(AuthError.Code.allCases))
    }

    @Test("is equal to another of its code, whatever it carries")
    func equality() {
        #expect(AuthError(.missingProperty(name: "a")) == AuthError(.missingProperty(name: "b")))
        #expect(AuthError(.cancelled) != AuthError(.signInOver))
    }

    @Test("tells scripts apart what happened")
    func outcomes() {
        #expect(AuthError(.cancelled).outcome.rawValue == 130)
        #expect(AuthError(.timedOut(seconds: 1)).outcome.rawValue == 124)
        #expect(AuthError(.signInNeeded(.nothingStored)).outcome.rawValue == 3)
        #expect(AuthError(.refused(errorCode: "", text: "")).outcome.rawValue == 4)
        #expect(AuthError(.missingProperty(name: "")).outcome.rawValue == 2)
        #expect(AuthError(.networkFailed(host: "", kind: .other)).outcome.rawValue == 1)
    }
}
