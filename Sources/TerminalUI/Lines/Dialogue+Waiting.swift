internal import SetupWizard
internal import Wording

/// Pages without questions: what happens meanwhile, and the reply of a sign-in.
extension Dialogue {
    func waitForEvents(_ page: Page) {
        if page.kind == .signIn, waited == 0 { sayLetters(page) }
        waited = max(1, waited)
        // Piped answers may end before the work does that they asked for.
        reader.waitsOnly = page.kind == .working
        defer { reader.waitsOnly = false }
        while front.outcome == nil, !isOver, !isNews(front.page) {
            if let reply = wholeReply() {
                send(.reply(reply))
                continue
            }
            guard let line = next(timeout: lineTimeout) else { continue }
            let answer = line.trimmed
            guard arriving.isEmpty else {
                arriving.add(line, at: Ticker.now)
                continue
            }
            switch answer {
            case "": break
            case "<": send(.back)
            case "?": sayLetters(page)
            default:
                if let letter = letter(answer) {
                    send(.key(.character(letter)))
                } else if page.kind == .signIn {
                    arriving.add(line, at: Ticker.now)
                }
            }
        }
        _ = arriving.takeAll()
    }

    /// How long to wait for the next line, in milliseconds.
    private var lineTimeout: Int {
        let whole = arriving.wait(at: Ticker.now, isMidLine: reader.isMidLine)
        return [whole, ticker.milliseconds(wanted: front.needsTicks)].compactMap { $0 }.min() ?? -1
    }

    /// The reply, once all lines are there that came with it.
    ///
    /// A pipe brings the answers to later pages at once too: a line that can only be one of those is not the reply's.
    private func wholeReply() -> String? {
        guard !arriving.isEmpty else { return nil }
        if !reader.isTerminal {
            if let line = reader.waitingLine {
                return arriving.count == 1 && Self.isChoice(line) ? arriving.takeAll() : nil
            }
            if !reader.mayBringMore { return arriving.takeAll() }
        }
        return arriving.take(at: Ticker.now, isMidLine: reader.isMidLine)
    }

    /// Whether a line is the answer to a list, or Enter.
    private static func isChoice(_ line: String) -> Bool {
        let answer = line.trimmed
        return answer.count <= 1 || (answer.count == 2 && answer.allSatisfy(\.isNumber))
    }

    /// Whether a page says more than the one said last; a countdown is no news.
    private func isNews(_ page: Page) -> Bool {
        guard let said, page.kind == said.kind, page.title == said.title, page.status == said.status else {
            return true
        }
        if page.kind == .working { return page.blocks != said.blocks }
        return page.copyables != said.copyables
    }
}
