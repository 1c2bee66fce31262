import Foundation
import Glibc
import Localization
import ServiceCatalog

@testable import SetupWizard

/// A small wizard to drive the fronts with: a list, three fields, a wait, a result.
final class SampleFront: WizardFronting {
    enum Stage: Sendable { case list, fields, wait, done }

    private(set) var stage = Stage.list
    private(set) var selected = 0
    private(set) var texts = ["", "", ""]
    private(set) var focus = 0
    /// The field that has the focus when the page opens.
    var startsAt = 0
    private(set) var events: [String] = []
    private(set) var seconds = 0
    private(set) var outcome: WizardOutcome?
    var farewell: [String] = ["Goodbye."]
    private var language: Language
    private var refused = false
    /// Whether a refusal is told in the status row instead of under the field.
    var refusesInStatus = false
    /// Whether a missing answer is refused where it is passed over.
    var refusesAtOnce = false
    private var asked = false
    private var status: Page.Status?
    private var wake: (@Sendable () -> Void)?

    static let url =
        "https://auth.example/authorize?client_id=abc123&redirect_uri=http%3A%2F%2F127.0.0.1%3A8912%2F&state=0123456789"

    init(_ language: Language = .english) {
        self.language = language
    }

    func began() {}

    var needsTicks: Bool { stage == .wait }

    var awaitsReply: Bool { stage == .wait }

    /// How often the page was asked for.
    private(set) var pageCount = 0

    private func say(_ english: String, _ japanese: String) -> String { language == .english ? english : japanese }

    var page: Page {
        pageCount += 1
        var page: Page
        if asked {
            page = Page(kind: .question, title: say("Leave?", "終了しますか"))
            let items = ["Stay", "Leave"].map { ChoiceList.Item(title: $0, detail: "") }
            page.blocks = [.choices(ChoiceList(items: items, selected: 0, focused: true))]
            return page
        }
        switch stage {
        case .list: page = SamplePages.list(language, selected: selected)
        case .fields: page = SamplePages.fields(language, texts: texts, focus: focus, refused: refused)
        case .wait:
            page = Page(kind: .signIn, title: say("Sign in", "サインイン"), lead: [say("Open this:", "開いてください:")])
            page.blocks = [.copyable(Self.url), .text(say("\(seconds) seconds", "\(seconds) 秒"), .quiet)]
            page.keys = ["p", "c", "r"].map { Page.KeyHint(key: $0, action: "do") }
        case .done:
            page = Page(kind: .done, title: say("Done", "完了"))
            page.blocks = [.copyable("key=\(texts[0])")] + texts.map { .text($0, .normal) }
            page.keys = [Page.KeyHint(key: "Enter", action: "finish")]
        }
        page.status = status
        return page
    }

    func words(_ text: LocalizedText) -> String { text(language) }

    func setWake(_ wake: (@Sendable () -> Void)?) { self.wake = wake }

    /// A terminal's two sides, closed when the front begins: the terminal goes away.
    var closeOnDrain: (Int32, Int32)?

    func drain() -> [TerminalEffect] {
        if let (parent, child) = closeOnDrain {
            _ = close(parent)
            _ = close(child)
        }
        if finishesByItself, stage == .wait { outcome = .finished(connection: "by itself") }
        return []
    }

    /// Whether the wait ends without the person: another thread wakes the front that shows it.
    var finishesByItself = false

    func handle(_ event: WizardEvent) -> [TerminalEffect] {
        switch event {
        case .tick, .pause, .askLineByLine, .keep: break
        default: events.append("\(event)")
        }
        status = nil
        switch event {
        case .terminate: outcome = .aborted
        case .interrupt:
            if asked { outcome = .aborted }
            asked = true
        case .tick: seconds += 1
        case .reply(let text):
            texts[2] = text
            stage = .done
        case .paste(let text) where stage == .fields: texts[focus] += text
        case .choose(let index) where asked:
            asked = false
            if index == 1 { outcome = .aborted }
        case .choose(let index):
            selected = index
            (stage, focus) = (.fields, startsAt)
        case .fill(let index, let text): texts[index] = text
        case .keep: refused = refusesAtOnce
        case .back: stage = .list
        case .confirm: confirm()
        case .key(let key): return press(key)
        default: break
        }
        return []
    }

    private func confirm() {
        switch stage {
        case .fields where texts[0].isEmpty:
            refused = !refusesInStatus
            if refusesInStatus { status = .problem("A client id is needed.") }
            focus = 0
        case .list: stage = .fields
        case .fields:
            stage = .wait
            if finishesByItself, let wake { Thread.detachNewThread { wake() } }
        case .wait: break
        case .done: outcome = .finished(connection: "sample")
        }
    }

    private func press(_ key: Key) -> [TerminalEffect] {
        asked = false
        switch (stage, key) {
        case (.list, .down): selected = min(selected + 1, 4)
        case (.list, .up): selected = max(0, selected - 1)
        case (.fields, .character(let character)): texts[focus].append(character)
        case (.fields, .backspace): texts[focus] = String(texts[focus].dropLast())
        case (.fields, .down), (.fields, .tab): focus = min(2, focus + 1)
        case (.fields, .up), (.fields, .backTab): focus = max(0, focus - 1)
        case (.fields, .escape): stage = .list
        case (.wait, .character("p")): return [.plainView(Self.url)]
        case (.wait, .character("r")): return [.qrCode("short text", note: "A phone will do.")]
        case (.wait, .character("c")): return [.copy(Self.url)]
        case (.wait, .character("d")): stage = .done
        case (.wait, .character("x")): abortForTest()
        case (_, .control("s")): status = .note("Ctrl-S came through")
        case (_, .function(2)): language = language == .english ? .japanese : .english
        case (_, .enter): confirm()
        default: break
        }
        return []
    }

    /// What the key `x` does while waiting; a test of crashes puts a crash there.
    nonisolated(unsafe) static var crash: () -> Void = {}
    private func abortForTest() { unsafe Self.crash() }
}
