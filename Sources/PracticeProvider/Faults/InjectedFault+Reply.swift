internal import StrictJSON

extension InjectedFault {
    /// What is sent in place of an answer, or made of that of a request that was carried out.
    func reply(_ reply: PracticeReply?, port: Int) -> PracticeReply {
        switch kind {
        case .dropBefore, .dropAfter: PracticeReply(status: 0, manner: .dropped)
        case .silence: PracticeReply(status: 0, manner: .silent)
        case .tooManyRequests: refusal(429, "too many requests")
        case .serverError: Self.page(500, "Internal Server Error")
        case .unavailable: refusal(503, "out of service")
        case .slowDrip: Self.changed(reply, manner: .dripping)
        case .garbage: Self.called("application/json", (0..<512).map { UInt8(truncatingIfNeeded: $0 * 131 + 7) })
        case .html: Self.page(200, "Welcome to the hotel's network")
        case .redirectSameHost: Self.redirect("http://127.0.0.1:\(port)/elsewhere.example/taken")
        case .redirectOtherHost: Self.redirect("http://localhost:\(port)/elsewhere.example/taken")
        case .hugeBody:
            PracticeReply(status: 200, headers: [("Content-Type", "application/json")], manner: .endless)
        case .wrongContentType:
            Self.changed(reply, manner: .whole) { $0.lowercased() == "content-type" ? "text/html" : nil }
        case .gzipBomb:
            PracticeReply(
                status: 200,
                headers: [("Content-Type", "application/json"), ("Content-Encoding", "gzip")],
                body: GzipBomb.bytes
            )
        }
    }

    private func refusal(_ status: Int, _ text: String) -> PracticeReply {
        PracticeReply(
            status: status,
            headers: [("Content-Type", "text/plain"), ("Retry-After", retryAfter)],
            body: Array("practice: \(text)\n".utf8)
        )
    }

    private static func page(_ status: Int, _ title: String) -> PracticeReply {
        called("text/html", Array("<!DOCTYPE html><title>\(title)</title><h1>\(title)</h1>\n".utf8), status: status)
    }

    private static func called(_ type: String, _ body: [UInt8], status: Int = 200) -> PracticeReply {
        PracticeReply(status: status, headers: [("Content-Type", type)], body: body)
    }

    private static func redirect(_ address: String) -> PracticeReply {
        PracticeReply(status: 307, headers: [("Location", address)])
    }

    private static func changed(
        _ reply: PracticeReply?,
        manner: PracticeReply.Manner,
        header: (String) -> String? = { _ in nil }
    ) -> PracticeReply {
        let reply = reply ?? .text(500, "practice: nothing was done\n")
        return PracticeReply(
            status: reply.status,
            headers: reply.headers.map { ($0.name, header($0.name) ?? $0.value) },
            body: reply.body,
            manner: manner
        )
    }
}

/// Gzip (RFC 1952) of zeros: one block with fixed codes (RFC 1951 section 3.2.6), each 13 bits of it 258 bytes.
enum GzipBomb {
    static let bytes: [UInt8] = {
        var bytes: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
        var byte: UInt8 = 0
        var filled = 0
        // Every code is written with its first bit first.
        func put(_ bits: [UInt8]) {
            for bit in bits {
                byte |= bit << filled
                filled += 1
                if filled == 8 {
                    bytes.append(byte)
                    (byte, filled) = (0, 0)
                }
            }
        }
        put([1, 1, 0])
        put([0, 0, 1, 1, 0, 0, 0, 0])
        while bytes.count < 1_000_000 { put([1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]) }
        return bytes
    }()
}
