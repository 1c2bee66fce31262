internal import Bounds
internal import CPlatform
internal import Glibc
internal import WebRequests

/// A body that came compressed although nobody asked for that: what it is goes by its bytes, not by what it is called.
enum PackedBody {
    /// How often a body may be packed.
    private static let mostLayers = 3
    /// The first bytes of gzip (RFC 1952 section 2.3.1).
    private static let gzip: [UInt8] = [0x1F, 0x8B]

    /// The body of a reply as it was before it was packed.
    ///
    /// - Returns: at most ``HTTPTransport/bodyLimit`` bytes, as far as it can be unpacked, and why this is not all of it.
    static func unpack(_ reply: HTTPReply) -> (body: [UInt8], fault: ReplyGuard.Fault?) {
        let codings = reply.headers.filter { $0.name.lowercased() == "content-encoding" }
            .flatMap { $0.value.lowercased().split { $0 == "," || $0 == " " } }.filter { $0 != "identity" }
        var body = reply.body
        for layer in 0..<mostLayers {
            let isDeflated = codings.contains("deflate")
            let isKnown = isPacked(body, isZlib: isDeflated)
            // Some servers leave the header of zlib out.
            let isRaw = !isKnown && layer == 0 && isDeflated && !isText(body)
            guard isKnown || isRaw else { break }
            let (plain, failure) = inflate(body, isRaw: isRaw)
            body = plain
            guard failure == 0 else { return (body, failure == EFBIG ? .tooLarge : .undecodable) }
        }
        let isRead = codings.isEmpty ? !body.starts(with: gzip) : isText(body)
        return (body, isRead ? nil : .undecodable)
    }

    /// Whether it begins as gzip does, or as zlib: with the method 8 and a multiple of 31 (RFC 1950 section 2.2).
    private static func isPacked(_ body: [UInt8], isZlib: Bool) -> Bool {
        if body.starts(with: gzip) { return true }
        return isZlib && body.count > 1 && body[0] & 0x8F == 8 && (Int(body[0]) << 8 | Int(body[1])) % 31 == 0
    }

    private static func isText(_ body: [UInt8]) -> Bool {
        String(validForeign: body)?.utf8.allSatisfy { $0 >= 32 || [9, 10, 13].contains($0) } == true
    }

    private static func inflate(_ packed: [UInt8], isRaw: Bool) -> (plain: [UInt8], failure: Int32) {
        var failure: Int32 = 0
        let room = HTTPTransport.bodyLimit + 1
        let plain = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var written: UInt32 = 0
            failure = unsafe platform_inflate(
                packed,
                UInt32(packed.count),
                isRaw ? 1 : 0,
                buffer.baseAddress,
                UInt32(room),
                &written
            )
            count = Int(written)
        }
        return (Array(plain.prefix(HTTPTransport.bodyLimit)), failure)
    }
}
