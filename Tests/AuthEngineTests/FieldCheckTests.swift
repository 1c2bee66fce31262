import AuthEngine
import Localization
import ServiceCatalog
import Testing
import Wording

@Suite("Cleaning what a person types")
struct FieldCheckTests {
    private let service: Service

    init() throws {
        service = try #require(try TestService.catalog().services.first)
    }

    private func check(_ property: String, _ text: String, practice: Bool = false) throws -> FieldResult {
        FieldCheck.normalise(text, field: try #require(service.field(property)), practice: practice)
    }

    @Test(
        "an address becomes https, host, nothing more",
        arguments: [
            ("https://a.example.com", "https://a.example.com", nil),
            ("a.example.com", "https://a.example.com", .schemeAdded),
            (" https://A.Example.com/ \n", "https://a.example.com", nil),
            ("http://a.example.com", "https://a.example.com", .upgraded),
            ("https://a.example.com/k/#/portal?x", "https://a.example.com", .pathDropped),
            ("https://a.example.com:8443/", "https://a.example.com:8443", nil),
            ("https://a.example.com:443/", "https://a.example.com", nil),
            ("http://a.example.com:443", "https://a.example.com", .upgraded),
            ("ｈｔｔｐｓ：／／ａ．ｅｘａｍｐｌｅ．ｃｏｍ", "https://a.example.com", .narrowed),
            ("https://a.exam\nple.com", "https://a.example.com", .joined),
        ] as [(String, String, FieldNote?)]
    )
    func address(text: String, value: String, note: FieldNote?) throws {
        #expect(try check("Url", text) == FieldResult(value: value, note: note))
    }

    @Test(
        "what is no address is said to be none",
        arguments: [
            ("nothing", FieldProblem.notAnAddress), ("https://", .notAnAddress), ("https://a b.example", .notAnAddress),
            ("ftp://a.example.com", .notAnAddress), ("https://u:p@a.example.com", .credentialsInAddress),
            ("https://a..example.com", .notAnAddress), ("https://a.example.com:99999", .notAnAddress),
            ("https://-a.example.com", .notAnAddress), ("http://127.0.0.1:8080", .notHTTPS),
        ]
    )
    func noAddress(text: String, problem: FieldProblem) throws {
        #expect(try check("Url", text).problem == problem)
    }

    @Test("an http address of this machine is fine for practice only")
    func practice() throws {
        #expect(
            try check("Url", "http://127.0.0.1:8080/x", practice: true) == FieldResult(value: "http://127.0.0.1:8080")
        )
    }

    @Test(
        "an account is understood from its address",
        arguments: [
            ("acme", "acme"), ("ACME", "acme"), ("acme.accounts.example", "acme"),
            ("https://acme.accounts.example/people", "acme"), ("acme.accounts.example/x", "acme"),
        ]
    )
    func subdomain(text: String, value: String) throws {
        let result = try check("AccountId", text)
        #expect(result.value == value)
        #expect(result.problem == nil)
    }

    @Test("an account of another domain is refused", arguments: ["acme.other.example", "a_b", "あ", "a b", "."])
    func badSubdomain(text: String) throws {
        #expect(try check("AccountId", text).problem == .notASubdomain)
    }

    @Test("lists are split, cleaned and limited")
    func list() throws {
        #expect(try check("Keys", " a, b ,,a、c\n").value == "a,b,c")
        #expect(try check("Keys", "a\nb\r\nc").value == "a,b,c")
        #expect(try check("Keys", "１，２").value == "1,2")
        #expect(try check("Keys", "a,b,c,d").problem == .tooMany(limit: 3))
    }

    @Test("numbers are digits, choices are one of theirs in any case")
    func others() throws {
        #expect(try check("Number", " １２ ") == FieldResult(value: "12", note: .narrowed))
        #expect(try check("Number", "12a").problem == .notANumber)
        #expect(try check("Region", "EU.example.com").value == "eu.example.com")
        #expect(try check("Region", "x").problem == .notAmong(["us.example.com", "eu.example.com"]))
        #expect(try check("User", "").problem == nil)
    }

    @Test("a secret loses the line end it was pasted with, but keeps full-width letters that are meant")
    func secret() throws {
        #expect(try check("APIToken", " abc\n") == FieldResult(value: "abc"))
        #expect(try check("APIToken", "ａｂｃ") == FieldResult(value: "abc", note: .narrowed))
        #expect(try check("Password", "パスａ") == FieldResult(value: "パスａ", note: .wideKept))
        #expect(try check("User", "a\u{7}b").problem == .badCharacter)
    }

    @Test("a letter of another script in an address or a client ID is named, not the shape of the whole")
    func otherScript() throws {
        let cyrillic = FieldProblem.foreignCharacter(code: 0x441)
        for (property, text) in [
            ("Url", "https://my\u{441}ompany.example.com"), ("OAuthClientId", "ab\u{441}"),
        ] {
            #expect(try check(property, text).problem == cyrillic, "\(property)")
        }
        #expect(try check("Url", "https://exa\u{202E}mple.com").problem == .foreignCharacter(code: 0x202E))
        #expect(try check("Password", "\u{441}").problem == nil)
        #expect(try check("User", String(repeating: "a", count: 1 << 17)).problem == .tooLong)
        #expect(cyrillic.text(in: .english).contains("U+0441 (\u{441})"))
        for code: UInt32 in [0x202E, 0x5D0, 0x200B] {
            let text = FieldProblem.foreignCharacter(code: code).text(in: .japanese)
            #expect(!text.unicodeScalars.contains { $0.value == code }, "\(code)")
        }
    }

    @Test(
        "a callback stays exactly as it was registered",
        arguments: ["http://localhost:33333", "http://localhost:33333/", "https://Localhost:3333/a%2Fb?x=1"]
    )
    func callback(text: String) throws {
        #expect(try check("CallbackURL", text) == FieldResult(value: text))
    }

    @Test("a callback is a whole address without a fragment")
    func badCallback() throws {
        #expect(try check("CallbackURL", "localhost:33333").problem == .notACallback)
        #expect(try check("CallbackURL", "http://localhost:33333/#a").problem == .fragment)
    }

    @Test("every note and problem has words in both languages")
    func words() {
        let problems: [FieldProblem] = [
            .notAnAddress, .notHTTPS, .credentialsInAddress, .notACallback, .fragment, .callbackNotHTTPS,
            .notASubdomain, .masked,
            .notANumber, .tooMany(limit: 1), .notAmong(["a"]), .badCharacter, .foreignCharacter(code: 0x3042), .colon,
            .tooLong,
            .loginNotEncoded, .loginNotWithSOCKS, .fileNotReadable, .fileTooLarge, .noCertificates, .brokenCertificate,
            .onlyWithCertificate(use: "a"), .onlyWithoutCertificate(use: "a"),
        ]
        let notes: [FieldNote] = [
            .unquoted, .quotesKept, .wideKept, .trimmed, .numberTaken, .narrowed, .joined, .schemeAdded, .upgraded,
            .pathDropped, .subdomainTaken,
        ]
        for language in Language.allCases {
            #expect(problems.allSatisfy { !$0.text(in: language).isEmpty })
            #expect(notes.allSatisfy { !$0.text(in: language).isEmpty })
        }
        #expect(problems.allSatisfy { $0.text(in: .english) != $0.text(in: .japanese) })
    }
}
