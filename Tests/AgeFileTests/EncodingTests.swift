import Testing

@testable import AgeFile

@Suite("Encodings")
struct EncodingTests {
    @Test(
        "base64 has the values of RFC 4648 section 10",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
    )
    func base64(bytes: String, text: String) {
        let bare = text.filter { $0 != "=" }
        #expect(Base64.encode(Array(bytes.utf8), padded: true) == Array(text.utf8))
        #expect(Base64.encode(Array(bytes.utf8), padded: false) == Array(bare.utf8))
        #expect(Base64.decode(Array(text.utf8)[...], padded: true) == Array(bytes.utf8))
        #expect(Base64.decode(Array(bare.utf8)[...], padded: false) == Array(bytes.utf8))
    }

    @Test(
        "base64 in another spelling is refused",
        arguments: [
            "Zh==", "Zm9=", "Zg=", "Zg", "Z", "=", "==", "====", "Zm9v====", "Zg==Zg==", "Zm9v\n", "Zm 9", "-_-_",
        ]
    )
    func base64Refused(text: String) {
        #expect(Base64.decode(Array(text.utf8)[...], padded: true) == nil)
    }

    @Test(
        "Bech32 accepts the valid texts of BIP 173",
        arguments: [
            "A12UEL5L", "a12uel5l",
            "an83characterlonghumanreadablepartthatcontainsthenumber1andtheexcludedcharactersbio1tt5tgs",
            "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
        ]
    )
    func bech32(text: String) {
        #expect(Bech32.decode(text) != nil)
    }

    @Test(
        "Bech32 refuses the invalid texts of BIP 173",
        arguments: [
            "\u{20}1nwldj5", "\u{7F}1axkwrx", "pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1G7SGD8",
            "10a06t8", "1qzzfhee", "a12UEL5L",
        ]
    )
    func bech32Refused(text: String) {
        #expect(Bech32.decode(text) == nil)
    }
}
