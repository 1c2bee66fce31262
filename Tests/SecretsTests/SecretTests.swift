import Secrets
import Testing

@Suite("A secret")
struct SecretTests {
    private struct Holder {
        let token = Secret("ZZmark-token")
    }

    @Test("is redacted in every description")
    func isRedacted() {
        var dumped = ""
        dump(Holder(), to: &dumped)
        let shown = [
            "\(Secret("ZZmark-token"))", String(reflecting: Secret("ZZmark-token")), "\(Holder())",
            String(reflecting: Holder()), dumped, "\([Secret("ZZmark-token")])",
        ]
        for text in shown {
            #expect(!text.contains("ZZmark"))
        }
    }

    @Test("gives its text only on request, and knows its length")
    func reveals() {
        #expect(Secret("päss").reveal() == "päss")
        #expect(Secret("päss").count == 4)
        #expect(Secret("").isEmpty)
    }

    @Test("equals a secret of the same bytes only")
    func equality() {
        #expect(Secret("abc") == Secret("abc"))
        #expect(Secret("abc") != Secret("abd"))
        #expect(Secret("abc") != Secret("abcd"))
    }
}

@Suite("Random bytes")
struct RandomBytesTests {
    @Test("come in the number asked for and differ")
    func differ() {
        let draws = (0..<100).map { _ in RandomBytes.system(32) }
        #expect(draws.allSatisfy { $0.count == 32 })
        #expect(Set(draws).count == 100)
        #expect(RandomBytes.system(0).isEmpty)
    }
}
