internal import CPlatform
internal import Glibc
internal import Secrets
internal import SetupWizard
internal import Wording

/// Says each page once and asks what it asks.
final class Dialogue {
    /// What came of a question.
    enum Answer: Equatable {
        case text(String)
        /// An empty line.
        case nothing
        case back
        case help
        /// The page is no longer the one that was asked about, or the wizard ended.
        case overtaken
    }

    let front: any WizardFronting
    let reader: LineReader
    private let output: Int32
    var ticker = Ticker()
    /// The page that was said last.
    var said: Page?
    /// The banner and the step that were said last.
    var place: (banner: String?, step: String?)
    /// Whether the last line was empty: another one is one too many.
    private var isAfterGap = true
    /// Everything said, so that the farewell does not repeat it.
    private var lines: Set<String> = []
    /// Seconds since the waiting began.
    var waited = 0
    /// The end of the input or a signal ended the dialogue.
    var isOver = false
    /// The page whose fields were filled in and refused.
    var refused: PageKind?
    /// The lines of a reply that are not surely all.
    var arriving = ArrivingLines()

    init(front: any WizardFronting, reader: LineReader, output: Int32) {
        self.front = front
        self.reader = reader
        self.output = output
    }

    /// Runs until the wizard has an outcome or the input ends.
    func run() {
        perform(front.drain())
        while front.outcome == nil, !isOver {
            let page = front.page
            introduce(page)
            ask(page)
        }
        reader.giveBack()
        let farewell = front.farewell.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        for line in farewell.map(String.init) where !lines.contains(line) { say(line) }
    }

    // MARK: Saying

    /// Prints a line; what stands in it cannot end it or act on the terminal.
    func say(_ line: String) {
        if line.isEmpty, isAfterGap { return }
        isAfterGap = line.isEmpty
        lines.insert(line)
        Descriptor.write(ForeignText.line(line) + "\n", to: output)
    }

    /// Prints a text that has lines of its own, such as some connection strings.
    func sayLines(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { say(String(line)) }
    }

    // MARK: Asking

    private func ask(_ page: Page) {
        switch page.kind {
        case .done: askToLeave(page)
        case .signIn, .working: waitForEvents(page)
        case .step, .failure, .help, .question:
            if page.fields.isEmpty {
                askNumberOrEnter(page)
            } else {
                askFields(page)
            }
        }
    }

    /// Puts a question and waits for its answer.
    func answer(to question: String, secret: Bool = false, takesLines: Bool = false) -> Answer {
        Descriptor.write(ForeignText.line(question), to: output)
        isAfterGap = false
        if secret { reader.setEcho(false) }
        defer { reader.setEcho(true) }
        let kind = front.page.kind
        while true {
            let first = next(timeout: ticker.milliseconds(wanted: front.needsTicks) ?? -1)
            if secret, first != nil { Descriptor.write("\n", to: output) }
            if front.outcome != nil || isOver || front.page.kind != kind { return .overtaken }
            guard let first else { continue }
            let line = takesLines ? whole(first) : first
            switch line.trimmed {
            case "": return .nothing
            case "<": return .back
            case "?": return .help
            default: return .text(line)
            }
        }
    }

    /// A line with those that a paste brought along with it; a pipe brings the answers to the next questions.
    private func whole(_ first: String) -> String {
        // Enter alone is no paste, however fast the next one comes.
        guard reader.isTerminal, !first.trimmed.isEmpty else { return first }
        var lines = ArrivingLines()
        lines.add(first, at: Ticker.now)
        while !isOver, front.outcome == nil {
            if let text = lines.take(at: Ticker.now, isMidLine: reader.isMidLine) { return text }
            if let more = next(timeout: lines.wait(at: Ticker.now, isMidLine: reader.isMidLine) ?? -1) {
                lines.add(more, at: Ticker.now)
            }
        }
        return lines.takeAll() ?? first
    }

    /// The next line; nil when something else happened, which has then been dealt with.
    func next(timeout: Int) -> String? {
        switch reader.next(timeout: timeout) {
        case .line(let line): return line
        case .end: end()
        case .woken(let signals): take(signals)
        case .timeout: break
        }
        if ticker.isDue(wanted: front.needsTicks) {
            send(.tick)
            waited += 1
            if waited % 30 == 0, front.page.isWaiting { say(front.words(FrontWords.waiting(seconds: waited))) }
        }
        return nil
    }

    private func take(_ signals: [UInt8]) {
        for signal in signals.map({ Int32($0) }) {
            switch signal {
            case 0: break
            case SIGINT:
                say("")
                send(.interrupt)
            default:
                send(.terminate)
                isOver = true
            }
        }
        if front.outcome == nil { perform(front.drain()) }
    }

    private func end() {
        say("")
        send(front.page.kind == .done ? .confirm : .terminate)
        isOver = true
    }

    /// Prints a code where no row of it would be broken, or says why it does not.
    private func show(_ code: QRCode) {
        let ascii = platform_set_locale() != 1
        var (rows, columns): (Int32, Int32) = (0, 0)
        let isKnown = unsafe platform_terminal_size(output, &rows, &columns) == 0 && columns > 0
        if let picture = code.picture(rows: nil, columns: isKnown ? Int(columns) : .max, ascii: ascii, colors: true) {
            for row in picture.rows { Descriptor.write(row + "\n", to: output) }
        } else {
            let smallest = code.smallestSize(ascii: ascii)
            say(front.words(FrontWords.qrNeeds(columns: smallest.columns, rows: smallest.rows + 1)))
        }
    }

    func send(_ event: WizardEvent) {
        guard front.outcome == nil else { return }
        perform(front.handle(event))
    }

    private func perform(_ effects: [TerminalEffect]) {
        for effect in effects {
            switch effect {
            case .copy(let text), .plainView(let text): sayLines(text)
            case .qrCode(let text, let note):
                say(note)
                guard isatty(output) == 1 else { continue }
                guard let code = QRCode(text) else {
                    if !QRCode.isAvailable { say(front.words(FrontWords.qrUnavailable)) }
                    continue
                }
                show(code)
            case .redraw, .suspend: break
            }
        }
    }
}
