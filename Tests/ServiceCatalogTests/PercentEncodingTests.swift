import ServiceCatalog
import Testing

@Suite("Percent-encoding")
struct PercentEncodingTests {
    @Test(
        "comes back as it went",
        arguments: [
            "", "AZaz09-._~", "a b+c", "100%", "é日本😀", "\u{0}\n\u{7F}", "k:app_record:read k:file:write", "&=?#/[]{}",
        ]
    )
    func roundTrips(text: String) {
        let encoded = PercentEncoding.encode(text)
        #expect(encoded.utf8.allSatisfy { $0 < 128 && !" +&=?#/[]{}:\u{0}\n".utf8.contains($0) })
        #expect(PercentEncoding.decode(encoded) == text)
        #expect(PercentEncoding.decode(encoded, plusIsBlank: true) == text)
    }

    @Test(
        "writes upper-case digits, two for each byte",
        arguments: [("\n", "%0A"), ("é", "%C3%A9"), ("ª", "%C2%AA"), ("~", "~"), (" ", "%20"), ("\u{7F}", "%7F")]
    )
    func encodes(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
    }

    @Test("decodes once, and + only where it stands for a blank")
    func decodes() {
        #expect(PercentEncoding.decode("%2541") == "%41")
        #expect(PercentEncoding.decode("a+b%2bc") == "a+b+c")
        #expect(PercentEncoding.decode("a+b%2bc", plusIsBlank: true) == "a b+c")
    }

    @Test("refuses what is cut off or not UTF-8", arguments: ["%", "%4", "%4g", "%FF", "%C3", "%+1", "%C0%80"])
    func refuses(text: String) {
        #expect(PercentEncoding.decode(text) == nil)
        #expect(PercentEncoding.pairs("a=b&\(text)=c") == nil)
        #expect(PercentEncoding.pairs("a=\(text)") == nil)
    }

    @Test("joins and splits forms, keeping order, repeats and empty values")
    func forms() throws {
        let pairs = [("state", "a&b=c d"), ("code", ""), ("ü", "="), ("state", "é")]
        let form = PercentEncoding.form(pairs.map { (name: $0.0, value: $0.1) })
        #expect(form == "state=a%26b%3Dc%20d&code=&%C3%BC=%3D&state=%C3%A9")
        let read = try #require(PercentEncoding.pairs(form))
        #expect(read.map(\.name) == pairs.map(\.0))
        #expect(read.map(\.value) == pairs.map(\.1))
        let loose = try #require(PercentEncoding.pairs("a&&b=1=2&c=x+y"))
        #expect(loose.map(\.name) == ["a", "b", "c"])
        #expect(loose.map(\.value) == ["", "1=2", "x y"])
    }
}
