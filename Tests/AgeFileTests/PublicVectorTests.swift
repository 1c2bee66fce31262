import AgeFile
import Crypto
import Testing

@Suite("The public test vectors")
struct PublicVectorTests {
    @Test("give the expected class of result and release the expected content", arguments: PublicVector.all)
    func agrees(vector: PublicVector) throws {
        guard let file = try vector.file() else { return }
        var result = "success"
        var released: [UInt8]?
        do {
            let opened = Age.open(
                file,
                with: try vector.identities(),
                encoding: vector.isArmored ? .armored : .binary,
                stanzaLimit: Age.defaultStanzaLimit
            )
            released = opened.content
            if let failure = opened.failure { result = failure.failure }
        } catch let error as AgeError {
            result = error.failure
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

extension AgeError {
    /// The class of the failure, as the vectors call it; two readers may find different faults of one class first.
    var failure: String {
        switch self {
        case .header: "header failure"
        case .noMatch: "no match"
        case .headerMAC: "HMAC failure"
        case .payload: "payload failure"
        case .armor: "armor failure"
        case .key: "key failure"
        case .usage: "usage failure"
        }
    }
}
