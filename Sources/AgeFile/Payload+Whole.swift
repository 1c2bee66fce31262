extension Payload {
    /// Seals a whole content.
    mutating func sealAll(_ content: [UInt8]) throws(AgeError) -> [UInt8] {
        var sealed: [UInt8] = []
        sealed.reserveCapacity(content.count + (content.count / Self.chunkByteCount + 1) * Self.tagByteCount)
        var start = 0
        repeat {
            let end = min(start + Self.chunkByteCount, content.count)
            sealed += try seal(content[start..<end], isLast: end == content.count)
            start = end
        } while start < content.count
        return sealed
    }

    /// Opens a whole content; on a failure the chunks before it are still there, as a stream would have released them.
    mutating func openAll(_ sealed: ArraySlice<UInt8>) -> OpenedPayload {
        var opened = OpenedPayload()
        var rest = sealed
        while true {
            let chunk = rest.prefix(Self.chunkByteCount + Self.tagByteCount)
            rest = rest.dropFirst(chunk.count)
            let isFull = chunk.count == Self.chunkByteCount + Self.tagByteCount
            if isFull, let content = open(chunk, isLast: false) {
                opened.content += content
                continue
            }
            guard let content = open(chunk, isLast: true) else {
                let isEnd = chunk.isEmpty
                opened.failure = AgeError(.payload, isEnd ? "the content is cut short" : "the content is damaged")
                return opened
            }
            guard !content.isEmpty || opened.content.isEmpty else {
                opened.failure = AgeError(.payload, "the content ends with an empty chunk")
                return opened
            }
            opened.content += content
            if !rest.isEmpty {
                opened.failure = AgeError(.payload, "something follows the end of the content")
            }
            return opened
        }
    }
}
