import AgeFile
import Testing

@Suite("A known file")
struct KnownFileTests {
    @Test("is written byte for byte, with random bytes that count up")
    func isWritten() throws {
        let identity = try X25519Identity(random: countingRandom)
        let content = Array("the content".utf8)
        let file = try Age.encrypt(content, to: [identity.recipient], armored: true, random: countingRandom)
        #expect(String(decoding: file, as: UTF8.self) == Self.file)
        #expect(try Age.decrypt(Array(Self.file.utf8), with: [identity]) == content)
    }

    // Opened with age 1.1.1 when it was recorded.
    private static let file = """
        -----BEGIN AGE ENCRYPTED FILE-----
        YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOSBqMERGcmJhUEpXSks1YklV
        Nm5aNmJzbE5ncDA5ZTE0YTBicHZQaUU0S0Y4CnBZamwrT0hld2NieE5oL0RMa2hI
        UE5jd1NXTlQ5b3hpa21qVEw4OFlZbncKLS0tIFdBNVRlUnlOL205TnEwU3BHM3FN
        SExESE80N2VlQUNDTmk4TzJhU25mSmcKAAECAwQFBgcICQoLDA0ODwvgWhguZift
        pVd+BnHb1GB3eOZfOGyy7CA9ig==
        -----END AGE ENCRYPTED FILE-----

        """
}
