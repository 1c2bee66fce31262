internal import CPlatform
internal import Glibc
internal import SetupWizard
internal import Wording

/// Waits for keys, signals and the engine; tells the wizard; paints its page.
final class ScreenLoop {
    let front: any WizardFronting
    let terminal: CursesTerminal
    let pipe: WakePipe
    let environment: [String: String]
    let ascii: Bool
    var decoder: KeyDecoder
    var ticker = Ticker()
    /// When something half read is given up, by the ticker's clock.
    var silenceEnds: Int?
    /// After how many milliseconds without a key what was typed is judged.
    private static let pause = 400
    /// When that is, by the ticker's clock; nil while nothing was typed since.
    private var pauseEnds: Int?
    /// The letters of an address that may be a paste.
    var rawPaste = RawPaste()
    /// A paste that marks no beginning and goes on for too long.
    var flood = Flood()
    /// Keeps Enter from a page that nobody asked for.
    var enterGuard = EnterGuard()
    /// A message of the front's own, shown until the next key.
    var notice: String?
    /// What is on the screen, to paint only what is new.
    var painted: Page?
    /// The rows of what can be pointed at.
    var targets: [Range<Int>] = []
    /// What the wizard asked for while something else was shown.
    var pending: [TerminalEffect] = []
    /// Processes to wait for, so that they do not stay as zombies.
    var children: [pid_t] = []
    /// Reads in a row that brought nothing although there was something to read.
    var emptyReads = 0
    /// The terminal went away or the process was told to end.
    var isOver = false

    init(front: any WizardFronting, terminal: CursesTerminal, pipe: WakePipe, environment: [String: String]) {
        self.front = front
        self.terminal = terminal
        self.pipe = pipe
        self.environment = environment
        // Terminals of some languages draw lines two columns wide, which would break every row.
        ascii = terminal.isASCII || TerminalType.drawsWideLines(environment)
        let delay = environment["SSH_CONNECTION"] == nil ? 50 : 150
        decoder = KeyDecoder(eraseByte: terminal.eraseByte, escapeDelay: delay, isForeign: TypedText.isForeign)
    }

    /// Runs until the wizard has an outcome or the terminal is gone.
    func run() {
        perform(front.drain())
        var hasBegun = false
        while front.outcome == nil, !isOver {
            perform(pending)
            paint()
            if !hasBegun { front.began() }
            hasBegun = true
            wait()
        }
        for child in children { _ = waitpid(child, nil, WNOHANG) }
    }

    func paint() {
        var page = front.page
        if let notice { page.status = .note(notice) }
        guard page != painted else { return }
        let text = front.words(FrontWords.tooSmall)
        let frame = PageRenderer.render(page, size: terminal.size, ascii: ascii, tooSmall: text)
        targets = frame.targets
        terminal.takesMouse = page.mode != nil
        terminal.paint(frame)
        painted = page
    }

    // MARK: Waiting

    func wait() {
        let pendingTimeout = silenceEnds.map { max(0, $0 - Ticker.now) }
        let untilPause = pauseEnds.map { max(0, $0 - Ticker.now) }
        let untilTick = ticker.milliseconds(wanted: front.needsTicks)
        let ends = [pendingTimeout, untilPause, rawPaste.wait(at: Ticker.now), untilTick]
        let timeout = ends.compactMap(\.self).min()
        let start = Ticker.now
        let ready = Descriptor.wait([terminal.descriptor, pipe.reading], timeout: timeout ?? -1)
        if ready[1].readable { takeWakes() }
        if ready[0].readable {
            takeKeys(after: Ticker.now - start)
        } else if ready[0].hungUp {
            end()
        } else if let end = silenceEnds, end <= Ticker.now {
            silenceEnds = nil
            take(decoder.idle())
        }
        deal(with: rawPaste.idle(at: Ticker.now))
        if let end = pauseEnds, end <= Ticker.now {
            pauseEnds = nil
            send(.pause)
        }
        if ticker.isDue(wanted: front.needsTicks) { unasked { send(.tick) } }
        reap()
    }

    func takeWakes() {
        for byte in pipe.drain() {
            switch Int32(byte) {
            case 0: break
            case SIGINT: send(.interrupt)
            case SIGTSTP: stop()
            case SIGWINCH:
                terminal.updateSize()
                painted = nil
            default: end()
            }
        }
        if front.outcome == nil { unasked { perform(front.drain()) } }
    }

    /// Does what no key has asked for, after which another page is guarded.
    func unasked(_ work: () -> Void) {
        let kind = front.page.kind
        work()
        if front.outcome == nil, front.page.kind != kind { enterGuard.pageAppeared(at: Ticker.now) }
    }

    func takeKeys(after milliseconds: Int) {
        enterGuard.arrivalBegan()
        // All that has arrived, so that a paste is painted once; but a stream without end does not keep the screen.
        var count = 0
        var arrived: [KeyDecoder.Output] = []
        repeat {
            let inputs = terminal.read()
            emptyReads = inputs.isEmpty ? emptyReads + 1 : 0
            for input in inputs { arrived += decoder.feed(input, at: Ticker.now) }
            count = inputs.isEmpty ? .max : count + inputs.count
        } while count < KeyDecoder.pasteLimit && Descriptor.wait([terminal.descriptor], timeout: 0)[0].readable
        if flood.takes(arrived.count, after: milliseconds) {
            arrived = []
            notice = front.words(FrontWords.pasteTooLong)
        }
        // Where a reply is waited for, addresses are known by their beginning, also in pieces.
        take(front.awaitsReply || rawPaste.wait(at: Ticker.now) != nil ? arrived : Burst.joined(arrived))
        if emptyReads > 50 { end() }
        silenceEnds = decoder.pendingTimeout.map { Ticker.now + $0 }
    }

    func take(_ outputs: [KeyDecoder.Output]) {
        // What cannot be seen is not answered.
        let size = terminal.size
        guard size.rows >= PageRenderer.smallest.rows, size.columns >= PageRenderer.smallest.columns else { return }
        for output in outputs {
            // Where a reply is waited for, the letters of an address are no keys.
            let isWaiting = front.awaitsReply || rawPaste.wait(at: Ticker.now) != nil
            deal(with: isWaiting ? rawPaste.feed(output, at: Ticker.now) : [output])
        }
    }

    func deal(with outputs: [KeyDecoder.Output]) {
        if !outputs.isEmpty { pauseEnds = Ticker.now + Self.pause }
        for output in outputs where front.outcome == nil {
            notice = nil
            switch output {
            case .key(let key): if enterGuard.lets(key, at: Ticker.now) { press(key) }
            case .paste(let text):
                enterGuard.pasted()
                unasked { send(.paste(text)) }
            case .mouse(let event): point(event)
            case .pasteTooLong: notice = front.words(FrontWords.pasteTooLong)
            }
        }
    }

    private func press(_ key: Key) {
        guard key == .enter else { return send(.key(key)) }
        let kind = front.page.kind
        send(.key(key))
        if front.outcome == nil, front.page.kind != kind { enterGuard.pageFollowed() }
    }

    /// What the mouse pointed at, and the wheel as the keys that move.
    func point(_ event: MouseEvent) {
        switch event.action {
        case .wheelUp: send(.key(.up))
        case .wheelDown: send(.key(.down))
        case .press:
            if let index = targets.firstIndex(where: { $0.contains(event.row) }) { send(.point(index)) }
        }
    }

    func send(_ event: WizardEvent) {
        guard front.outcome == nil else { return }
        perform(front.handle(event))
    }

    func end() {
        send(.terminate)
        isOver = true
    }

    func reap() { children.removeAll { waitpid($0, nil, WNOHANG) != 0 } }
}
