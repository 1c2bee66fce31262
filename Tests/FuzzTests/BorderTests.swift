import Foundation
import StrictJSON
import TestSupport
import Testing

/// The border of the program, by property: whatever stands in the place of whatever member, it is taken or refused; nothing
/// crashes or hangs, no sentence holds a control character or a secret that was planted.
///
/// `Tests/Sweeps/border.py` asks the same of the real program, of its output and its log.
@Suite("The border")
struct BorderTests {
    /// Seconds of this thread's work.
    private static let budget = 20.0

    private static let statuses = [200, 400, 401, 503]

    /// Token replies: what is asked, and a good and a bad answer.
    static let replies = [
        """
        {"access_token":"token-1","token_type":"Bearer","expires_in":3600,"refresh_token":"token-2","scope":"a b",
         "id_token":"e30.e30.","x":{"y":["z"]}}
        """,
        """
        {"error":"server_error","error_description":"words","error_uri":"https://a.example/","message":"m",
         "errors":[{"message":"m","code":1,"detail":"d"}],"error_summary":"s","fault":{"faultstring":"f"},"title":"t"}
        """,
    ]

    @Test(
        "keeps odd members of token replies and of refusals out of its sentences",
        arguments: replies,
        statuses
    )
    func tokenReplies(document: String, status: Int) throws {
        // Every other variant of a member comes, with one of the statuses; the next member has the others.
        let variants = OddValues.variants(of: try JSONParser.parse(document))
        for (index, body) in variants.enumerated()
        where (index + index / OddValues.all.count) % 2 == 0 && Self.statuses[index / 2 % Self.statuses.count] == status
        {
            try check(.replies, Array("\(status) application/json\n".utf8) + body)
        }
    }

    @Test("keeps odd members of settings out of its sentences, and reads what it takes for the same again")
    func settings() throws {
        let document = try #require(try FuzzTarget.settings.corpus().first)
        for text in OddValues.variants(of: try JSONParser.parse(document)) { try check(.settings, text) }
    }

    @Test("keeps odd values of properties out of its sentences, in every dialect")
    func strings() throws {
        let document: JSONValue = [
            "AuthScheme": "OAuth", "OAuthClientId": "id", "OAuthClientSecret": "secret", "OAuthAccessToken": "token",
            "OAuthExpiresIn": "3600", "Url": "https://a.example", "Other": "x",
        ]
        for text in OddValues.variants(of: document) { try check(.strings, text) }
        for name in ["Password", "OAuthClientSecret"] {
            for value in OddValues.all where value.count < 2000 {
                let text =
                    "AuthScheme=OAuth;\(name)=ZZmark;\(String(decoding: value, as: UTF8.self));Url=https://a.example"
                try check(.strings, Array(text.utf8))
            }
        }
    }

    @Test("names the place of odd members of definitions")
    func definitions() throws {
        // One service is enough: each has a member of every kind that it has, and the corpus has them all.
        let document = try #require(try FuzzTarget.definitions.corpus().min { $0.count < $1.count })
        let variants = OddValues.variants(of: try JSONParser.parse(document))
        for (index, text) in variants.enumerated() where index % 7 == 0 { try check(.definitions, text) }
    }

    private func check(_ target: FuzzTarget, _ input: [UInt8]) throws {
        var fault: String?
        let took = workTime { fault = target.fault(input) }
        try #require(fault == nil, "\(fault ?? ""): \(String(decoding: input.prefix(400), as: UTF8.self))")
        try #require(took < Self.budget, "\(took) s for \(String(decoding: input.prefix(400), as: UTF8.self))")
    }
}
