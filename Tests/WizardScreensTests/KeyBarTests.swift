import Localization
import ServiceCatalog
import Testing

@testable import SetupWizard

@Suite("The keys a page names")
struct KeyBarTests {
    @Test("Every key that is named does something", arguments: PageSample.all)
    func act(sample: PageSample) throws {
        let wizard = try sample.reach(.english).wizard
        for hint in wizard.page.keys {
            let events = try #require(Self.events[hint.key] ?? Self.letter(hint.key), "nobody knows \(hint.key)")
            let acts = events.contains { event in
                var tried = wizard
                let effects = tried.handle(event)
                return !effects.isEmpty || tried.page != wizard.page
            }
            #expect(acts, "\(hint.key) does nothing on \(sample.name)")
        }
    }

    @Test("Every page but a question over it names help, the language and the way out", arguments: PageSample.all)
    func always(sample: PageSample) throws {
        let wizard = try sample.reach(.english).wizard
        guard ![.help, .question].contains(wizard.page.kind) else { return }
        let keys = wizard.page.keys.map(\.key)
        #expect(keys.contains("?") || keys.contains("F1"))
        #expect(keys.contains("F2") && keys.contains("Ctrl-C"))
        #expect(Set(keys).count == keys.count, "\(keys)")
    }

    @Test("The language is switched on every page, and back", arguments: PageSample.all)
    func language(sample: PageSample) throws {
        var wizard = try sample.reach(.english).wizard
        guard wizard.page.kind != .help, wizard.page.status == nil, sample.name != "leave" else { return }
        let english = wizard.page
        _ = wizard.handle(.key(.function(2)))
        let japanese = wizard.page
        #expect(japanese.kind == english.kind)
        #expect(japanese.title != english.title || japanese.kind == .working)
        #expect(japanese.blocks.count == english.blocks.count)
        _ = wizard.handle(.key(.function(2)))
        #expect(wizard.page == english)
    }

    private static let events: [String: [WizardEvent]] = [
        "Enter": [.key(.enter)], "Esc": [.key(.escape)], "Tab": [.key(.tab)], "PgDn": [.key(.pageDown)],
        "Up/Down": [.key(.up), .key(.down)], "Left/Right": [.key(.left), .key(.right)], "F1": [.key(.function(1))],
        "F2": [.key(.function(2))], "Ctrl-F": [.key(.control("f"))], "Ctrl-O": [.key(.control("o"))],
        "Ctrl-Y": [.key(.control("y"))], "F4": [.key(.function(4))], "Ctrl-P": [.key(.control("p"))],
        "1-2": [.key(.character("2"))], "1-3": [.key(.character("2"))],
        "Ctrl-C": [.key(.control("c"))], "Ctrl-T": [.key(.control("t"))],
        "Ctrl-_": [.key(.control("_"))], "a-z": [.key(.character("k")), .key(.character("i"))],
    ]

    private static func letter(_ key: String) -> [WizardEvent]? {
        key.count == 1 ? key.first.map { [.key(.character($0))] } : nil
    }
}
