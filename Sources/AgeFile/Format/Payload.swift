internal import Crypto
internal import FoundationEssentials

/// The content of an age file, chunk by chunk (STREAM); a value that a streaming reader or writer can drive as well.
struct Payload {
    static let nonceByteCount = 16
    static let chunkByteCount = 64 * 1_024
    static let tagByteCount = 16

    private let key: SymmetricKey
    private var counter: UInt64 = 0

    init(key: AgeFileKey, nonce: some Collection<UInt8>) {
        let bytes = KeyDerivation.key(from: key.bytes, salt: Array(nonce), purpose: "payload")
        self.key = SymmetricKey(data: bytes)
    }

    /// Seals the next chunk: at most 64 KiB; only the last may be shorter.
    mutating func seal(_ chunk: ArraySlice<UInt8>, isLast: Bool) throws(AgeError) -> [UInt8] {
        do {
            let box = try ChaChaPoly.seal(chunk, using: key, nonce: ChaChaPoly.Nonce(data: nonce(isLast: isLast)))
            counter += 1
            return Array(box.ciphertext) + Array(box.tag)
        } catch {
            throw AgeError.payload(.cannotSeal)
        }
    }

    /// Opens the next chunk, or returns nil when it is not the next, or not (as said) the last.
    mutating func open(_ chunk: ArraySlice<UInt8>, isLast: Bool) -> [UInt8]? {
        guard chunk.count >= Self.tagByteCount else { return nil }
        do {
            let box = try ChaChaPoly.SealedBox(combined: nonce(isLast: isLast) + chunk)
            let opened = Array(try ChaChaPoly.open(box, using: key))
            counter += 1
            return opened
        } catch {
            return nil
        }
    }

    private func nonce(isLast: Bool) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 12)
        for index in 0..<8 { bytes[10 - index] = UInt8(truncatingIfNeeded: counter >> UInt64(8 * index)) }
        bytes[11] = isLast ? 1 : 0
        return bytes
    }
}
