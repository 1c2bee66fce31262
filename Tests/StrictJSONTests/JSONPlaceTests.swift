import StrictJSON
import Testing

@Suite("The place of a member in a JSON text")
struct JSONPlaceTests {
    private static let text = """
        {
          "schemaVersion": 1, "odd\\"]": "a }\\\\",
          "apps": [
            { "service": "one" },

            { "service": "two",
              "callbacks": ["a",
                "b"],
              "name": {"en": [1, [2]],
                "ja": "]"}
            }
          ]
        }
        """

    @Test(
        "is its line, and that of the nearest thing around what is missing",
        arguments: [
            ("schemaVersion", 2), ("apps", 3), ("apps[0]", 4), ("apps[0].service", 4), ("apps[0].clientID", 4),
            ("apps[1]", 6), ("apps[1].service", 6), ("apps[1].callbacks", 7), ("apps[1].callbacks[0]", 7),
            ("apps[1].callbacks[1]", 8), ("apps[1].name.ja", 10), ("apps[1].name.en[1][0]", 9), ("apps[2]", 3),
            ("app", 1), ("", 1),
        ]
    )
    func line(path: String, line: Int) {
        #expect(JSONPlace.line(of: path, in: Array(Self.text.utf8)) == line)
    }
}
