import Localization
import ServiceCatalog
import SettingsStore
import Testing
import Wording

@testable import AuthEngine
@testable import SetupWizard
@testable import TerminalUI

/// Numbers that look random and are the same for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Presses anything, at any time, in any window.
struct Monkey {
    static let canary = "ZZcanary-0123456789"

    private var numbers: SeededNumbers
    private var decoder = KeyDecoder()
    private var sample: SampleWizard
    private var size = (rows: 24, columns: 80)
    /// How often a wizard came to its end and was begun anew.
    private(set) var ends = 0
    /// The kinds of pages that were seen.
    private(set) var seen: Set<PageKind> = []

    init(seed: UInt64) throws {
        numbers = SeededNumbers(seed: seed)
        sample = try SampleWizard(.english)
    }

    private static let pieces = [
        "\r", "\r", "\r", "\r", "\r", "\r", "\t", "\u{1B}[A", "\u{1B}[B", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D",
        "\u{1B}[Z", "\u{1B}[H", "\u{1B}[F", "\u{1B}[3~", "\u{7F}", "\u{1B}", "\u{1B}OP", "\u{1B}OQ", "\u{3}", "n",
        "\u{B}", "\u{15}", "\u{17}", "\u{1F}", "\u{1B}[5~", "\u{1B}[6~", "?", "q", "日", "が", "か\u{3099}", "👩‍💻",
        "\u{1B}]11;rgb:0/0/0\u{7}", "\u{1B}[<0;3;4M", "\u{FF}", "x", " ", "o", "m", "v", "c", "p", "f", "r", "s", "+",
        "\u{1B}[200~https://example.cybozu.com\n\u{1B}[201~", "\u{1B}[200~７\u{1B}[201~", "\u{1B}[200~\u{1B}[201~",
        "\u{1B}[200~jdbc:kintone:AuthScheme=APIToken;Url=https://a.cybozu.com;AppId=7;\u{1B}[201~",
        "\u{14}",
    ]

    /// Does one thing.
    mutating func step() throws {
        switch Int.random(in: 0..<100, using: &numbers) {
        case 0..<4: size = (.random(in: 1...50, using: &numbers), .random(in: 1...200, using: &numbers))
        case 4: feed(Array(decoder.pendingTimeout == nil ? [] : decoder.idle()))
        case 5..<8: report()
        case 8..<12 where secretHasFocus: feed([.paste(Self.canary)])
        default:
            let piece = Self.pieces.randomElement(using: &numbers) ?? "x"
            for byte in piece.utf8 { feed(decoder.feed(.byte(byte), at: 0)) }
            // Half a sequence sometimes stays half.
            if Bool.random(using: &numbers) { feed(decoder.idle()) }
        }
        try look()
    }

    private var secretHasFocus: Bool {
        guard let slot = sample.wizard.focusedField else { return false }
        return slot.field?.secret == true || slot.key == FieldName.keyPassphrase
    }

    private mutating func feed(_ outputs: [KeyDecoder.Output]) {
        for output in outputs {
            switch output {
            case .key(let key): take(sample.wizard.handle(.key(key)))
            case .paste(let text): take(sample.wizard.handle(.paste(text)))
            case .pasteTooLong, .mouse: break
            }
        }
    }

    private mutating func take(_ effects: [WizardEffect]) {
        for effect in effects {
            guard case .end = effect, let fresh = try? SampleWizard(Bool.random(using: &numbers) ? .english : .japanese)
            else { continue }
            sample = fresh
            if Bool.random(using: &numbers) { sample.lock() }
            ends += 1
            return
        }
    }

    /// Something happens that a running set-up may report; the wizard must bear it at any time.
    private mutating func report() {
        let isRunning = ![PageKind.done, .failure].contains(sample.wizard.page.kind)
        let error = AuthError(
            [.signIn(.stateMismatch), .signIn(.timedOut(seconds: 3)), .reply(.refused(errorCode: "x", text: "y"))]
                .randomElement(using: &numbers)
                ?? .cancelled
        )
        let reports: [EngineReport] = [
            .signInReady(SampleWizard.view), .progress(.testing), .progress(.saving), .replyRefused(error),
            .failed(error), .written(path: nil), .browserAsked(worked: false), .machineKey("age1x"),
            .notice(.wrongStates(count: 3)), .notice(.wrongStates(count: 4)),
            .importRefused(.passphraseWrong), .unlockRefused(AuthError(.store(.passphraseWrong(path: "/x")))),
            .unlocked(SampleWizard.connections),
        ]
        guard case .working = sample.wizard.place, isRunning else {
            take(sample.wizard.handle(.tick))
            return
        }
        if sample.wizard.importing == nil, Bool.random(using: &numbers) {
            sample.finishRunning()
        } else {
            take(sample.wizard.handle(.engine(reports.randomElement(using: &numbers) ?? .progress(.testing))))
        }
    }

    private mutating func look() throws {
        let page = sample.wizard.page
        seen.insert(page.kind)
        let frame = PageRenderer.render(page, size: size, ascii: Bool.random(using: &numbers))
        #expect(frame.rows.count == size.rows)
        for row in frame.rows where Columns.width(row.text) > size.columns {
            Issue.record("a row of \(page.kind) is wider than \(size.columns): \(row.text)")
        }
        #expect((0..<size.rows).contains(frame.cursor.row) && (0..<size.columns).contains(frame.cursor.column))
        var isShown = sample.wizard.revealed
        if case .done(let page) = sample.wizard.place { isShown = isShown || page.secretsShown }
        #expect(isShown || !frame.text.joined().contains("ZZcanary-01"), "a secret stands on \(page.kind)")
    }
}

@Suite("Anything pressed at any time")
struct RandomKeysTests {
    @Test("never breaks a page, never shows a secret, and leaves by itself", arguments: [20_261_121, 7, 42, 1_000_003])
    func monkey(seed: UInt64) throws {
        var monkey = try Monkey(seed: seed)
        for _ in 0..<2_500 { try monkey.step() }
        #expect(monkey.seen.count >= 8, "\(monkey.seen)")
        #expect(monkey.ends > 0)
    }
}
