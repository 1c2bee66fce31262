import Localization
import StrictJSON
import Testing
import Wording

@Suite("The JSON parser")
struct JSONParserTests {
    @Test("reads every kind of value and keeps order and digits")
    func readsValues() throws {
        let text = #"{"b":[1,-2.50e+3,true,false,null],"a":{"ü":"\u00e9\ud83d\ude00\n\/"},"":""}"#
        let value = try JSONParser.parse(text)
        #expect(value.object?.names == ["b", "a", ""])
        #expect(value["b"]?.array?[1] == .number("-2.50e+3"))
        #expect(value.at("/a/ü") == "é😀\n/")
        #expect(try JSONParser.parse(value.text()) == value)
        #expect(try JSONParser.parse(value.text(.pretty)) == value)
    }

    @Test(
        "refuses what is not strict JSON and says where",
        arguments: [
            ("", "line 1, column 1: the text ends too early"),
            ("{\"a\":1,\n \"a\":2}", "line 2, column 2: a member name appears twice"),
            ("[1,]", "line 1, column 4: this is not a JSON value"),
            ("[1 2]", "line 1, column 4: a comma or the closing bracket is expected"),
            ("01", "line 1, column 2: text follows the value"),
            ("\"a\u{1}\"", "line 1, column 3: a control character stands in a text"),
            ("\"\\ud800\"", "line 1, column 4: half of a surrogate pair"),
            ("\"\\q\"", "line 1, column 3: this escape does not exist"),
            ("\"open", "line 1, column 1: a text is not closed"),
            ("\u{FEFF}{}", "line 1, column 1: this is not a JSON value"),
            ("-", "line 1, column 2: a digit is expected"),
            ("{a:1}", "line 1, column 2: a member name in quotes is expected"),
        ]
    )
    func refuses(text: String, message: String) {
        #expect { try JSONParser.parse(text) } throws: { ($0 as? JSONError)?.text.english == message }
    }

    @Test("refuses nesting without end and bytes that are not UTF-8")
    func refusesBombs() {
        #expect(throws: JSONError.self) { try JSONParser.parse(String(repeating: "[", count: 100_000)) }
        #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0xC3, 0x28, 0x22]) }
    }

    @Test("takes texts for the same only when their bytes are: a password may look like another one")
    func sameBytes() throws {
        let (composed, decomposed) = ("{\"a\":[\"\u{E9}\"]}", "{\"a\":[\"e\u{301}\"]}")
        #expect(try JSONParser.parse(composed) == JSONParser.parse(composed))
        #expect(try JSONParser.parse(composed) != JSONParser.parse(decomposed))
    }

    @Test("keeps members in the order they came in, few or many", arguments: [1, 5, 23, 24, 25, 200])
    func members(count: Int) {
        var object = JSONObject()
        for number in 0..<count { object["name \(number)"] = .integer(number) }
        #expect(object.names == (0..<count).map { "name \($0)" })
        object["name 0"] = "changed"
        for number in stride(from: 1, to: count, by: 3) { object["name \(number)"] = nil }
        object["none"] = nil
        object["last"] = true
        let kept = (0..<count).filter { $0 % 3 != 1 }
        #expect(object.names == kept.map { "name \($0)" } + ["last"])
        #expect(object.map(\.value) == ["changed"] + kept.dropFirst().map { .integer($0) } + [true])
        for number in 1..<(count + 1) {
            #expect(object["name \(number)"] == (kept.contains(number) ? .integer(number) : nil))
        }
        #expect(object["name 0"] == "changed" && object["last"] == true && object["none"] == nil)
    }

    @Test("follows JSON pointers (RFC 6901)")
    func pointers() throws {
        let value = try JSONParser.parse(#"{"a/b":[{"m~n":"x"}]}"#)
        #expect(value.at("/a~1b/0/m~0n") == "x")
        #expect(value.at("/a~1b/1") == nil)
        #expect(value.at("") == value)
    }

    @Test("prints nothing a terminal would obey")
    func printsSafely() {
        let text = JSONValue.string("\u{1B}[2J\u{9B}\u{202E}\u{7F}").text()
        #expect(text == #""\u001b[2J\u009b\u202e\u007f""#)
    }
}
