internal import Dispatch
internal import Synchronization

/// What a person pastes on standard input while something else goes on: each paste one text, in the order in which they came.
package final class PastedAnswers: Sendable {
    /// The pastes; ends with the input.
    package let texts: AsyncStream<String>

    private let sink: AsyncStream<String>.Continuation
    private let ended: AsyncStream<Void>
    private let ending: AsyncStream<Void>.Continuation
    private let descriptor: Int32
    private let pipe: WakePipe
    private let hasBegun = Atomic(false)
    private let isOver = Atomic(false)

    /// Nothing is read yet.
    ///
    /// - Parameter descriptor: a terminal or a pipe.
    /// - Throws: ``TerminalError`` when the system gives no pipe.
    package init(descriptor: Int32 = 0) throws(TerminalError) {
        pipe = try WakePipe()
        self.descriptor = descriptor
        (texts, sink) = AsyncStream.makeStream()
        (ended, ending) = AsyncStream.makeStream()
    }

    /// Reads from now on; once is enough.
    package func begin() {
        guard !hasBegun.exchange(true, ordering: .relaxed) else { return }
        // Reading blocks, so it has a thread of its own.
        DispatchQueue(label: "answers").async { [self] in
            read()
            sink.finish()
            ending.finish()
        }
    }

    /// Reads no more; a terminal is as it was before.
    package func end() async {
        sink.finish()
        guard hasBegun.load(ordering: .relaxed) else { return }
        isOver.store(true, ordering: .relaxed)
        pipe.wake()
        for await _ in ended {}
    }

    private func read() {
        let reader = LineReader(descriptor: descriptor, pipe: pipe)
        defer { reader.giveBack() }
        var arriving = ArrivingLines()
        while !isOver.load(ordering: .relaxed) {
            let wait = arriving.wait(at: Ticker.now, isMidLine: reader.isMidLine)
            switch reader.next(timeout: wait ?? -1) {
            case .line(let line): arriving.add(line, at: Ticker.now)
            case .timeout, .woken: give(arriving.take(at: Ticker.now, isMidLine: reader.isMidLine))
            case .end:
                give(arriving.takeAll())
                return
            }
        }
    }

    private func give(_ text: String?) {
        guard let text, text.contains(where: { !$0.isWhitespace }) else { return }
        sink.yield(text)
    }
}
