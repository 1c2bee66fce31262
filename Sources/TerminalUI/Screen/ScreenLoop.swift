internal import CPlatform
internal import Glibc
internal import SetupWizard
internal import Wording

/// Waits for keys, signals and the engine; tells the wizard; paints its page.
final class ScreenLoop {
    private let front: any WizardFronting
    private let terminal: CursesTerminal
    private let pipe: WakePipe
    private let environment: [String: String]
    private let ascii: Bool
    private var decoder: KeyDecoder
    private var ticker = Ticker()
    /// When something half read is given up, by the ticker's clock.
    private var silenceEnds: Int?
    /// The letters of an address that may be a paste.
    private var rawPaste = RawPaste()
    /// Keeps Enter from a page that nobody asked for.
    private var enterGuard = EnterGuard()
    /// A message of the front's own, shown until the next key.
    private var notice: String?
    /// What is on the screen, to paint only what is new.
    private var painted: Page?
    /// The rows of what can be pointed at.
    private var targets: [Range<Int>] = []
    /// What the wizard asked for while something else was shown.
    private var pending: [TerminalEffect] = []
    /// Processes to wait for, so that they do not stay as zombies.
    private var children: [pid_t] = []
    /// Reads in a row that brought nothing although there was something to read.
    private var emptyReads = 0
    /// The terminal went away or the process was told to end.
    private var isOver = false

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
        while front.outcome == nil, !isOver {
            perform(pending)
            paint()
            wait()
        }
        for child in children { _ = waitpid(child, nil, WNOHANG) }
    }

    private func paint() {
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

    private func wait() {
        let pendingTimeout = silenceEnds.map { max(0, $0 - Ticker.now) }
        let timeout = [pendingTimeout, rawPaste.wait(at: Ticker.now), ticker.milliseconds(wanted: front.needsTicks)]
            .compactMap { $0 }.min()
        let ready = Descriptor.wait([terminal.descriptor, pipe.reading], timeout: timeout ?? -1)
        if ready[1].readable { takeWakes() }
        if ready[0].readable {
            takeKeys()
        } else if ready[0].hungUp {
            end()
        } else if let end = silenceEnds, end <= Ticker.now {
            silenceEnds = nil
            take(decoder.idle())
        }
        deal(with: rawPaste.idle(at: Ticker.now))
        if ticker.isDue(wanted: front.needsTicks) { unasked { send(.tick) } }
        reap()
    }

    private func takeWakes() {
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
    private func unasked(_ work: () -> Void) {
        let kind = front.page.kind
        work()
        if front.outcome == nil, front.page.kind != kind { enterGuard.pageAppeared(at: Ticker.now) }
    }

    private func takeKeys() {
        // All that has arrived, so that a paste is painted once; but a stream without end does not keep the screen.
        var count = 0
        repeat {
            let inputs = terminal.read()
            emptyReads = inputs.isEmpty ? emptyReads + 1 : 0
            for input in inputs { take(decoder.feed(input, at: Ticker.now)) }
            count = inputs.isEmpty ? .max : count + inputs.count
        } while count < KeyDecoder.pasteLimit && Descriptor.wait([terminal.descriptor], timeout: 0)[0].readable
        if emptyReads > 50 { end() }
        silenceEnds = decoder.pendingTimeout.map { Ticker.now + $0 }
    }

    private func take(_ outputs: [KeyDecoder.Output]) {
        // What cannot be seen is not answered.
        let size = terminal.size
        guard size.rows >= PageRenderer.smallest.rows, size.columns >= PageRenderer.smallest.columns else { return }
        for output in outputs {
            // Where a reply is waited for, the letters of an address are no keys.
            let isWaiting = front.awaitsReply || rawPaste.wait(at: Ticker.now) != nil
            deal(with: isWaiting ? rawPaste.feed(output, at: Ticker.now) : [output])
        }
    }

    private func deal(with outputs: [KeyDecoder.Output]) {
        for output in outputs where front.outcome == nil {
            notice = nil
            switch output {
            case .key(let key): if enterGuard.lets(key, at: Ticker.now) { send(.key(key)) }
            case .paste(let text): unasked { send(.paste(text)) }
            case .mouse(let event): point(event)
            case .pasteTooLong: notice = front.words(FrontWords.pasteTooLong)
            }
        }
    }

    /// What the mouse pointed at, and the wheel as the keys that move.
    private func point(_ event: MouseEvent) {
        switch event.action {
        case .wheelUp: send(.key(.up))
        case .wheelDown: send(.key(.down))
        case .press:
            if let index = targets.firstIndex(where: { $0.contains(event.row) }) { send(.point(index)) }
        }
    }

    private func send(_ event: WizardEvent) {
        guard front.outcome == nil else { return }
        perform(front.handle(event))
    }

    private func end() {
        send(.terminate)
        isOver = true
    }

    private func reap() { children.removeAll { waitpid($0, nil, WNOHANG) != 0 } }

    // MARK: Effects

    private func perform(_ effects: [TerminalEffect]) {
        pending = []
        for effect in effects {
            switch effect {
            case .copy(let text): copy(text)
            case .plainView(let text): showPlainly(text)
            case .qrCode(let text): showCode(text)
            case .redraw: terminal.forget()
            case .suspend: stop()
            }
            painted = nil
        }
    }

    private func copy(_ text: String) {
        terminal.write(Clipboard.request(text))
        if !(environment["TMUX"] ?? "").isEmpty, let child = Clipboard.startTmux(text) { children.append(child) }
    }

    private func stop() {
        terminal.leave()
        platform_stop()
        terminal.enter(afterStop: true)
        painted = nil
    }

    /// Shows text alone on the normal screen until Enter, or until the wizard is on another page.
    private func showPlainly(_ text: String) {
        terminal.leave()
        let back = front.words(FrontWords.pressEnterToReturn)
        terminal.write("\r\n" + text + "\n\n" + back + "\n")
        waitForReturn { $0.contains(0x0A) || $0.contains(0x0D) }
        terminal.enter()
    }

    /// Shows a code as a whole until a key, or says why it does not.
    private func showCode(_ text: String) {
        guard let code = QRCode(text) else {
            notice = front.words(QRCode.isAvailable ? FrontWords.qrTooLong : FrontWords.qrUnavailable)
            return
        }
        let size = terminal.size
        let (ascii, colors) = (terminal.isASCII, terminal.hasColors)
        // The last row says how to come back.
        guard let picture = code.picture(rows: size.rows - 1, columns: size.columns, ascii: ascii, colors: colors)
        else {
            let smallest = code.smallestSize(ascii: ascii)
            notice = front.words(FrontWords.qrNeeds(columns: smallest.columns, rows: smallest.rows + 1))
            return
        }
        terminal.forget()
        terminal.paint(Frame(rows: [], cursor: Frame.Position(row: size.rows - 1, column: 0)))
        let rows = picture.rows.enumerated().map { "\u{1B}[\($0.offset + 1);1H" + $0.element }
        terminal.write(rows.joined() + "\u{1B}[\(size.rows);1H" + front.words(FrontWords.pressKeyToReturn))
        waitForReturn(orResize: true) { !$0.isEmpty }
        terminal.forget()
        if terminal.size != size { showCode(text) }
    }

    /// Waits for input that satisfies the condition, or for another size of the window, while the wizard goes on; the input
    /// itself is thrown away.
    ///
    /// What is on the screen stays although the wizard is on another page by then, which is said: whoever presses Enter for this
    /// view must not press it for a page not seen yet.
    private func waitForReturn(orResize: Bool = false, _ isReturn: ([UInt8]) -> Bool) {
        let kind = front.page.kind
        var isTold = false
        while front.outcome == nil, !isOver {
            if !isTold, front.page.kind != kind {
                isTold = true
                terminal.write("\r\n" + front.words(FrontWords.wentOn) + "\r\n")
            }
            let timeout = ticker.milliseconds(wanted: front.needsTicks) ?? -1
            let ready = Descriptor.wait([terminal.descriptor, pipe.reading], timeout: timeout)
            if ready[1].readable {
                let signals = pipe.drain().map { Int32($0) }
                if signals.contains(where: { [SIGTERM, SIGHUP, SIGQUIT].contains($0) }) { end() }
                if signals.contains(SIGWINCH) { terminal.updateSize() }
                // Ctrl-C only comes back.
                if signals.contains(SIGINT) || orResize && signals.contains(SIGWINCH) { return }
                if signals.contains(SIGTSTP) { platform_stop() }
                pending += front.drain()
            }
            if ready[0].readable {
                guard let bytes = Descriptor.read(terminal.descriptor) else { return end() }
                if isReturn(bytes) { return }
            } else if ready[0].hungUp {
                return end()
            }
            if ticker.isDue(wanted: front.needsTicks), front.outcome == nil { pending += front.handle(.tick) }
        }
    }
}
