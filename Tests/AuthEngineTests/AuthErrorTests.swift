import AuthEngine
import Localization
import Testing
import WebRequests

@Suite("An error")
struct AuthErrorTests {
    @Test("is equal to another one that says the same")
    func equality() {
        let one = AuthError(.plan(.missingProperty(name: "a")))
        #expect(one == AuthError(.plan(.missingProperty(name: "a"))))
        #expect(one != AuthError(.plan(.missingProperty(name: "b"))))
        #expect(one != AuthError(one.fact, advice: .definition(LocalizedText(same: "do"))))
        #expect(AuthError(.cancelled) != AuthError(.signIn(.signInOver)))
    }

    @Test("describes itself by the names of its cases, and shows nothing it carries")
    func description() {
        #expect("\(AuthError(.cancelled))" == "cancelled")
        #expect("\(AuthError(.signIn(.codeAlone)))" == "signIn.codeAlone")
        #expect("\(AuthError(.reply(.invalidGrant(text: "x"))))" == "reply.invalidGrant")
        #expect("\(AuthError(.network(.networkFailed(host: "h", kind: .closed))))" == "network.networkFailed")
        #expect("\(AuthError(.alreadyReported(.usage)))" == "alreadyReported.usage")
    }

    @Test("tells callers apart what happened")
    func outcomes() {
        #expect(AuthError(.cancelled).outcome == .aborted)
        #expect(AuthError(.signIn(.timedOut(seconds: 1))).outcome == .timedOut)
        #expect(AuthError(.signIn(.signInNeeded(.nothingStored))).outcome == .signInNeeded)
        #expect(AuthError(.reply(.refused(errorCode: "", text: ""))).outcome == .refusedByService)
        #expect(AuthError(.plan(.missingProperty(name: ""))).outcome == .usage)
        #expect(AuthError(.network(.networkFailed(host: "", kind: .other))).outcome == .failed)
    }
}
