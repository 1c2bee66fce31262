import AgeFile
import Crypto
import Foundation
import Testing

@Suite("A stream")
struct StreamTests {
    private static let chunk = 64 * 1_024

    /// What a file gives when it is read in pieces of a size.
    private func read(
        _ file: [UInt8],
        in step: Int,
        _ identities: [any AgeIdentity],
        _ encoding: Age.Encoding = .automatic
    ) -> (content: [UInt8], failure: AgeError?) {
        var reader = AgeReader(with: identities, encoding: encoding)
        var content: [UInt8] = []
        do throws(AgeError) {
            for start in stride(from: 0, to: file.count, by: step) {
                content += try reader.read(file[start..<min(start + step, file.count)])
            }
            return (content + (try reader.finish()), nil)
        } catch {
            // It has failed for good.
            #expect(throws: error) { try reader.read([0]) }
            #expect(throws: error) { try reader.finish() }
            return (content, error)
        }
    }

    @Test(
        "is the same file and the same content in pieces of any size",
        arguments: [0, 1, chunk, chunk + 1, 3 * chunk - 7],
        [1_000, chunk - 1, chunk, chunk + 16, 5 * chunk]
    )
    func pieces(size: Int, step: Int) throws {
        let identity = try X25519Identity(random: countingRandom)
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for armored in [false, true] {
            let whole = try Age.encrypt(content, to: [identity.recipient], armored: armored, random: countingRandom)
            var writer = try AgeWriter(to: [identity.recipient], armored: armored, random: countingRandom)
            var file: [UInt8] = []
            for start in stride(from: 0, to: size, by: step) {
                file += try writer.write(content[start..<min(start + step, size)])
            }
            file += try writer.finish()
            // Said as one word: the difference of two long lists takes for ever to work out.
            let isSameFile = file == whole
            #expect(isSameFile)
            let opened = read(file, in: step, [identity])
            let isSameContent = opened.content == content
            #expect(isSameContent && opened.failure == nil)
        }
    }

    @Test("of a public vector ends as the whole file does, in single bytes too", arguments: PublicVector.all)
    func vectors(vector: PublicVector) throws {
        guard let file = try vector.file() else { return }
        let encoding: Age.Encoding = vector.isArmored ? .armored : .binary
        let expected = Age.open(file, with: try vector.identities(), encoding: encoding)
        let steps = file.count < 2_000 ? [1, 7] : [4_099]
        for step in steps {
            let opened = read(file, in: step, try vector.identities(), encoding)
            #expect(opened.failure?.failure == expected.failure?.failure)
            // The last pieces before damage stay inside.
            let isBeginning = expected.content.starts(with: opened.content)
            #expect(isBeginning && (expected.failure != nil || opened.content.count == expected.content.count))
        }
    }

    @Test("takes the same memory however long it is")
    func memory() throws {
        let identity = try X25519Identity()
        var writer = try AgeWriter(to: [identity.recipient])
        var reader = AgeReader(with: [identity])
        let piece = [UInt8](repeating: 7, count: Self.chunk)
        var count = 0
        func pass(_ pieces: Int) throws {
            for _ in 0..<pieces { count += try reader.read(try writer.write(piece)).count }
        }
        try pass(64)
        let before = try Self.residentByteCount()
        try pass(2_048)
        // 128 MiB went through; other tests run beside this one.
        #expect(try Self.residentByteCount() - before < 48 << 20)
        count += try reader.read(try writer.finish()).count
        count += try reader.finish().count
        #expect(count == (64 + 2_048) * Self.chunk)
    }

    private static func residentByteCount() throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
        return (Int(text.split(separator: " ")[1]) ?? 0) * Int(getpagesize())
    }

    @Test("of blanks, of zeros, or of an endless header is given up early")
    func endless() throws {
        for byte in [UInt8(ascii: " "), 0, UInt8(ascii: "-")] {
            var reader = AgeReader(with: [try X25519Identity()])
            #expect(throws: AgeError.header(.notAnAgeFile)) {
                for _ in 0..<4 { _ = try reader.read([UInt8](repeating: byte, count: Self.chunk)) }
            }
        }
        var reader = AgeReader(with: [try X25519Identity()])
        _ = try reader.read(Array("age-encryption.org/v1\n-> x\n".utf8))
        let line = Array((String(repeating: "A", count: 64) + "\n").utf8)
        #expect(throws: AgeError.header(.tooLong)) {
            for _ in 0..<40_000 { _ = try reader.read(line) }
        }
    }
}
