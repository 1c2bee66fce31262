internal import CPlatform
internal import Glibc
internal import SetupWizard
internal import Wording

/// What the wizard asks of the terminal.
extension ScreenLoop {
    func perform(_ effects: [TerminalEffect]) {
        pending = []
        for effect in effects {
            switch effect {
            case .copy(let text): copy(text)
            case .plainView(let text): showPlainly(text)
            case .qrCode(let text, let note): showCode(text, note)
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

    func stop() {
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

    /// Shows a code as a whole until a key, or says why it does not; what it is good for stands below it, and is there afterwards.
    private func showCode(_ text: String, _ note: String) {
        guard let code = QRCode(text) else {
            notice = front.words(QRCode.isAvailable ? FrontWords.qrTooLong : FrontWords.qrUnavailable)
            return
        }
        let size = terminal.size
        let (ascii, colors) = (terminal.isASCII, terminal.hasColors)
        // The last row says what it is good for, and how to come back where there is room for it.
        guard let picture = code.picture(rows: size.rows - 1, columns: size.columns, ascii: ascii, colors: colors)
        else {
            let smallest = code.smallestSize(ascii: ascii)
            notice = front.words(FrontWords.qrNeeds(columns: smallest.columns, rows: smallest.rows + 1))
            return
        }
        terminal.forget()
        terminal.paint(Frame(rows: [], cursor: Frame.Position(row: size.rows - 1, column: 0)))
        let rows = picture.rows.enumerated().map { "\u{1B}[\($0.offset + 1);1H" + $0.element }
        terminal.write(rows.joined() + "\u{1B}[\(size.rows);1H" + legend(note, columns: size.columns))
        waitForReturn(orResize: true) { !$0.isEmpty }
        terminal.forget()
        if terminal.size != size { return showCode(text, note) }
        notice = note
    }

    private func legend(_ note: String, columns: Int) -> String {
        let both = note + "  " + front.words(FrontWords.pressKeyToReturn)
        return Columns.width(both) < columns ? both : Columns.truncated(note, to: columns - 1)
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
