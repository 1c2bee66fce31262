import AgeFile
import Crypto
import Testing

@Suite("The public test vectors")
struct PublicVectorTests {
    private static let classes: [AgeError.Code: String] = [
        .header: "header failure", .noMatch: "no match", .headerMAC: "HMAC failure", .payload: "payload failure",
        .armor: "armor failure",
    ]

    @Test("give the expected class of result and release the expected content", arguments: PublicVector.all)
    func agrees(vector: PublicVector) throws {
        guard let file = try vector.file() else { return }
        var result = "success"
        var released: [UInt8]?
        do {
            let opened = try Age.open(
                file,
                with: try vector.identities(),
                encoding: vector.isArmored ? .armored : .binary,
                stanzaLimit: Age.defaultStanzaLimit
            )
            released = opened.content
            if let failure = opened.failure { result = Self.classes[failure.code] ?? "\(failure.code)" }
        } catch let error as AgeError {
            result = Self.classes[error.code] ?? "\(error.code)"
        }
        #expect(result == vector.expected)
        if let digest = vector.payloadDigest {
            #expect(released.map { SHA256.hash(data: $0).hexadecimal } == digest)
        }
    }

    @Test("are all there, when they are there")
    func areComplete() {
        #expect(PublicVector.all.isEmpty || PublicVector.all.count == 143)
    }
}

extension SHA256.Digest {
    fileprivate var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
