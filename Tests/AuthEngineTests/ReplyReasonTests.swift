import AuthEngine
import Localization
import Secrets
import ServiceCatalog
import StrictJSON
import Testing
import WebRequests
import Wording

@Suite("The reason a service gives")
struct ReplyReasonTests {
    private static let json = "application/json"

    /// The sentence for a refusal of the token endpoint.
    private func said(_ body: String, type: String = json, status: Int = 400, hiding: [Secret] = []) -> String {
        let reply = HTTPReply(status: status, headers: [("Content-Type", type)], body: Array(body.utf8))
        do throws(AuthError) {
            _ = try TokenReply(reply, to: .refresh(Secret("old")), hiding: hiding)
            return "taken"
        } catch {
            return error.message(in: .english)
        }
    }

    @Test(
        "is shown in every shape that services write",
        arguments: [
            #"{"errors":[{"message":"WHY","code":6}]}"#, #"{"error":{"message":"WHY","status":"S","code":400}}"#,
            #"{"title":"T","detail":"WHY","type":"about:blank","status":400}"#, #"{"title":"WHY"}"#,
            #"{"fault":{"faultstring":"WHY","detail":{"errorcode":"oauth.v2.X"}}}"#, #"{"message":"WHY"}"#,
            #"{"errors":["WHY"]}"#, #"{"errors":{"code":["WHY"]}}"#, #"{"errorMessage":"WHY","error":"x"}"#,
            #"{"ok":false,"error":{"reason":"WHY"}}"#, #"{"data":{"result":{"error_message":"WHY"}}}"#,
            #"{"error":"x","error_description":"WHY"}"#,
            #"{"errors":[{"detail":"WHY","title":"T"}]}"#, #"{"error":"x","errors":[{"message":"WHY"}]}"#,
            #"{"detail":[{"loc":["body"],"msg":"WHY","type":"t"}]}"#, #"{"error_summary":"WHY"}"#,
        ],
        [400, 403, 422, 200]
    )
    func shapes(body: String, status: Int) {
        #expect(said(body, status: status).contains("WHY"), "\(said(body, status: status))")
    }

    @Test("is shown of a short text and of XML, and nothing of pages, long replies or binary ones")
    func otherTypes() {
        #expect(said("code has expired", type: "text/plain; charset=utf-8").contains("code has expired"))
        #expect(said("<e><Message>WHY</Message></e>", type: "application/xml").contains("WHY"))
        #expect(said("<ns:faultstring>WHY</ns:faultstring>", type: "text/xml").contains("WHY"))
        for (body, type) in [
            ("<html><body>WHY</body></html>", "text/html"), (String(repeating: "WHY ", count: 999), "text/plain"),
            ("WHY", "application/octet-stream"), ("{\"message\":\"WHY\"", "text/plain"),
        ] {
            #expect(!said(body, type: type).contains("WHY"))
        }
    }

    @Test("is cleaned, cut, and without what was sent, also when it is nested or encoded")
    func cleaned() {
        let secret = Secret("Tr0ub4dor&3-is-long")
        for form in [
            "Tr0ub4dor&3-is-long", "Tr0ub4dor%263-is-long", "VHIwdWI0ZG9yJjMtaXMtbG9uZw==", "Tr0ub4dor&amp;3-is-long",
        ] {
            let words = said(#"{"errors":[{"message":"bad \#(form) end"}]}"#, hiding: [secret])
            #expect(words.contains("bad *** end"), "\(words)")
        }
        let words = said(#"{"error":{"message":"\u001b[2Ja\u202e<b>b</b>\#(String(repeating: "x", count: 999))"}}"#)
        #expect(words.contains("[2Jab") && words.utf8.count < 400)
        #expect(!words.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    }

    @Test("without a token in a good reply says so, with the service's reason; a token that comes along is not shown")
    func noToken() {
        #expect(said("{}", status: 200).contains("without an access token"))
        #expect(said(#"{"message":"WHY"}"#, status: 200).contains("WHY"))
        let leak =
            #"{"error":"x","error_description":"your token is NEW-TOKEN-1234567","access_token":"NEW-TOKEN-1234567"}"#
        #expect(!said(leak).contains("NEW-TOKEN"))
        #expect(
            !said(#"{"access_token":"NEW-TOKEN-1234567","token_type":"NEW-TOKEN-1234567"}"#, status: 200).contains(
                "NEW-"
            )
        )
    }
}
