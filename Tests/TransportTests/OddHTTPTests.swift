import Foundation
import NetworkTestSupport
import TestSupport
import Testing
import Transport
import WebRequests

/// Whatever a server says as HTTP, the program goes on (S5), and a reply that came compressed unasked is read (report 05).
@Suite("A reply that no server should send")
struct OddHTTPTests {
    private static let body = #"{"access_token":"a"}"#
    private static let packed = "H4sIAAAAAAACA6tWSkxOTi0uji/Jz07NU7JSSlSqBQAsqSKuFAAAAA=="
    private static let zlib = "eJyrVkpMTk4tLo4vyc9OzVOyUkpUqgUATeQHDg=="
    private static let raw = "q1ZKTE5OLS6OL8nPTs1TslJKVKoFAA=="

    private static func bytes(_ base64: String) -> [UInt8] { Array(Data(base64Encoded: base64) ?? Data()) }

    /// So many blanks and the body, packed: a thousandth of their length.
    private static func bomb(_ blanks: Int) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "sh", "-c", "{ head -c \(blanks) /dev/zero | tr '\\0' ' '; printf '%s' '\(body)'; } | gzip -nc",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let packed = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Array(packed)
    }

    /// What becomes of a reply: its status, or the code of the error.
    private func outcome(of reply: [UInt8], deadline: Duration = .seconds(20)) async throws -> String {
        let server = try #require(HostileServer { $0.send(reply) })
        let transport = HTTPTransport(deadline: deadline, environment: [:])
        do throws(TransportError) {
            let reply = try await transport.send(HTTPRequest(method: "GET", url: server.url))
            return "\(reply.status) \(String(decoding: reply.body.prefix(100), as: UTF8.self))"
        } catch {
            if case .network(.networkFailed(_, let kind)) = error { return "\(kind)" }
            return caseName(of: error) ?? ""
        }
    }

    @Test(
        "ends that connection only, with a sentence",
        arguments: [
            "000 X", "001 X", "42 X", "099 X", "99 X", "-1 X", "1000 X", "65536 X", "99999999999999999999 X", "+200 X",
            "2O0 X",
            "", " ", "X", "200", "0x200 X",
        ]
    )
    func status(_ line: String) async throws {
        for version in ["HTTP/1.1", "HTTP/1.0"] {
            let head = "\(version) \(line)\r\nContent-Length: \(Self.body.utf8.count)\r\n\r\n\(Self.body)"
            let outcome = try await outcome(of: Array(head.utf8))
            #expect(["notHTTP", "closed", "200 \(Self.body)"].contains(outcome), "\(line): \(outcome)")
            #expect(outcome.first != "2" || line == "200", "\(line)")
        }
    }

    @Test(
        "is no crash and no wait beyond the deadline",
        arguments: [
            "HTTP/0.9 200 X\r\n\r\n", "HTTP/2.0 200 X\r\n\r\n", "HTTP/9.9 200 X\r\n\r\n", "HTTP/1.1\r\n\r\n",
            "\r\n\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\0\0\u{12}\u{4}\0\0\0\0\0", "ICY 200 OK\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nabc", "HTTP/1.1 101 X\r\n\r\n",
            "HTTP/1.1 100 X\r\n\r\n", "HTTP/1.1 100 X\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 199 X\r\n\r\nabc",
            "HTTP/1.1 204 X\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 304 X\r\nContent-Length: 3\r\n\r\nabc",
            "HTTP/1.1 204 X\r\nContent-Encoding: gzip\r\n\r\n",
            "HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 X\r\nContent-Length: -1\r\n\r\nabc", "HTTP/1.1 200 X\r\nContent-Length: +3\r\n\r\nabc",
            "HTTP/1.1 200 X\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
            "HTTP/1.1 200 X\r\nContent-Length: 3, 3\r\n\r\nabc",
            "HTTP/1.1 200 X\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
            "HTTP/1.1 200 X\r\nContent-Length: \r\n\r\nabc",
            "HTTP/1.1 200 X\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nabc",
            "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc",
            "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nabc",
            "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX:\r\nY\r\n\r\n",
            "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX:\r\n\r\n",
            "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX: y\r\nContent-Length: 5\r\n\r\n",
            "HTTP/1.1 200 X\r\nTransfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
            "HTTP/1.1 200 X\r\nTransfer-Encoding: nothing\r\n\r\nabc",
            "HTTP/1.1 200 X\r\n: x\r\n\r\nabc", "HTTP/1.1 200 X\r\nX\r\n\r\nabc",
            "HTTP/1.1 200 X\r\nX: a\r\n b\r\n\r\nabc", "HTTP/1.1 200 X\r\nX : a\r\n\r\nabc",
            "HTTP/1.1 200 X\nX: a\n\nabc", "HTTP/1.1 200 X\rX: a\r\rabc", "HTTP/1.1 200 X\r\nX: \0\u{1B}[2J\r\n\r\nabc",
            "HTTP/1.1 200 X\r\nContent-Length: 1\r\n\r\naHTTP/1.1 000 X\r\nContent-Length: 1\r\n\r\na",
            "HTTP/1.1 200 \u{FF}\r\n\r\nabc",
        ]
    )
    func heads(_ reply: String) async throws {
        let outcome = try await outcome(of: Array(reply.utf8))
        #expect(!outcome.isEmpty)
    }

    @Test("of a mebibyte of header, or of many, ends the connection")
    func headers() async throws {
        let long = "HTTP/1.1 200 X\r\nX: \(String(repeating: "x", count: 1 << 20))\r\n\r\nabc"
        #expect(try await outcome(of: Array(long.utf8)) == "replyTooLarge")
        let many = "HTTP/1.1 200 X\r\n\(String(repeating: "X: x\r\n", count: 10_000))\r\nabc"
        #expect(try await outcome(of: Array(many.utf8)) == "replyTooLarge")
        let interim = String(repeating: "HTTP/1.1 103 X\r\nLink: x\r\n\r\n", count: 1_000)
        #expect(
            try await outcome(of: Array((interim + "HTTP/1.1 200 X\r\nContent-Length: 1\r\n\r\na").utf8)) == "notHTTP"
        )
        let few = String(repeating: "HTTP/1.1 103 X\r\nLink: x\r\n\r\n", count: 10)
        #expect(try await outcome(of: Array((few + "HTTP/1.1 200 X\r\nContent-Length: 1\r\n\r\na").utf8)) == "200 a")
    }

    private func coded(_ coding: String, _ body: [UInt8], status: Int = 200) -> [UInt8] {
        Array("HTTP/1.1 \(status) X\r\nContent-Encoding: \(coding)\r\nContent-Length: \(body.count)\r\n\r\n".utf8)
            + body
    }

    @Test(
        "compressed although nobody asked for it is unpacked",
        arguments: ["gzip", "x-gzip", "GZip", "identity, gzip", "deflate"]
    )
    func compressed(_ coding: String) async throws {
        let packed = Self.bytes(coding == "deflate" ? Self.zlib : Self.packed)
        for status in [200, 400] {
            #expect(try await outcome(of: coded(coding, packed, status: status)) == "\(status) \(Self.body)")
        }
        let pieces = try #require(
            HostileServer { socket in
                socket.send("HTTP/1.1 200 X\r\nContent-Encoding: \(coding)\r\nTransfer-Encoding: chunked\r\n\r\n")
                for byte in packed { socket.send(Array("1\r\n".utf8) + [byte, 13, 10]) }
                socket.send("0\r\n\r\n")
            }
        )
        let reply = try await HTTPTransport(environment: [:]).send(HTTPRequest(method: "GET", url: pieces.url))
        #expect(String(decoding: reply.body, as: UTF8.self) == Self.body)
    }

    @Test("only called compressed is read as it is", arguments: ["gzip", "deflate", "identity", "", ","])
    func called(_ coding: String) async throws {
        #expect(try await outcome(of: coded(coding, Array(Self.body.utf8))) == "200 \(Self.body)")
        #expect(try await outcome(of: coded(coding, [])) == "200 ")
    }

    @Test("by deflate without the header of zlib, as some servers do, is read")
    func raw() async throws {
        #expect(try await outcome(of: coded("deflate", Self.bytes(Self.raw))) == "200 \(Self.body)")
    }

    @Test("in a coding that nobody here undoes, damaged or cut off is said to be so")
    func undecodable() async throws {
        let packed = Self.bytes(Self.packed)
        var damaged = packed
        damaged[15] ^= 0xFF
        let replies = [
            coded("br", [0x8B, 0x1F]), coded("zstd", [0x28, 0xB5, 0x2F]), coded("compress", [0x1F, 0x9D, 0x90]),
            coded("gzip", damaged), coded("gzip", packed.dropLast(12)), coded("gzip", [0x1F]),
            coded("gzip", [0, 1, 2, 3]), coded("gzip", packed + [1]),
        ]
        for (number, reply) in replies.enumerated() {
            #expect(try await outcome(of: reply) == "undecodable", "\(number)")
        }
    }

    @Test("that unpacks to more than a mebibyte is cut off there")
    func bomb() async throws {
        let fits = try Self.bomb((1 << 20) - Self.body.utf8.count)
        #expect(try await outcome(of: coded("gzip", fits)).hasPrefix("200 "))
        for blanks in [1 << 20, 64 << 20] {
            let bomb = try Self.bomb(blanks)
            #expect(bomb.count < 1 << 20)
            #expect(try await outcome(of: coded("gzip", bomb)) == "replyTooLarge")
        }
    }
}
